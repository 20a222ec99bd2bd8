/** The first sentence of a report without a title, at most about 30 characters and not mid-word. */
export function firstWords(opening: string): string {
  const sentence = (/^.*?[。！？!?\n]/.exec(opening)?.[0] ?? opening).replace(/[。！？!?.\s]+$/, '')
  const chars = Array.from(sentence)
  if (chars.length <= 30) return sentence
  const cut = chars.slice(0, 30).join('')
  const insideWord = /\w/.test(chars[29] ?? '') && /\w/.test(chars[30] ?? '')
  return insideWord ? cut.replace(/\s+\w*$/, '') : cut
}
