/** Ghosts: where highlights would stand in other reports that have the same passage. */
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Ghost } from '../../../shared/model/parallel.ts'
import type { Passage } from '../../../shared/text/align/passages.ts'
import { twinOf } from '../../../shared/text/align/twin.ts'
import { extentOf, placeOf, type ReadyReport } from './ready.ts'

/** A highlight that has this much of a ghost under it, and is not much longer, is that ghost made real. */
const SAME_PLACE = 0.7

/**
 * The ghosts that highlights of one report have in another, or elsewhere in itself.
 * @param passages of `a` (where the highlights are) and `b`
 * @param standing the highlights that `b` has already
 */
export function ghostsOf(
  highlights: readonly Highlight[],
  a: ReadyReport,
  b: ReadyReport,
  passages: readonly Passage[],
  standing: readonly Highlight[],
): Ghost[] {
  const taken = standing.flatMap((one) => extentOf(b, one.ranges) ?? [])
  const isTaken = (start: number, end: number): boolean => {
    for (let i = 0; i < taken.length; i += 2) {
      const [from, to] = [taken[i]!, taken[i + 1]!]
      const shared = Math.min(end, to) - Math.max(start, from)
      if (shared >= SAME_PLACE * (end - start) && shared >= SAME_PLACE * (to - from)) return true
    }
    return false
  }
  return highlights.flatMap((highlight) => {
    const extent = extentOf(a, highlight.ranges)
    if (!extent) return []
    const [start, end] = extent
    return passages.flatMap((passage): Ghost[] => {
      if (passage.aEnd <= start || passage.aStart >= end) return []
      const twin = twinOf(passage, a.align, b.align, start, end)
      if (!twin || isTaken(twin.start, twin.end)) return []
      const place = placeOf(b, twin.start, twin.end)
      if (!place) return []
      const { id: highlightId, color, style } = highlight
      return [{ ...place, highlightId, fromReportId: a.report.id, color, style, exact: twin.kept === 1 }]
    })
  })
}

/** A passage read from its other side. */
export const turned = (passage: Passage): Passage => ({
  ...passage,
  ...{ aStart: passage.bStart, aEnd: passage.bEnd, bStart: passage.aStart, bEnd: passage.aEnd },
  runs: passage.runs.map(([a, b, length]): [number, number, number] => [b, a, length]),
})
