/** The order in which a reader meets highlights. Pure. */
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { shownFinder } from '../highlights/shown-finder.ts'

/**
 * Highlights in reading order: by the block and offset where they begin, the longer first where two begin
 * together. Source order would be wrong where a report runs on in an earlier column. Those that the report
 * does not show any more come last.
 */
export function inReadingOrder(highlights: readonly Highlight[], blocks: readonly ShownBlock[]): Highlight[] {
  const find = shownFinder(blocks)
  const placed = highlights.map((highlight) => {
    const parts = find(highlight.ranges)
    const first = parts[0]
    const length = parts.reduce((sum, part) => sum + part.end - part.start, 0)
    return { highlight, block: first?.block ?? Infinity, start: first?.start ?? 0, length }
  })
  return placed
    .toSorted(
      (a, b) =>
        (a.block === b.block ? 0 : a.block - b.block) ||
        a.start - b.start ||
        b.length - a.length ||
        (a.highlight.id < b.highlight.id ? -1 : 1),
    )
    .map(({ highlight }) => highlight)
}
