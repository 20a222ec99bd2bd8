/** Highlights of a report as they stand in its shown text, ready to be painted and hit. Pure. */
import type { CallResult } from '../../../shared/contract.ts'
import type { Highlight, HighlightStyle } from '../../../shared/model/highlight.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { IntervalIndex, type Interval } from './interval-index.ts'
import { layCoats, type Coat } from './overlaps.ts'
import type { PaintSpan } from './painter.ts'
import { shownFinder } from './shown-finder.ts'

export type Annotations = CallResult<'reports.annotations'>

export interface PlacedHighlight {
  highlight: Highlight
  /** In reading order; empty where its text is not shown. */
  parts: { block: number; start: number; end: number }[]
  notes: number
  links: number
  themeIds: readonly string[]
}

/** Made only to carry a link, never coloured by the user: an underline in gray. */
export const isLinkOnly = ({ color, style }: Highlight): boolean => color === 'gray' && style === 'underline'

const NONE: readonly string[] = []

const count = (ids: readonly string[]): Map<string, number> => {
  const counts = new Map<string, number>()
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1)
  return counts
}

/** Where each highlight stands, in reading order. */
export function placeHighlights(blocks: ShownBlock[], annotations: Annotations): PlacedHighlight[] {
  const notes = count(
    annotations.notes.flatMap((note) => (note.target?.kind === 'highlight' ? [note.target.id] : [])),
  )
  const links = count(
    annotations.links.flatMap((link) =>
      [link.from, link.to].flatMap((end) => (end.kind === 'highlight' ? [end.id] : [])),
    ),
  )
  const themes = Map.groupBy(annotations.themes, ({ target }) => target.id)
  const find = shownFinder(blocks)
  return annotations.highlights
    .map((highlight) => ({
      highlight,
      parts: find(highlight.ranges),
      notes: notes.get(highlight.id) ?? 0,
      links: links.get(highlight.id) ?? 0,
      themeIds: themes.get(highlight.id)?.map(({ themeId }) => themeId) ?? NONE,
    }))
    .sort(
      (a, b) =>
        (a.parts[0]?.block ?? 0) - (b.parts[0]?.block ?? 0) ||
        (a.parts[0]?.start ?? 0) - (b.parts[0]?.start ?? 0),
    )
}

/** What to paint: colour and style, overlaps resolved, and a line below what has a note or a link. */
export function paintSpans(placed: readonly PlacedHighlight[]): PaintSpan[] {
  const coats: Record<HighlightStyle, Coat[]> = { fill: [], underline: [], strike: [] }
  const lines: PaintSpan[] = []
  for (const { highlight, parts, notes, links } of placed) {
    const { color, style } = highlight
    if (!(isLinkOnly(highlight) && links > 0))
      for (const part of parts) coats[style].push({ ...part, color, name: `hl-${style}-${color}` })
    if (notes > 0) for (const part of parts) lines.push({ ...part, name: 'hl-note' })
    if (links > 0) for (const part of parts) lines.push({ ...part, name: 'hl-link' })
  }
  return [...Object.values(coats).flatMap(layCoats), ...lines]
}

/** Finds the highlights on a shown character, block by block. */
export class HighlightIndex {
  readonly #byBlock = new Map<number, IntervalIndex<string>>()

  constructor(placed: readonly PlacedHighlight[]) {
    const intervals = new Map<number, Interval<string>[]>()
    for (const { highlight, parts } of placed) {
      for (const { block, start, end } of parts) {
        const list = intervals.get(block)
        const interval = { start, end, value: highlight.id }
        if (list) list.push(interval)
        else intervals.set(block, [interval])
      }
    }
    for (const [block, list] of intervals) this.#byBlock.set(block, new IntervalIndex(list))
  }

  /** Ids of the highlights on one character, the shortest first. */
  at(position: { block: number; offset: number }): string[] {
    return this.#byBlock.get(position.block)?.at(position.offset) ?? []
  }
}
