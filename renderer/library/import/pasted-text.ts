/** What pasted text becomes. Pure. */

/** What was copied of a page, without what the clipboard writes around it. */
export function fragmentOf(html: string): string {
  const inside = /<!--\s*StartFragment\s*-->([\s\S]*?)<!--\s*EndFragment\s*-->/i.exec(html)
  return inside?.[1] ?? html
}

/** Whether there is more to keep than words: headings, lists, tables, quotes, emphasis, links. */
export const hasStructure = (html: string): boolean =>
  /<(?:h[1-6]|[uo]l|table|blockquote|pre|strong|b|em|i|a\s)[\s>]/i.test(html)

/** A file for pasted HTML. The importer, not the window, reads it: it may hold anything. */
export function fileOfHtml(title: string, text: string, html: string): File {
  const { name } = fileOfText(title, text)
  const heading = title.trim()
  const safe = heading.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const own = heading && !text.trim().startsWith(heading) ? `<h1>${safe}</h1>` : ''
  const whole = `<!doctype html><html><head><meta charset="utf-8"><title>${safe}</title></head><body>${own}${html}</body></html>\n`
  return new File([whole], name.replace(/\.txt$/, '.html'), { type: 'text/html' })
}

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
