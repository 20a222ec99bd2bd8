/** What the panel shows of one report, sorted by what it sits on. */
import type { CallResult } from '../../../shared/contract.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { ShownLink } from '../../../shared/model/link.ts'
import type { Note } from '../../../shared/model/note.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { inReadingOrder } from './reading-order.ts'

export type Near = 'from' | 'to'
export interface NearLink {
  link: ShownLink
  /** The end that is on this report (or highlight). */
  near: Near
}
export interface CardData {
  highlight: Highlight
  note: Note | null
  themeIds: string[]
  links: NearLink[]
}
export interface PanelData {
  cards: CardData[]
  /** Every link with an end on the report, once, in reading order of that end; whole-report links first. */
  links: NearLink[]
  note: Note | null
  themeIds: string[]
}

/** Arranges the answer of `reports.annotations` for a report whose shown text is `blocks`. */
export function arrange(
  reportId: string,
  answer: CallResult<'reports.annotations'>,
  blocks: readonly ShownBlock[],
): PanelData {
  const noteOn = new Map(answer.notes.map((note) => [note.target?.id, note]))
  const themesOn = Map.groupBy(answer.themes, ({ target }) => target.id)
  const linksOn = new Map<string, NearLink[]>()
  for (const link of answer.links)
    for (const near of ['from', 'to'] as const) {
      const { id } = link[near]
      linksOn.set(id, [...(linksOn.get(id) ?? []), { link, near }])
    }
  const themeIds = (id: string): string[] => (themesOn.get(id) ?? []).map(({ themeId }) => themeId)
  const cards = inReadingOrder(answer.highlights, blocks).map((highlight) => ({
    highlight,
    note: noteOn.get(highlight.id) ?? null,
    themeIds: themeIds(highlight.id),
    links: linksOn.get(highlight.id) ?? [],
  }))
  return {
    cards,
    links: once([...(linksOn.get(reportId) ?? []), ...cards.flatMap((card) => card.links)]),
    note: noteOn.get(reportId) ?? null,
    themeIds: themeIds(reportId),
  }
}

/** A link between two passages of one report is listed at the first of them only. */
function once(links: readonly NearLink[]): NearLink[] {
  const seen = new Set<string>()
  return links.filter(({ link }) => !seen.has(link.id) && seen.add(link.id))
}
