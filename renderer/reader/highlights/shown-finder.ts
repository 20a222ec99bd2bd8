/** Where source ranges stand in a long report, for thousands of them. Pure. */
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { toShown } from '../../../shared/text/text-map.ts'

type Shown = ReturnType<typeof toShown>

/**
 * `toShown` of a report's blocks for many ranges: it looks only at the blocks that can hold them. Walking all
 * blocks for each of 5,000 highlights costs a second in a report of a million characters (9,000 blocks).
 */
export function shownFinder(blocks: readonly ShownBlock[]): (ranges: readonly Range[]) => Shown {
  const order = blocks
    .map(({ segments }, index) => ({
      index,
      start: Math.min(...segments.map(([, source]) => source)),
      end: Math.max(...segments.map(([, source, length]) => source + length)),
    }))
    .toSorted((a, b) => a.start - b.start)
  /** How far the blocks up to this one reach: columns may lie within one another. */
  const reach: number[] = []
  for (const { end } of order) reach.push(Math.max(end, reach.at(-1) ?? end))

  /** How many blocks begin before an offset: binary search. */
  const beginBefore = (offset: number): number => {
    let low = 0
    let high = order.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (order[middle]!.start < offset) low = middle + 1
      else high = middle
    }
    return low
  }
  return (ranges) => {
    const first = Math.min(...ranges.map(([start]) => start))
    const last = Math.max(...ranges.map(([, end]) => end))
    const near: number[] = []
    for (let at = beginBefore(last) - 1; at >= 0 && reach[at]! > first; at--) {
      const { index, end } = order[at]!
      if (end > first) near.push(index)
    }
    near.sort((a, b) => a - b)
    return toShown(
      near.map((block) => blocks[block]!),
      ranges,
    ).map((part) => ({ ...part, block: near[part.block]! }))
  }
}
