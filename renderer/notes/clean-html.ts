/**
 * Pasted HTML made plain before anything parses it: structure and emphasis stay, looks go. It works on the
 * string because the window's policy forbids style attributes: parsed with them, each is reported as a
 * violation and bold that is said by style alone (Google Docs, Word for the web) is lost, while its
 * `<b style="font-weight:normal">` around everything would make all of it bold.
 */
import { listsFromWord } from './word-lists.ts'

const KEPT = new Set(
  [
    'p div br h1 h2 h3 h4 h5 h6 ul ol li blockquote a span',
    'b strong i em u s del strike code pre',
    'table thead tbody tr td th',
  ].flatMap((names) => names.split(' ')),
)
const VOID = new Set([
  'br',
  'img',
  'hr',
  'input',
  'meta',
  'link',
  'col',
  'wbr',
  'area',
  'base',
  'embed',
  'source',
])
/** Their text is no text of the page. */
const DROPPED = /<(style|script|head|title|template|xml|svg|math|object)\b[^>]*>[\s\S]*?<\/\1\s*>/gi
const TAG = /<(\/?)([a-z][\w:-]*)((?:"[^"]*"|'[^']*'|[^'">])*)>/gi

const attribute = (attributes: string, name: string): string => {
  const found = new RegExp(`(?:^|\\s)${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(
    attributes,
  )
  return found?.[1] ?? found?.[2] ?? found?.[3] ?? ''
}

/** Emphasis that a style says, as tags. */
function emphasisOf(style: string): string[] {
  const says = (pattern: RegExp): boolean => pattern.test(style)
  return [
    says(/font-weight\s*:\s*(bold|bolder|[6-9]00)/i) ? 'b' : '',
    says(/font-style\s*:\s*(italic|oblique)/i) ? 'i' : '',
    says(/text-decoration[^;]*:[^;]*underline/i) ? 'u' : '',
    says(/text-decoration[^;]*:[^;]*line-through/i) ? 's' : '',
  ].filter((tag) => tag !== '')
}

/** The tags that stand for one opening tag of the original, outermost first. */
function tagsFor(name: string, attributes: string): string[] {
  const style = attribute(attributes, 'style')
  const isUnbold = (name === 'b' || name === 'strong') && /font-weight\s*:\s*(normal|[1-5]00)/i.test(style)
  const own = isUnbold ? 'span' : name
  const extra = emphasisOf(style).filter((tag) => tag !== own)
  if (!KEPT.has(own)) return extra
  const href = own === 'a' ? attribute(attributes, 'href').trim() : ''
  const opened = /^(https?:|mailto:)/i.test(href) ? `a href="${href.replaceAll('"', '&quot;')}"` : own
  return [opened, ...extra]
}

/** How many pictures a paste would have brought: they are left out, and the user is told. */
export const imagesIn = (html: string): number =>
  html.replaceAll(/<!--[\s\S]*?-->/g, '').match(/<img\b/gi)?.length ?? 0

/** @param html as the clipboard holds it; anything may be in it. */
export function cleanHtml(html: string): string {
  const source = listsFromWord(html)
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(DROPPED, '')
  const open: { name: string; tags: string[] }[] = []
  let clean = ''
  let at = 0
  for (const match of source.matchAll(TAG)) {
    const [whole, slash = '', written = '', attributes = ''] = match
    clean += escapeOpen(source.slice(at, match.index))
    at = match.index + whole.length
    const name = written.toLowerCase()
    if (slash === '') {
      const tags = tagsFor(name, attributes)
      clean += tags.map((tag) => `<${tag}>`).join('')
      if (!VOID.has(name)) open.push({ name, tags })
      continue
    }
    const from = open.findLastIndex((entry) => entry.name === name)
    if (from < 0) continue
    for (const { tags } of open.splice(from).toReversed())
      clean += tags
        .toReversed()
        .map((tag) => `</${tag.split(' ')[0]}>`)
        .join('')
  }
  return clean + escapeOpen(source.slice(at))
}

/** What is left of a broken tag is words. */
const escapeOpen = (text: string): string => text.replaceAll('<', '&lt;')
