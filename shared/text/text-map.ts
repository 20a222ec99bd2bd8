/**
 * The bridge between what is shown and the source. Every conversion between the two goes through this file.
 * All offsets are UTF-16 units.
 */
import type { Range } from '../model/range.ts'
import type { Block, Segment, ShownBlock } from '../model/report.ts'
import { needsSpace, splitPieces } from './joints.ts'

/** A place in shown text: which block, and how far into its `text`. */
export interface ShownPosition {
  block: number
  offset: number
}

/** A stretch of one shown block. */
export interface ShownRange {
  block: number
  start: number
  end: number
}

/**
 * A block as a reader sees it: its ranges and their lines joined, white space at their edges gone. Chinese is joined
 * directly, words of other scripts by a space, and a word that was hyphenated at a line's end is whole again.
 */
export function showBlock(source: string, block: Block): ShownBlock {
  return { kind: block.kind, ...join(source, block.ranges) }
}

/** The text a reader sees for `ranges`, in their order: what a highlight quotes. */
export function joinRanges(source: string, ranges: readonly Range[]): string {
  return join(source, ranges).text
}

function join(source: string, ranges: readonly Range[]): { text: string; segments: Segment[] } {
  let text = ''
  const segments: Segment[] = []
  for (const [start, end] of splitPieces(source, ranges)) {
    const last = segments.at(-1)
    const lastEnd = last ? last[1] + last[2] : 0
    if (last && needsSpace(source, lastEnd, start)) text += ' '
    if (last && lastEnd === start) last[2] += end - start
    else segments.push([text.length, start, end - start])
    text += source.slice(start, end)
  }
  return { text, segments }
}

/**
 * The source ranges of a selection, in reading order, those that touch made one. The ends may come in either order
 * and may lie outside a block's text; a joining space has no source. Empty if nothing of the source is selected.
 */
export function toSource(blocks: readonly ShownBlock[], from: ShownPosition, to: ShownPosition): Range[] {
  const [first, last] = isBefore(to, from) ? [to, from] : [from, to]
  const ranges: Range[] = []
  for (let b = Math.max(0, first.block); b <= Math.min(last.block, blocks.length - 1); b++) {
    const block = blocks[b]!
    const start = b === first.block ? first.offset : 0
    const end = b === last.block ? last.offset : block.text.length
    for (const [shown, at, length] of block.segments) {
      const a = Math.max(start, shown)
      const z = Math.min(end, shown + length)
      if (a < z) append(ranges, [at + a - shown, at + z - shown])
    }
  }
  return ranges
}

function isBefore(a: ShownPosition, b: ShownPosition): boolean {
  return a.block < b.block || (a.block === b.block && a.offset < b.offset)
}

function append(ranges: Range[], range: Range): void {
  const last = ranges.at(-1)
  if (last && last[1] === range[0]) last[1] = range[1]
  else ranges.push(range)
}

/**
 * Where `ranges` of the source stand on the screen, in reading order. What is only parted by a joining space is one
 * stretch. Ranges that no block shows give nothing.
 */
export function toShown(blocks: readonly ShownBlock[], ranges: readonly Range[]): ShownRange[] {
  const shown: ShownRange[] = []
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  blocks.forEach((block, b) => {
    let lastSegment = -2
    block.segments.forEach(([at, source, length], s) => {
      for (const [start, end] of sorted) {
        if (start >= source + length) break
        if (end <= source) continue
        const from = at + Math.max(start, source) - source
        const to = at + Math.min(end, source + length) - source
        const last = shown.at(-1)
        const touches =
          last?.block === b &&
          (from <= last.end || (lastSegment === s - 1 && reachesOver(block, s, last.end, from)))
        if (last && touches) last.end = Math.max(last.end, to)
        else shown.push({ block: b, start: from, end: to })
        lastSegment = s
      }
    })
  })
  return shown
}

/** From the end of the segment before `s` to the start of `s`: nothing but the joint is between. */
function reachesOver(block: ShownBlock, s: number, end: number, from: number): boolean {
  const [before, , length] = block.segments[s - 1]!
  return end === before + length && from === block.segments[s]![0]
}
