/** What HTML's elements are to a reader. */
import type { LeftOut } from '../../../../shared/model/left.ts'
import type { InlineMark } from '../../../../shared/model/markup.ts'
import type { HtmlElement } from './dom.ts'

const names = (list: string): ReadonlySet<string> => new Set(list.split(' '))

/** Begin and end a line of their own. */
const BLOCKS = names(
  'address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure footer form frameset h1 h2 h3 h4 h5 h6 header hgroup hr html legend li listing main menu nav noframes ol optgroup p plaintext pre search section summary table tbody td tfoot th thead tr ul xmp',
)

/** Never shown, with everything inside; where the user is told, as what. */
const DROPPED: Readonly<Record<string, LeftOut | null>> = {
  script: 'scripts',
  style: 'styles',
  link: null,
  head: null,
  meta: null,
  title: null,
  base: null,
  template: null,
  // Says that scripts are needed, or doubles a picture.
  noscript: null,
  iframe: 'embedded',
  frame: 'embedded',
  object: 'embedded',
  embed: 'embedded',
  applet: 'embedded',
  audio: 'embedded',
  video: 'embedded',
  canvas: 'drawings',
  svg: 'drawings',
  input: 'forms',
  select: 'forms',
  textarea: 'forms',
  button: 'forms',
  datalist: null,
  map: null,
  // The readings of ruby stand between the characters: 汉(hàn)字(zì) would be neither found nor quoted as 汉字.
  rt: null,
  rp: null,
  rtc: null,
}

const MARKS: Readonly<Record<string, InlineMark>> = {
  b: 'strong',
  strong: 'strong',
  i: 'emphasis',
  em: 'emphasis',
  cite: 'emphasis',
  dfn: 'emphasis',
  var: 'emphasis',
  u: 'underline',
  ins: 'underline',
  s: 'strike',
  strike: 'strike',
  del: 'strike',
  code: 'code',
  kbd: 'code',
  samp: 'code',
  tt: 'code',
  sup: 'superscript',
  sub: 'subscript',
  mark: 'marked',
}

const styleOf = (element: HtmlElement): string => element.getAttribute('style')?.slice(0, 2000) ?? ''

export function isBlock(element: HtmlElement): boolean {
  return (
    BLOCKS.has(element.localName) ||
    /(?:^|;)\s*display\s*:\s*(?:block|flex|grid|list-item|table)\b/i.test(styleOf(element))
  )
}

/** False: it is read. Else what is told of it, if anything. */
export function droppedAs(element: HtmlElement): LeftOut | null | false {
  const { localName } = element
  if (Object.hasOwn(DROPPED, localName)) {
    if (
      localName === 'link' &&
      /stylesheet|prefetch|preload|preconnect|icon/i.test(element.getAttribute('rel') ?? '')
    )
      return 'remote'
    return DROPPED[localName] ?? null
  }
  return isHidden(element) ? null : false
}

function isHidden(element: HtmlElement): boolean {
  if (element.hasAttribute('hidden')) return true
  if (element.localName === 'dialog' && !element.hasAttribute('open')) return true
  return /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i.test(styleOf(element))
}

/** The marks an element puts on its text, by its name and the few styles that stand for one. */
export function marksOf(element: HtmlElement): InlineMark[] {
  const marks: InlineMark[] = []
  const own = Object.hasOwn(MARKS, element.localName) ? MARKS[element.localName] : undefined
  if (own) marks.push(own)
  const style = styleOf(element)
  if (style === '') return marks
  if (/font-weight\s*:\s*(?:bold|bolder|[6-9]00)/i.test(style)) marks.push('strong')
  if (/font-style\s*:\s*(?:italic|oblique)/i.test(style)) marks.push('emphasis')
  if (/text-decoration[\w-]*\s*:[^;]*line-through/i.test(style)) marks.push('strike')
  if (element.localName !== 'a' && /text-decoration[\w-]*\s*:[^;]*underline/i.test(style))
    marks.push('underline')
  if (/vertical-align\s*:\s*super/i.test(style)) marks.push('superscript')
  if (/vertical-align\s*:\s*sub\b/i.test(style)) marks.push('subscript')
  return marks
}

/** 1 to 6 for a heading, also one by its role; else 0. */
export function headingLevel(element: HtmlElement): number {
  const own = /^h([1-6])$/.exec(element.localName)
  if (own) return Number(own[1])
  if (element.getAttribute('role') !== 'heading') return 0
  const level = Number(element.getAttribute('aria-level') ?? 2)
  return level >= 1 && level <= 6 ? Math.floor(level) : 2
}

/** The words of `epub:type` and `role`. */
export const typesOf = (element: HtmlElement): string[] =>
  `${element.getAttribute('epub:type') ?? ''} ${element.getAttribute('role') ?? ''}`
    .split(/\s+/)
    .filter(Boolean)
