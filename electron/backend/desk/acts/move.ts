import { CallError } from '../../../../shared/errors.ts'
import { atOf, type Layout } from '../layout.ts'
import { draftOf, pageChanged, reportOf, takeOut } from '../draft.ts'

/** Pieces to another place in their report's reading order: before the block of a piece of it, or to its end. */
export function move(layout: Layout, pieces: readonly number[], before: number | null): Layout {
  const draft = draftOf(layout)
  const taken = takeOut(draft, pieces)
  const report = taken[0]?.from
  if (!report) throw new CallError('act-no-report', 'the pieces belong to no report')
  if (taken.some(({ from }) => from !== report))
    throw new CallError('act-other-report', 'the pieces belong to several reports')
  const place =
    before === null
      ? report.blocks.length
      : report.blocks.findIndex(({ parts }) => parts.some((part) => atOf(part) === before))
  if (place < 0) {
    const isElsewhere = layout.reports.some(({ id, blocks }) =>
      blocks.some(({ parts }) => id !== report.id && parts.some((part) => atOf(part) === before)),
    )
    if (isElsewhere) throw new CallError('act-other-report', `the piece ${before} is of another report`)
    if (pieces.includes(before ?? -1)) return layout
    throw pageChanged(`piece ${before}`)
  }
  report.blocks.splice(place, 0, ...taken.map(({ kind, parts }) => ({ kind, parts })))
  return draft
}

/** A report comes before another in the list of the page, or last. */
export function order(layout: Layout, id: string, before: string | null): Layout {
  if (id === before) return layout
  const draft = draftOf(layout)
  const report = reportOf(draft, id)
  const others = draft.reports.filter((one) => one !== report)
  const place = before === null ? others.length : others.indexOf(reportOf(draft, before))
  others.splice(place, 0, report)
  draft.reports = others
  return draft
}

/** Whether two layouts are the same page: the same text in the same reports, in the same order. */
export function isSameLayout(a: Layout, b: Layout): boolean {
  if (a === b) return true
  const told = ({ reports, furniture }: Layout): string =>
    JSON.stringify([
      reports.map(({ id, title, titleByHand, blocks }) => [id, title, titleByHand, blocks]),
      furniture.map(({ ranges }) => ranges),
    ])
  return told(a) === told(b)
}
