/** What pasted text becomes. Pure. */

/** A file for pasted text. Its title, if the text does not begin with it already, becomes the first line. */
export function fileOfText(title: string, text: string): File {
  const body = text.replaceAll('\r\n', '\n').trim()
  const heading = title.trim()
  const whole = !heading || body.startsWith(heading) ? body : `${heading}\n\n${body}`
  const name = (heading || body.split('\n')[0] || '')
    .replaceAll(/[\\/:*?"<>|\p{Cc}]/gu, ' ')
    .trim()
    .slice(0, 60)
  return new File([`${whole}\n`], `${name || 'text'}.txt`, { type: 'text/plain' })
}

/** The first line, where it reads like a title: short, and no sentence's end. */
export function guessTitle(text: string): string {
  const first = text.trim().split('\n', 1)[0]?.trim() ?? ''
  return first.length <= 60 && !/[。.!?！？；;，,]$/.test(first) ? first : ''
}
