/**
 * Lists from Word: it writes each item as a paragraph with its mark as text, and says in a style that it is one.
 * They are made lists again; nesting follows Word's levels.
 */
const PARAGRAPH = /<p\b((?:"[^"]*"|'[^']*'|[^'">])*)>([\s\S]*?)<\/p\s*>/gi
const LEVEL = /mso-list\s*:\s*[^;"']*level(\d+)/i
/** The mark as Word prints it: `1.`, `一、`, `a)`, a bullet of a symbol font. */
const MARK =
  /<span\b[^>]*mso-list\s*:\s*Ignore[^>]*>([\s\S]*?(?:<span\b[\s\S]*?<\/span\s*>[\s\S]*?)?)<\/span\s*>/i
const NUMBER = /^\s*[(（]?(?:\d+|[a-z]|[ivxlc]+|[一二三四五六七八九十]+)[.)、．）]/i

const plain = (html: string): string => html.replaceAll(/<[^>]*>|&nbsp;/g, ' ').trim()

/** @param html as the clipboard holds it, comments still in it */
export function listsFromWord(html: string): string {
  if (!/mso-list/i.test(html)) return html
  const source = html.replaceAll(/<!\[[^\]]*\]>|<!--\[[^\]]*\]>|<!\[endif\]-->/g, '')
  const tags: string[] = []
  let out = ''
  let end = 0
  const closeTo = (depth: number): void => {
    while (tags.length > depth) out += `</${tags.pop()}>`
  }
  for (const match of source.matchAll(PARAGRAPH)) {
    const [whole, attributes = '', content = ''] = match
    const level = LEVEL.exec(attributes)?.[1]
    if (level === undefined) continue
    const between = source.slice(end, match.index)
    if (plain(between) !== '') closeTo(0)
    out += between
    end = match.index + whole.length
    const depth = Math.min(9, Math.max(1, Number(level)))
    const tag = NUMBER.test(plain(MARK.exec(content)?.[1] ?? '')) ? 'ol' : 'ul'
    closeTo(depth)
    if (tags.length === depth && tags.at(-1) !== tag) closeTo(depth - 1)
    while (tags.length < depth) {
      tags.push(tag)
      out += `<${tag}>`
    }
    out += `<li>${content.replace(MARK, '')}</li>`
  }
  closeTo(0)
  return out + source.slice(end)
}
