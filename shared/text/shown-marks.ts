/**
 * Marks of a document, from ranges of its source to the text that is shown. Through the text map like everything else,
 * so that corrections and mended columns keep them on their words. UTF-16 units.
 */
import type { Mark, PageStart } from '../model/markup.ts'
import type { Range } from '../model/range.ts'
import type { ShownBlock, ShownPage } from '../model/report.ts'
import { withOriginals } from './corrections.ts'
import { toShown } from './text-map.ts'

/** Stand at the beginning of what they mark: a part cut off behind it has none. */
const AT_START: ReadonlySet<Mark['type']> = new Set(['item', 'note', 'image', 'table'])

/** Finds the marks that share text with ranges, of thousands, in their order. @param marks by `start` */
export function markFinder(marks: readonly Mark[]): (ranges: readonly Range[]) => Mark[] {
  if (marks.length === 0) return () => []
  // The greatest end so far: everything before the first that reaches past a place ends before it.
  const reach: number[] = []
  for (const { end } of marks) reach.push(Math.max(end, reach.at(-1) ?? 0))
  return (ranges) => {
    const found = new Set<Mark>()
    for (const [start, end] of ranges) {
      let low = 0
      let high = marks.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (reach[middle]! <= start) low = middle + 1
        else high = middle
      }
      for (let at = low; at < marks.length && marks[at]!.start < end; at++)
        if (marks[at]!.end > start) found.add(marks[at]!)
    }
    return [...found]
  }
}

/**
 * The block with its marks in shown units; the same block where it has none.
 * @param found marks that may stand in it
 */
export function withMarks(block: ShownBlock, found: readonly Mark[]): ShownBlock {
  if (found.length === 0) return block
  const marks = marksIn(block, found)
  if (marks.length === 0) return block
  return block.edits
    ? { ...block, marks, originalMarks: marksIn(withOriginals(block), found) }
    : { ...block, marks }
}

function marksIn(block: ShownBlock, found: readonly Mark[]): Mark[] {
  const marks = found.flatMap((mark) => {
    if (AT_START.has(mark.type) && toShown([block], [[mark.start, mark.start + 1]]).length === 0) return []
    return toShown([block], [[mark.start, mark.end]]).map(({ start, end }): Mark => ({ ...mark, start, end }))
  })
  return marks.sort((a, b) => a.start - b.start || b.end - a.end)
}

/**
 * Where pages of the original begin in a report, in the order of its text; the first is the one it begins on.
 * @param ranges of each block, in reading order
 */
export function showPages(
  blocks: readonly ShownBlock[],
  ranges: readonly (readonly Range[])[],
  pages: readonly PageStart[],
): ShownPage[] {
  const first = ranges.find((own) => own.length > 0)?.[0]?.[0]
  if (pages.length === 0 || first === undefined) return []
  const shown: ShownPage[] = []
  const on = pages.findLast(({ at }) => at <= first)
  if (on) shown.push({ block: 0, offset: 0, index: on.index, label: on.label })
  for (const { at, index, label } of pages) {
    if (at <= first && index <= (on?.index ?? -1)) continue
    // The block that holds the place, or the nearest behind it up to where the next page begins.
    const until = pages[index + 1]?.at ?? Infinity
    const block = nearest(ranges, at, until)
    if (block === null) continue
    const place = toShown([blocks[block]!], [[at, until]])[0]
    if (place) shown.push({ block, offset: place.start, index, label })
  }
  return shown
}

function nearest(ranges: readonly (readonly Range[])[], at: number, until: number): number | null {
  let best: number | null = null
  let from = Infinity
  ranges.forEach((own, block) => {
    for (const [start, end] of own) {
      const begins = Math.max(start, at)
      if (end > at && begins < until && begins < from) [best, from] = [block, begins]
    }
  })
  return best
}
