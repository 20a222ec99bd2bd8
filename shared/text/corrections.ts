/**
 * Corrections laid over shown blocks, and taken off again. Only the text map knows where they stand: a correction
 * has ranges of the source, so it goes with its words wherever the page desk puts them.
 */
import type { Correction } from '../model/correction.ts'
import type { Range } from '../model/range.ts'
import type { Segment, ShownBlock, ShownEdit } from '../model/report.ts'
import { toShown } from './text-map.ts'

export type Overlay = Pick<Correction, 'id' | 'ranges' | 'original' | 'text'>

/**
 * The block with the corrections that stand in it whole: all their words, next to one another, in order. Of one that
 * a border was put through, the original is shown. UTF-16 units.
 */
export function applyCorrections(block: ShownBlock, corrections: readonly Overlay[]): ShownBlock {
  const places = corrections
    .flatMap((correction) => {
      const [place, more] = toShown([block], correction.ranges)
      const stands = place && !more && block.text.slice(place.start, place.end) === correction.original
      return stands ? [{ ...place, correction }] : []
    })
    .sort((a, b) => a.start - b.start)
  if (places.length === 0) return block
  let text = ''
  let from = 0
  const segments: Segment[] = []
  const edits: ShownEdit[] = []
  for (const { start, end, correction } of places) {
    if (start < from) continue
    segments.push(...cut(block.segments, from, start, text.length))
    text += block.text.slice(from, start)
    const { id, original } = correction
    edits.push({
      ...{ id, start: text.length, end: text.length + correction.text.length, original },
      segments: cut(block.segments, start, end, 0),
    })
    text += correction.text
    from = end
  }
  segments.push(...cut(block.segments, from, block.text.length, text.length))
  return { kind: block.kind, text: text + block.text.slice(from), segments, edits }
}

/** The parts of segments inside `[start, end)` of the shown text, moved so that `start` becomes `to`. */
function cut(segments: readonly Segment[], start: number, end: number, to: number): Segment[] {
  return segments.flatMap(([at, source, length]): Segment[] => {
    const a = Math.max(at, start)
    const z = Math.min(at + length, end)
    return a < z ? [[a - start + to, source + a - at, z - a]] : []
  })
}

/** The block as the source has it: what `applyCorrections` was given. */
export function withOriginals(block: ShownBlock): ShownBlock {
  if (!block.edits) return block
  let text = ''
  let from = 0
  const segments: Segment[] = []
  const add = (more: Segment[]): void => {
    for (const [at, source, length] of more) {
      const last = segments.at(-1)
      const goesOn = last && last[0] + last[2] === at && last[1] + last[2] === source
      if (goesOn) last[2] += length
      else segments.push([at, source, length])
    }
  }
  for (const { start, end, original, segments: own } of block.edits) {
    add(cut(block.segments, from, start, text.length))
    text += block.text.slice(from, start)
    add(cut(own, 0, original.length, text.length))
    text += original
    from = end
  }
  add(cut(block.segments, from, block.text.length, text.length))
  const { kind, originalMarks } = block
  const marks = originalMarks && originalMarks.length > 0 ? { marks: originalMarks } : {}
  return { kind, text: text + block.text.slice(from), segments, ...marks }
}

/** The source ranges a shown correction stands over. */
export const rangesOfEdit = ({ segments }: ShownEdit): Range[] => {
  const ranges: Range[] = []
  for (const [, source, length] of segments) {
    const last = ranges.at(-1)
    if (last && last[1] === source) last[1] = source + length
    else ranges.push([source, source + length])
  }
  return ranges
}

/**
 * Finds the corrections that may stand in ranges of a source, of thousands: a report of a million characters has
 * 9,000 blocks, and each asks. No two corrections share a character.
 */
export function correctionFinder<T extends Overlay>(
  corrections: readonly T[],
): (ranges: readonly Range[]) => T[] {
  const starts = corrections
    .flatMap((correction) => correction.ranges.map(([start, end]) => ({ start, end, correction })))
    .sort((a, b) => a.start - b.start)
  if (starts.length === 0) return () => []
  return (ranges) => {
    const found = new Set<T>()
    for (const [start, end] of ranges) {
      let low = 0
      let high = starts.length
      while (low < high) {
        const middle = (low + high) >> 1
        if (starts[middle]!.end <= start) low = middle + 1
        else high = middle
      }
      for (let at = low; at < starts.length && starts[at]!.start < end; at++)
        found.add(starts[at]!.correction)
    }
    return [...found]
  }
}

/** Where a block's corrections stand: in it, or in the block as the source has it. */
export function editPlaces(
  { edits = [] }: ShownBlock,
  inOriginal: boolean,
): { edit: ShownEdit; start: number; end: number }[] {
  let moved = 0
  return edits.map((edit) => {
    const start = edit.start + moved
    if (inOriginal) moved += edit.original.length - (edit.end - edit.start)
    return { edit, start, end: inOriginal ? start + edit.original.length : edit.end }
  })
}
