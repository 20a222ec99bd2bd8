/** What a paragraph is, by its style and its numbering. */
import type { BlockKind } from '../../../../shared/model/report.ts'
import { childOf, childrenOf, type XmlElement } from '../xml.ts'

export interface ParagraphStyle {
  kind: BlockKind
  /** 1 to 6 for a heading. */
  level: number
  numbering: { list: string; depth: number } | null
}

export interface Styles {
  /** @param properties the paragraph's `pPr` */
  of(properties: XmlElement | undefined): ParagraphStyle
}

interface Style extends Partial<ParagraphStyle> {
  basedOn: string | undefined
}

/** By the names that Word gives in every language; whoever renames a style bases it on one of these. */
const KINDS: readonly [RegExp, BlockKind][] = [
  [/^title$/i, 'title'],
  [/^subtitle$/i, 'subhead'],
  [/^(?:intense )?quote$|^block text$/i, 'quote'],
  [/^caption$|^table of figures$/i, 'caption'],
  [/^(?:html preformatted|source code|code|plain code)$/i, 'code'],
  [/^(?:footnote|endnote) text$/i, 'footnote'],
]

export function readStyles(xml: XmlElement | undefined): Styles {
  const styles = new Map<string, Style>()
  let normal: string | undefined
  for (const style of childrenOf(xml, 'style')) {
    const { styleId: id, type } = style.attributes
    if (!id || (type !== undefined && type !== 'paragraph')) continue
    const name = childOf(style, 'name')?.attributes.val ?? id
    const basedOn = childOf(style, 'basedOn')?.attributes.val
    if (style.attributes.default === '1') normal = id
    const heading = /^heading (\d)$/i.exec(name)
    const own = ownOf(childOf(style, 'pPr'))
    const kind = heading ? 'subhead' : KINDS.find(([pattern]) => pattern.test(name))?.[1]
    const level = heading ? Math.min(6, Number(heading[1])) : kind === 'title' ? 1 : own.level
    styles.set(id, { basedOn, ...own, ...(kind ? { kind } : {}), ...(level ? { level } : {}) })
  }
  const chain = (id: string | undefined): Style[] => {
    const found: Style[] = []
    const seen = new Set<string>()
    for (let at = id; at !== undefined && !seen.has(at); at = styles.get(at)?.basedOn) {
      seen.add(at)
      const style = styles.get(at)
      if (style) found.push(style)
    }
    return found
  }
  return {
    of(properties) {
      const all = [ownOf(properties), ...chain(childOf(properties, 'pStyle')?.attributes.val ?? normal)]
      const level = all.find((one) => one.level !== undefined)?.level ?? 0
      const kind = all.find((one) => one.kind !== undefined)?.kind
      const numbering = all.find((one) => one.numbering !== undefined)?.numbering ?? null
      return { kind: kind ?? (level > 0 ? 'subhead' : 'paragraph'), level, numbering }
    },
  }
}

function ownOf(properties: XmlElement | undefined): Partial<ParagraphStyle> {
  const own: Partial<ParagraphStyle> = {}
  const outline = Number(childOf(properties, 'outlineLvl')?.attributes.val ?? 9)
  if (outline >= 0 && outline < 9) own.level = Math.min(6, outline + 1)
  const numbers = childOf(properties, 'numPr')
  const list = childOf(numbers, 'numId')?.attributes.val
  if (list !== undefined) {
    const depth = Math.min(20, Math.max(0, Number(childOf(numbers, 'ilvl')?.attributes.val ?? 0) || 0))
    // List 0 takes a style's numbering off.
    own.numbering = list === '0' ? null : { list, depth }
  }
  return own
}

/** Counts list items as Word does. */
export interface Numbering {
  /** The next item's number; null where the list has signs instead. */
  next(list: string, depth: number): number | null
}

export function readNumbering(xml: XmlElement | undefined): Numbering {
  const abstract = new Map(
    childrenOf(xml, 'abstractNum').map((one) => [one.attributes.abstractNumId ?? '', one]),
  )
  const lists = new Map<string, { levels: XmlElement[]; key: string }>()
  for (const num of childrenOf(xml, 'num')) {
    const key = childOf(num, 'abstractNumId')?.attributes.val ?? ''
    const own = childrenOf(num, 'lvlOverride').flatMap((one) => childrenOf(one, 'lvl'))
    const restarts = childrenOf(num, 'lvlOverride').some((one) => childOf(one, 'startOverride'))
    lists.set(num.attributes.numId ?? '', {
      levels: [...own, ...childrenOf(abstract.get(key), 'lvl')],
      // Lists of one making count on together, unless one begins anew.
      key: restarts ? `own ${num.attributes.numId}` : key,
    })
  }
  const counters = new Map<string, number[]>()
  return {
    next(list, depth) {
      const known = lists.get(list)
      const level = known?.levels.find(({ attributes }) => Number(attributes.ilvl) === depth)
      const format = childOf(level, 'numFmt')?.attributes.val ?? 'bullet'
      const counts = counters.get(known?.key ?? list) ?? []
      counters.set(known?.key ?? list, counts)
      const start = Number(childOf(level, 'start')?.attributes.val ?? 1)
      counts[depth] =
        counts[depth] === undefined ? (Number.isSafeInteger(start) ? start : 1) : counts[depth] + 1
      counts.length = depth + 1
      return format === 'bullet' || format === 'none' ? null : counts[depth]
    },
  }
}
