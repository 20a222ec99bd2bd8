/** A highlight as stretches of shown text whose outer ends can be moved. Pure. */
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { toSource } from '../../../shared/text/text-map.ts'
import { withoutRanges } from '../../../shared/text/unite-ranges.ts'
import { comparePositions, makeSpan, type Position, type Span } from '../positions.ts'
import type { PlacedHighlight } from './placed.ts'

/** Which end of a highlight: the first character, or behind the last. */
export type End = 'start' | 'end'

/** The stretches of a highlight, in reading order; parts that go on from one block into the next are one. */
export function piecesOf(blocks: readonly ShownBlock[], parts: PlacedHighlight['parts']): Span[] {
  const pieces: Span[] = []
  for (const { block, start, end } of parts) {
    const last = pieces.at(-1)
    const goesOn =
      last &&
      start === 0 &&
      last.to.block === block - 1 &&
      last.to.offset >= (blocks[block - 1]?.text.length ?? 0)
    if (goesOn) last.to = { block, offset: end }
    else pieces.push({ from: { block, offset: start }, to: { block, offset: end } })
  }
  return pieces
}

/**
 * Moves one end to a position. The start never passes the end of the first stretch, nor the end the start of the
 * last one: what would leave nothing changes nothing.
 */
export function moveEnd(
  blocks: readonly ShownBlock[],
  pieces: readonly Span[],
  end: End,
  position: Position,
): Span[] {
  const at = end === 'start' ? 0 : pieces.length - 1
  const piece = pieces[at]
  if (!piece) return [...pieces]
  const fixed = end === 'start' ? piece.to : piece.from
  const passes = comparePositions(position, fixed) * (end === 'start' ? 1 : -1) >= 0
  const moved = passes ? null : makeSpan(blocks, position, fixed)
  return moved ? pieces.with(at, moved) : [...pieces]
}

/** Where an end stands. */
export const positionOf = (pieces: readonly Span[], end: End): Position | null =>
  (end === 'start' ? pieces[0]?.from : pieces.at(-1)?.to) ?? null

/**
 * Source ranges of moved pieces, in reading order. What of the highlight this report does not show stays with it.
 * @param before the highlight's ranges and pieces as they were
 */
export function rangesOf(
  blocks: readonly ShownBlock[],
  pieces: readonly Span[],
  before: { ranges: readonly Range[]; pieces: readonly Span[] },
): Range[] {
  const source = (spans: readonly Span[]): Range[] =>
    spans.flatMap(({ from, to }) => toSource(blocks, from, to))
  return [...source(pieces), ...withoutRanges(before.ranges, source(before.pieces))]
}
