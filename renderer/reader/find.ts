/**
 * Find in report: over the shown text of each block, both scripts meeting through the folded search. Where words
 * are corrected, those that are not shown are found too, and the ones shown for them are the place.
 */
import type { ShownBlock } from '../../shared/model/report.ts'
import { editPlaces, withOriginals } from '../../shared/text/corrections.ts'
import { findAll } from '../../shared/text/find.ts'
import { toShown, toSource } from '../../shared/text/text-map.ts'
import type { ShownReport } from './shown-report.ts'

export interface FoundPlace {
  block: number
  start: number
  end: number
}

/** More than a person steps through; a single common character in a long report reaches it. */
export const MOST_FOUND = 5000

/** Places of the words in reading order, at most `MOST_FOUND`. Blank queries find nothing. */
export function findInBlocks(blocks: readonly ShownBlock[], query: string): FoundPlace[] {
  const words = query.trim()
  const found: FoundPlace[] = []
  if (words === '') return found
  for (let block = 0; block < blocks.length && found.length < MOST_FOUND; block++) {
    for (const [start, end] of findAll(blocks[block]!.text, words, MOST_FOUND - found.length)) {
      found.push({ block, start, end })
    }
  }
  return found
}

/** Places of the words as drawn, and of what stands under corrections or over the source's words; in reading order. */
export function findShown({ shown, own, report }: ShownReport, query: string): FoundPlace[] {
  const found = findInBlocks(shown.blocks, query)
  const more = report.blocks.flatMap((corrected, block) => {
    if (!corrected.edits) return []
    const isOriginal = own[block] !== corrected
    const other = isOriginal ? corrected : withOriginals(corrected)
    const places = editPlaces(corrected, !isOriginal)
    return findInBlocks([other], query)
      .filter((hit) => places.some(({ start, end }) => hit.start < end && hit.end > start))
      .flatMap(({ start, end }): FoundPlace[] => {
        const ranges = toSource([other], { block: 0, offset: start }, { block: 0, offset: end })
        return toShown([own[block]!], ranges).map((place) => ({ ...place, block }))
      })
      .filter((place) => !found.some((one) => isInside(one, place) || isInside(place, one)))
  })
  if (more.length === 0) return found
  return [...found, ...more].sort((a, b) => a.block - b.block || a.start - b.start).slice(0, MOST_FOUND)
}

const isInside = (a: FoundPlace, b: FoundPlace): boolean =>
  a.block === b.block && a.start >= b.start && a.end <= b.end

/** The first place at or after a position; 0 when all are before it. */
export function firstFrom(found: readonly FoundPlace[], at: { block: number; offset: number }): number {
  const index = found.findIndex(
    ({ block, start }) => block > at.block || (block === at.block && start >= at.offset),
  )
  return Math.max(0, index)
}
