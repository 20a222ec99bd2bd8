import { atOf, type LaidReport, type Layout } from '../layout.ts'
import { draftOf, pageChanged } from '../draft.ts'

/**
 * Reports become the first of those named: the one with the headline begins, the others follow as they stand on the
 * page. One headline is left; the others are subheads.
 */
export function join(layout: Layout, ids: readonly string[]): Layout {
  const wanted = [...new Set(ids)]
  if (wanted.length < 2) return layout
  const draft = draftOf(layout)
  const joined = wanted.map((id) => draft.reports.find((report) => report.id === id))
  if (joined.includes(undefined)) throw pageChanged('such report')
  const reports = joined as LaidReport[]
  const keeper = reports[0]!
  const down = [...reports].sort((a, b) => topOf(a) - topOf(b))
  const head = hasHeadline(keeper) ? keeper : (down.find(hasHeadline) ?? down[0]!)
  const order = [head, ...down.filter((report) => report !== head)]
  keeper.blocks = order.flatMap(({ blocks }, i) =>
    blocks.map(({ kind, parts }) => ({
      kind: i > 0 && kind === 'title' ? ('subhead' as const) : kind,
      parts,
    })),
  )
  const gone = new Set(wanted.slice(1))
  draft.reports = draft.reports.filter(({ id }) => !gone.has(id))
  for (const from of gone) draft.replaced.push({ from, to: keeper.id })
  return draft
}

const topOf = ({ blocks }: LaidReport): number => {
  let top = Infinity
  for (const { parts } of blocks) for (const part of parts) top = Math.min(top, atOf(part))
  return top
}
const hasHeadline = ({ blocks }: LaidReport): boolean => blocks.some(({ kind }) => kind === 'title')
