/** Which parallel passages become proposals of links, what was refused of them, and which relation fits. */
import { createHash } from 'node:crypto'
import type { ParallelPassage } from '../../../shared/model/parallel.ts'
import type { Range } from '../../../shared/model/range.ts'
import { isSame } from '../../../shared/text/figures/figure-rows.ts'
import { findFigures, type Figure } from '../../../shared/text/figures/find-figures.ts'
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

/** A figure of one kind and unit told otherwise; else the very words, taken over; else the same told in other words. */
export function relationFor(kind: ParallelPassage['kind'], one: string, other: string): string {
  // 3月2日 and 2日 are one day: dates are left to the reader.
  const [a, b] = [one, other].map((text) => findFigures(text).filter((figure) => figure.kind !== 'date'))
  if (tellsOtherwise(a!, b!) || tellsOtherwise(b!, a!)) return 'different-figure'
  return kind === 'reworded' ? 'same-event' : 'quotes'
}

const tellsOtherwise = (a: readonly Figure[], b: readonly Figure[]): boolean =>
  a.some((figure) => {
    const comparable = b.filter(({ kind, unit }) => kind === figure.kind && unit === figure.unit)
    return comparable.length > 0 && !comparable.some((known) => isSame(figure, known))
  })
