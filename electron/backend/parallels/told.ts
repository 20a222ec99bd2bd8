/** What is new in a report: which of its sentences earlier ones have told, and where. */
import type { BlockKind } from '../../../shared/model/report.ts'
import type { PassagePlace, ToldSentence } from '../../../shared/model/parallel.ts'
import type { Passage } from '../../../shared/text/align/passages.ts'
import { twinOf } from '../../../shared/text/align/twin.ts'
import { sentences } from '../../../shared/text/sentences.ts'
import { placeOf, type ReadyReport } from './ready.ts'

/** A sentence is told where this much of it, in characters and words, stands in an earlier report. */
const TOLD = 0.7
/** Of a report that told a part of it, the place is given from this share on. */
const LEAST_PLACE = 0.3

/** What a reader reads as sentences; headlines and the like repeat what the text tells. */
const RUNNING: ReadonlySet<BlockKind> = new Set(['paragraph', 'quote', 'list', 'caption'])

interface Earlier {
  ready: ReadyReport
  /** Of the report (A) and it (B). */
  passages: readonly Passage[]
}

/** Sentences in reading order. @returns the number of all, and those that were told */
export function toldSentences(
  ready: ReadyReport,
  earlier: readonly Earlier[],
): { sentences: number; told: ToldSentence[]; by: Map<string, number> } {
  const { units, starts } = ready.align.stream
  const covered = new Uint8Array(units.length)
  for (const { passages } of earlier)
    for (const { runs } of passages) for (const [a, , length] of runs) covered.fill(1, a, a + length)
  const told: ToldSentence[] = []
  const by = new Map<string, number>()
  let count = 0
  let unit = 0
  for (const [start, end] of sentencesOf(ready)) {
    while (unit < units.length && starts[unit]! < start) unit++
    const first = unit
    let shared = 0
    while (unit < units.length && starts[unit]! < end) shared += covered[unit++]!
    // Nothing but a dateline or marks tells nothing.
    if (unit === first) continue
    count++
    const share = shared / (unit - first)
    const place = share >= TOLD ? placeOf(ready, start, end) : null
    if (!place) continue
    const places = earlier
      .flatMap((one) => placesIn(ready, one, start, end))
      .toSorted((x, y) => y.share - x.share)
    for (const id of new Set(places.map(({ place }) => place.reportId))) by.set(id, (by.get(id) ?? 0) + 1)
    told.push({
      ...{ start: place.start, end: place.end, ranges: place.ranges, share },
      places: places.map(({ place }) => place),
    })
  }
  return { sentences: count, told, by }
}

/** In the joined text. */
function* sentencesOf({ blocks, starts }: ReadyReport): Generator<[start: number, end: number]> {
  for (const [block, { kind, text }] of blocks.entries())
    if (RUNNING.has(kind))
      for (const [start, end] of sentences(text)) yield [starts[block]! + start, starts[block]! + end]
}

/** The part of a sentence that each passage holds, at its other place. */
function placesIn(
  ready: ReadyReport,
  { ready: other, passages }: Earlier,
  start: number,
  end: number,
): { place: PassagePlace; share: number }[] {
  return passages.flatMap((passage) => {
    if (passage.aEnd <= start || passage.aStart >= end) return []
    const [from, to] = [Math.max(start, passage.aStart), Math.min(end, passage.aEnd)]
    const share = (to - from) / (end - start)
    if (share < LEAST_PLACE) return []
    const twin = twinOf(passage, ready.align, other.align, from, to)
    const place = twin && placeOf(other, twin.start, twin.end)
    return place ? [{ place, share: share * twin.kept }] : []
  })
}
