/** How much of a text is found in another: white space and control characters aside, in order, 0 to 1. */
const bare = (text: string): string[] => [
  ...text.normalize('NFC').replaceAll(/[\s\p{Cc}\u00AD\u200B\uFEFF]/gu, ''),
]

/**
 * The share of `wanted`'s characters that `text` has, counted by 3-grams, so that neither order nor neighbours may be lost:
 * one wrong character costs three of them.
 */
export function recall(wanted: string, text: string): number {
  const grams = (whole: string): Map<string, number> => {
    const counts = new Map<string, number>()
    for (const line of whole.split(/[\n\t]+/)) {
      const characters = [...bare(line)]
      // Lines of one or two characters count as well.
      if (characters.length < 3) characters.push('', '')
      for (let at = 0; at + 3 <= characters.length; at++) {
        const gram = characters.slice(at, at + 3).join('')
        counts.set(gram, (counts.get(gram) ?? 0) + 1)
      }
    }
    return counts
  }
  const has = grams(text)
  let all = 0
  let found = 0
  for (const [gram, times] of grams(wanted)) {
    all += times
    found += Math.min(times, has.get(gram) ?? 0)
  }
  return all === 0 ? 1 : found / all
}
