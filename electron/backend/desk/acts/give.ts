import { atOf, startOf, type Layout } from '../layout.ts'
import { addReport, draftOf, dropEmpty, putIn, reportOf, takeOut } from '../draft.ts'
import { reportAbove, standings } from '../decisions.ts'

/** Pieces go to a report, each where it stands on the page, or to a new one of their own. */
export function give(layout: Layout, pieces: readonly number[], to: string, newId: () => string): Layout {
  if (to === 'new') return giveToNew(layout, pieces, newId)
  const draft = draftOf(layout)
  const receiver = reportOf(draft, to)
  const own = new Set(receiver.blocks.flatMap(({ parts }) => parts.map(atOf)))
  const coming = pieces.filter((at) => !own.has(at))
  if (coming.length === 0) return layout
  putIn(receiver, takeOut(draft, coming))
  dropEmpty(draft, to)
  return draft
}

/**
 * Pieces of no report go back, each to the report above it on the page; above all of them, to the first, or to a new
 * one where there is none. One walk down the page: ten thousand pieces given one by one took ten minutes.
 */
export function giveBack(layout: Layout, pieces: readonly number[], newId: () => string): Layout {
  const wanted = new Set(pieces)
  const free = layout.furniture.map(atOf).filter((at) => wanted.has(at))
  if (free.length === 0) return layout
  const [first] = layout.reports
  if (!first) return give(layout, free, 'new', newId)
  const receivers = new Map<number, string>()
  let above = first.id
  const isFree = new Set(free)
  for (const { at, report } of standings(layout)) {
    above = layout.reports[report]?.id ?? above
    if (isFree.has(at)) receivers.set(at, above)
  }
  const draft = draftOf(layout)
  const coming = Map.groupBy(takeOut(draft, free), (block) => receivers.get(startOf(block)))
  for (const report of draft.reports) {
    const blocks = coming.get(report.id)
    if (blocks) putIn(report, blocks)
  }
  return draft
}

function giveToNew(layout: Layout, pieces: readonly number[], newId: () => string): Layout {
  const draft = draftOf(layout)
  const taken = takeOut(draft, pieces).sort((a, b) => startOf(a) - startOf(b))
  const first = taken[0]
  if (!first) return layout
  const emptied = draft.reports.filter(({ blocks }) => blocks.length === 0)
  // A report all of which goes to one of its own is that already.
  if (emptied.length === 1 && taken.every(({ from }) => from === emptied[0])) return layout
  const id = newId()
  const behind = first.from?.id ?? reportOver(layout, startOf(first))
  addReport(
    draft,
    id,
    taken.map(({ kind, parts }) => ({ kind, parts })),
    behind,
  )
  dropEmpty(draft, id)
  return draft
}

/** The report of the nearest piece above a place; null where none is. */
export function reportOver(layout: Layout, at: number): string | null {
  const all = standings(layout)
  const index = all.findIndex((piece) => piece.at >= at)
  const above = all[reportAbove(all, index < 0 ? all.length : index)]
  return above ? (layout.reports[above.report]?.id ?? null) : null
}
