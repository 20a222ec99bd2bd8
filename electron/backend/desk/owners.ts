/** Which report holds a highlight: the one that has most of its characters. */
import { countWhile } from '../../../shared/count-while.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { Layout } from './layout.ts'

/**
 * The report that holds most characters of some ranges, the earlier of two that hold as many; null where none holds
 * any. Each question costs the logarithm of the page's pieces.
 */
export function createOwnerOf(layout: Pick<Layout, 'reports'>): (ranges: readonly Range[]) => string | null {
  const held: [start: number, end: number, report: number][] = []
  for (const [report, { blocks }] of layout.reports.entries())
    for (const { parts } of blocks)
      for (const { ranges } of parts) for (const [start, end] of ranges) held.push([start, end, report])
  held.sort((a, b) => a[0] - b[0])
  return (ranges) => {
    const counts = new Map<number, number>()
    // Ranges do not overlap, so their ends are in order, too.
    for (const [start, end] of ranges)
      for (
        let i = countWhile(held, ([, end]) => end <= start);
        i < held.length && (held[i]?.[0] ?? end) < end;
        i++
      ) {
        const [from, to, report] = held[i] as [number, number, number]
        const shared = Math.min(end, to) - Math.max(start, from)
        counts.set(report, (counts.get(report) ?? 0) + shared)
      }
    let best: number | null = null
    for (const [report, count] of counts)
      if (best === null || count > counts.get(best)! || (count === counts.get(best) && report < best))
        best = report
    return best === null ? null : (layout.reports[best]?.id ?? null)
  }
}
