/** OpenDocument's styles, as far as they say what text is. */
import type { InlineMark } from '../../../../shared/model/markup.ts'
import type { BlockKind } from '../../../../shared/model/report.ts'
import { childOf, childrenOf, descendantsOf, type XmlElement } from '../xml.ts'

export interface TextStyle {
  marks: readonly InlineMark[]
  highlight: string | undefined
}
export interface OdtStyles {
  /** Of a span. */
  text(name: string | undefined): TextStyle
  /** Of a paragraph: by the name of its style, or of what that is based on. */
  kind(name: string | undefined): BlockKind
  isOrdered(list: string | undefined, depth: number): boolean
}

const KINDS: readonly [RegExp, BlockKind][] = [
  [/^Title$/, 'title'],
  [/^Subtitle$/, 'subhead'],
  [/^Quotations?$/, 'quote'],
  [/^(?:Caption|Illustration|Figure|Table|Drawing)$/, 'caption'],
  [/^Preformatted_20_Text$/, 'code'],
]

export function readOdtStyles(parts: readonly (XmlElement | undefined)[]): OdtStyles {
  const styles = new Map<string, XmlElement>()
  const lists = new Map<string, XmlElement>()
  for (const part of parts) {
    for (const style of descendantsOf(part, 'style')) {
      const { name, family } = style.attributes
      if (name) styles.set(`${family} ${name}`, style)
    }
    for (const list of descendantsOf(part, 'list-style')) lists.set(list.attributes.name ?? '', list)
  }
  const chain = (family: string, name: string | undefined): XmlElement[] => {
    const found: XmlElement[] = []
    for (let at = name; at !== undefined && found.length < 20; ) {
      const style = styles.get(`${family} ${at}`)
      if (!style || found.includes(style)) break
      found.push(style)
      at = style.attributes['parent-style-name']
    }
    return found
  }
  return {
    text(name) {
      const marks: InlineMark[] = []
      let highlight: string | undefined
      for (const style of chain('text', name)) {
        const { attributes } = childOf(style, 'text-properties') ?? style
        marks.push(...marksOf(attributes))
        const color = attributes['background-color']
        if (highlight === undefined && /^#[\da-f]{6}$/i.test(color ?? '')) highlight = color!.toLowerCase()
      }
      return { marks: [...new Set(marks)], highlight: highlight === '#ffffff' ? undefined : highlight }
    },
    kind(name) {
      const names = [
        name ?? '',
        ...chain('paragraph', name).map((one) => one.attributes['parent-style-name'] ?? ''),
      ]
      for (const one of names) {
        const found = KINDS.find(([pattern]) => pattern.test(one))
        if (found) return found[1]
      }
      return 'paragraph'
    },
    isOrdered: (list, depth) =>
      childrenOf(lists.get(list ?? '')).find(({ attributes }) => Number(attributes.level) === depth + 1)
        ?.name === 'list-level-style-number',
  }
}

function marksOf(attributes: Readonly<Record<string, string>>): InlineMark[] {
  const marks: InlineMark[] = []
  const is = (name: string, pattern: RegExp): boolean => pattern.test(attributes[name] ?? '')
  if (is('font-weight', /^(?:bold|[6-9]00)$/)) marks.push('strong')
  if (is('font-style', /^(?:italic|oblique)$/)) marks.push('emphasis')
  if (is('text-underline-style', /^(?!none$)./)) marks.push('underline')
  if (is('text-line-through-style', /^(?!none$)./)) marks.push('strike')
  if (is('text-position', /^(?:super|[1-9])/)) marks.push('superscript')
  if (is('text-position', /^(?:sub|-)/)) marks.push('subscript')
  return marks
}
