/** Which parallel passages become proposals of links, what was refused of them, and which relation fits. */
import { createHash } from 'node:crypto'
import type { ParallelPassage } from '../../../shared/model/parallel.ts'
import type { Range } from '../../../shared/model/range.ts'
import { fold } from '../../../shared/text/fold.ts'
import { squeeze } from '../../../shared/text/quote-index.ts'
import type { Refusal, SourcePlace } from './store.ts'

/** Two places are one where they share this much of the longer: edges move by a few characters between readings. */
const SAME_PLACE = 0.6

/** Names two passages by their letters, in either script, width and order. */
export function wordsKey(one: string, other: string): string {
  const letters = [one, other].map((text) => squeeze(text).text).toSorted()
  return createHash('sha1').update(letters.join('\n')).digest('base64')
}

/** The refusal that a pair of places falls under, either way round. */
export function refusalOf(
  refusals: readonly Refusal[],
  one: SourcePlace,
  other: SourcePlace,
  words: string,
): Refusal | null {
  return (
    refusals.find(
      (refusal) =>
        refusal.words === words ||
        (isSamePlace(refusal.from, one) && isSamePlace(refusal.to, other)) ||
        (isSamePlace(refusal.from, other) && isSamePlace(refusal.to, one)),
    ) ?? null
  )
}

const isSamePlace = (a: SourcePlace, b: SourcePlace): boolean =>
  a.sourceId === b.sourceId && shareOfRanges(a.ranges, b.ranges) >= SAME_PLACE

/** How much two sets of ranges share, of the longer one. */
export function shareOfRanges(a: readonly Range[], b: readonly Range[]): number {
  let shared = 0
  for (const [start, end] of a)
    for (const [from, to] of b) shared += Math.max(0, Math.min(end, to) - Math.max(start, from))
  return shared / Math.max(sizeOf(a), sizeOf(b))
}

const sizeOf = (ranges: readonly Range[]): number =>
  ranges.reduce((sum, [start, end]) => sum + end - start, 0)

/** Different numbers in otherwise like words; the very words, taken over; or the same told in other words. */
export function relationFor(kind: ParallelPassage['kind'], one: string, other: string): string {
  if (numbersIn(one) !== numbersIn(other)) return 'different-figure'
  return kind === 'reworded' ? 'same-event' : 'quotes'
}

const numbersIn = (text: string): string =>
  (fold(text).match(/\d+(?:[.,]\d+)*/g) ?? []).map((number) => number.replaceAll(',', '')).join(' ')
