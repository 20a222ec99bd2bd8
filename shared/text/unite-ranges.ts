/** Sets of source ranges as one highlight holds them: joined and cut, always in the reading order of a report. Pure. */
import type { Range } from '../model/range.ts'
import type { ShownBlock } from '../model/report.ts'
import { toShown, toSource } from './text-map.ts'

/** Sorted, with what touches or overlaps made one. */
function flat(ranges: readonly Range[]): Range[] {
  const joined: Range[] = []
  for (const [start, end] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined
}

/** What of `ranges` lies outside `taken`, sorted by offset. UTF-16 units of one source. */
export function withoutRanges(ranges: readonly Range[], taken: readonly Range[]): Range[] {
  const holes = flat(taken)
  return flat(ranges).flatMap(([start, end]) => {
    const left: Range[] = []
    let at = start
    for (const [from, to] of holes) {
      if (to <= at || from >= end) continue
      if (from > at) left.push([at, from])
      at = to
    }
    if (at < end) left.push([at, end])
    return left
  })
}

/**
 * Ranges as a highlight of a report keeps them: nothing twice, in reading order, what the blocks do not show last.
 * A report may run on in an earlier column, so the order of offsets would be wrong.
 */
export function inReadingOrder(blocks: readonly ShownBlock[], ranges: readonly Range[]): Range[] {
  const ordered: Range[] = []
  for (const { block, start, end } of toShown(blocks, ranges))
    for (const range of toSource(blocks, { block, offset: start }, { block, offset: end })) {
      const last = ordered.at(-1)
      if (last && last[1] === range[0]) last[1] = range[1]
      else ordered.push(range)
    }
  return [...ordered, ...withoutRanges(ranges, ordered)]
}

/** All of both, in reading order. */
export const uniteRanges = (
  blocks: readonly ShownBlock[],
  a: readonly Range[],
  b: readonly Range[],
): Range[] => inReadingOrder(blocks, flat([...a, ...b]))
