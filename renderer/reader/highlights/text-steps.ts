/** Where an end of a highlight may stop when it is moved by keys: at characters, words and sentences. Pure. */
import type { ShownBlock } from '../../../shared/model/report.ts'
import { sentences } from '../../../shared/text/sentences.ts'
import { comparePositions, type Position } from '../positions.ts'
import type { End } from './pieces.ts'

export const UNITS = ['character', 'word', 'sentence'] as const
export type Unit = (typeof UNITS)[number]

const segmenters = new Map<Unit, Intl.Segmenter>()
function segmenter(unit: 'character' | 'word'): Intl.Segmenter {
  let found = segmenters.get(unit)
  if (!found) {
    // The dictionary of Chinese words is the same in every locale; Latin words need none.
    found = new Intl.Segmenter('zh', { granularity: unit === 'word' ? 'word' : 'grapheme' })
    segmenters.set(unit, found)
  }
  return found
}

/** Offsets in a text at which an end of this kind may stand, ascending. */
function stops(text: string, unit: Unit, end: End): number[] {
  const pick = (start: number, stop: number): number => (end === 'start' ? start : stop)
  if (unit === 'sentence') return sentences(text).map(([start, stop]) => pick(start, stop))
  return [...segmenter(unit).segment(text)].flatMap(({ index, segment, isWordLike }) =>
    (unit === 'word' ? isWordLike : segment.trim() !== '') ? [pick(index, index + segment.length)] : [],
  )
}

/** The next stop after a position, or the last one before it; null where the report ends. */
export function stepFrom(
  blocks: readonly ShownBlock[],
  position: Position,
  unit: Unit,
  end: End,
  by: 1 | -1,
): Position | null {
  for (let block = position.block; block >= 0 && block < blocks.length; block += by) {
    const here = stops(blocks[block]!.text, unit, end).map((offset) => ({ block, offset }))
    const found =
      by > 0
        ? here.find((stop) => comparePositions(stop, position) > 0)
        : here.findLast((stop) => comparePositions(stop, position) < 0)
    if (found) return found
  }
  return null
}
