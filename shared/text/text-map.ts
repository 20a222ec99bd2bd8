/**
 * The bridge between what is shown and the source. Every conversion between the two goes through this file.
 * All offsets are UTF-16 units.
 */
import type { Range } from '../model/range.ts'
import type { Block, Segment, ShownBlock, ShownEdit } from '../model/report.ts'
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
 * directly, words of other scripts by a space, and a word that was hyphenated at a line's end is whole again. Tables
 * and code keep their lines.
 */
export function showBlock(source: string, block: Block): ShownBlock {
  const { kind, ranges } = block
  return { kind, ...(VERBATIM.has(kind) ? lineByLine(source, ranges) : join(source, ranges)) }
}

/** Their line breaks, tabs and spaces are their own: rows and cells of a table, lines of code. */
const VERBATIM: ReadonlySet<Block['kind']> = new Set(['table', 'code'])

function lineByLine(source: string, ranges: readonly Range[]): { text: string; segments: Segment[] } {
  let text = ''
  const segments: Segment[] = []
  for (const [start, end] of ranges) {
    const last = segments.at(-1)
    const goesOn = last !== undefined && last[1] + last[2] === start
    if (last && !goesOn && !text.endsWith('\n') && source.charAt(start) !== '\n') text += '\n'
    if (goesOn) last[2] += end - start
    else segments.push([text.length, start, end - start])
    text += source.slice(start, end)
  }
  return { text, segments }
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
 * and may lie outside a block's text; a joining space has no source, a correction has all it stands for. Empty if
 * nothing of the source is selected.
 */
export function toSource(blocks: readonly ShownBlock[], from: ShownPosition, to: ShownPosition): Range[] {
  const [first, last] = isBefore(to, from) ? [to, from] : [from, to]
  const ranges: Range[] = []
  for (let b = Math.max(0, first.block); b <= Math.min(last.block, blocks.length - 1); b++) {
    const block = blocks[b]!
    const start = b === first.block ? first.offset : 0
    const end = b === last.block ? last.offset : block.text.length
    for (const { at, length, source, edit } of partsOf(block)) {
      const a = Math.max(start, at)
      const z = Math.min(end, at + length)
      if (a >= z) continue
      if (edit) for (const [, from, units] of edit.segments) append(ranges, [from, from + units])
      else append(ranges, [source + a - at, source + z - at])
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
 * stretch; a correction over any part of them is shown whole. Ranges that no block shows give nothing.
 */
export function toShown(blocks: readonly ShownBlock[], ranges: readonly Range[]): ShownRange[] {
  const shown: ShownRange[] = []
  const sorted = [...ranges].sort((a, b) => a[0] - b[0])
  blocks.forEach((block, b) => {
    const parts = partsOf(block)
    let lastPart = -2
    const push = (p: number, from: number, to: number): void => {
      const last = shown.at(-1)
      const touches =
        last?.block === b &&
        (from <= last.end || (lastPart === p - 1 && reachesOver(parts, p, last.end, from)))
      if (last && touches) last.end = Math.max(last.end, to)
      else shown.push({ block: b, start: from, end: to })
      lastPart = p
    }
    parts.forEach(({ at, length, source, edit }, p) => {
      if (edit) {
        const isOver = edit.segments.some(([, from, units]) => overlaps(sorted, from, from + units))
        if (isOver) push(p, at, at + length)
        return
      }
      for (const [start, end] of sorted) {
        if (start >= source + length) break
        if (end > source)
          push(p, at + Math.max(start, source) - source, at + Math.min(end, source + length) - source)
      }
    })
  })
  return shown
}

/** From the end of the part before `p` to the start of `p`: nothing but the joint is between. */
function reachesOver(parts: readonly Part[], p: number, end: number, from: number): boolean {
  const before = parts[p - 1]!
  return end === before.at + before.length && from === parts[p]!.at
}

const overlaps = (sorted: readonly Range[], start: number, end: number): boolean =>
  sorted.some((range) => range[0] < end && range[1] > start)

/** A stretch of shown text that stands for source text: character for character from `source` on, or as a whole. */
interface Part {
  at: number
  length: number
  source: number
  edit?: ShownEdit
}

function partsOf({ segments, edits }: ShownBlock): Part[] {
  const parts = segments.map(([at, source, length]): Part => ({ at, source, length }))
  if (!edits) return parts
  for (const edit of edits)
    parts.push({ at: edit.start, length: edit.end - edit.start, source: edit.segments[0]?.[1] ?? 0, edit })
  return parts.sort((a, b) => a.at - b.at)
}
