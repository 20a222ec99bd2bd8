/** Find in report: over the shown text of each block, both scripts meeting through the folded search. */
import type { ShownBlock } from '../../shared/model/report.ts'
import { findAll } from '../../shared/text/find.ts'

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

/** The first place at or after a position; 0 when all are before it. */
export function firstFrom(found: readonly FoundPlace[], at: { block: number; offset: number }): number {
  const index = found.findIndex(
    ({ block, start }) => block > at.block || (block === at.block && start >= at.offset),
  )
  return Math.max(0, index)
}
