/** What reports tell in the same words: worked out when it is asked for, by the reader's thread. */
import type { Highlight } from '../../../shared/model/highlight.ts'
import {
  LONGEST_PLACE_TEXT,
  type Ghost,
  type ParallelPassage,
  type PassageEnd,
  type RepeatedPassage,
} from '../../../shared/model/parallel.ts'
import type { Range } from '../../../shared/model/range.ts'
import { countDifference, differenceOf } from '../../../shared/text/align/difference.ts'
import { alignSteps, readyToAlign, type Passage } from '../../../shared/text/align/passages.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { toShown } from '../../../shared/text/text-map.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Queries } from '../handlers.ts'
import { stands } from '../highlights/anchor.ts'
import { listHighlights } from '../highlights/store.ts'
import { readShownBlocks, requireReport } from '../reports/store.ts'
import { requireSource } from '../sources/store.ts'
import { storyMates } from '../stories/store.ts'
import { listHeld, otherVersions } from '../versions/store.ts'
import { sharingReports } from './candidates.ts'
import { ghostsOf, turned } from './ghosts.ts'
import { everyPair, passagesOf, runSteps } from './pairs.ts'
import { placeOf, readyReport, type ReadyReport } from './ready.ts'
import { isEarlier, readDated } from './store.ts'
import { toldSentences } from './told.ts'

export const apart = {
  'parallels.difference'(db, { a, b }) {
    const parts = differenceOf(shownText(db, a), shownText(db, b))
    return { parts, ...countDifference(parts) }
  },

  'parallels.list'(db, { reportIds }) {
    const began = performance.now()
    const passages: ParallelPassage[] = []
    for (const { a, b, found } of everyPair(db, reportIds))
      for (const passage of found) passages.push(...shownPassage(a, b, passage))
    return { passages, milliseconds: performance.now() - began }
  },

  'parallels.repeats'(db, { sourceId }) {
    const began = performance.now()
    requireSource(db, sourceId)
    const ready = readyToAlign(readText(db, sourceId))
    const found = runSteps(db, alignSteps(ready, ready))
    const place = placesOnPage(ready.text, listHeld(db, sourceId))
    const passages = found.map(({ kind, matched, likeness, ...passage }) => ({
      a: place(passage.aStart, passage.aEnd),
      b: place(passage.bStart, passage.bEnd),
      ...{ kind, matched, likeness },
    }))
    return { passages, milliseconds: performance.now() - began }
  },

  'parallels.ghosts'(db, { reportIds, highlightIds, everywhere = false }) {
    const began = performance.now()
    const wanted = highlightIds && new Set(highlightIds)
    const ghosts: Ghost[] = []
    const highlightsOn = placedHighlights(db)
    const wantedOn = (ready: ReadyReport): Highlight[] =>
      highlightsOn(ready).filter(({ id }) => !wanted || wanted.has(id))
    for (const { a, b, found } of everyPair(db, reportIds)) {
      ghosts.push(...ghostsOf(wantedOn(a), a, b, found, highlightsOn(b)))
      ghosts.push(...ghostsOf(wantedOn(b), b, a, found.map(turned), highlightsOn(a)))
    }
    if (everywhere)
      for (const id of new Set(reportIds)) {
        const a = readyReport(db, db, id)
        const own = wantedOn(a)
        if (own.length === 0) continue
        for (const otherId of sharingReports(db, a)) {
          if (reportIds.includes(otherId)) continue
          const b = readyReport(db, db, otherId)
          ghosts.push(...ghostsOf(own, a, b, passagesOf(db, a, b), highlightsOn(b)))
        }
      }
    return { ghosts, milliseconds: performance.now() - began }
  },

  'parallels.told'(db, { reportId, among }) {
    const began = performance.now()
    const ready = readyReport(db, db, reportId)
    // A story tells again what its first reports told, whatever else of the library shares words with this one.
    const others = among ?? [...storyMates(db, reportId), ...sharingReports(db, ready)]
    const [own] = readDated(db, [reportId])
    // Another version of its page tells the same, and is nothing that was told before.
    const versions = otherVersions(db, ready.report.sourceId)
    const before = readDated(db, [...new Set(others)], versions).filter((one) => own && isEarlier(one, own))
    const earlier: { ready: ReadyReport; passages: Passage[] }[] = []
    for (const { id } of before) {
      const other = readyReport(db, db, id)
      earlier.push({ ready: other, passages: passagesOf(db, ready, other) })
    }
    const { sentences, told, by } = toldSentences(ready, earlier)
    return {
      sentences,
      told,
      earlier: before.map(({ id, title, published }) => ({ id, title, published, told: by.get(id) ?? 0 })),
      milliseconds: performance.now() - began,
    }
  },
} satisfies Queries

function shownPassage(a: ReadyReport, b: ReadyReport, passage: Passage): ParallelPassage[] {
  const inA = placeOf(a, passage.aStart, passage.aEnd)
  const inB = placeOf(b, passage.bStart, passage.bEnd)
  const { kind, matched, likeness } = passage
  return inA && inB ? [{ a: inA, b: inB, kind, matched, likeness }] : []
}

/** A place on a page, with the report that holds most of it. */
const placesOnPage =
  (text: string, reports: readonly { id: string; ranges: Range[] }[]) =>
  (start: number, end: number): RepeatedPassage['a'] => {
    const held = reports.map(({ id, ranges }) => ({
      id,
      units: ranges.reduce(
        (sum, [from, to]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
        0,
      ),
    }))
    const most = held.toSorted((a, b) => b.units - a.units)[0]
    return {
      range: [start, end],
      text: cutTo(text.slice(start, end), LONGEST_PLACE_TEXT),
      reportId: most && most.units > 0 ? most.id : null,
    }
  }

/** The highlights of a report whose words stand at their place, read once a report. */
function placedHighlights(db: ReadableDb): (ready: ReadyReport) => Highlight[] {
  const read = new Map<string, Highlight[]>()
  return ({ report: { id, sourceId } }) => {
    const known = read.get(id)
    if (known) return known
    const text = readText(db, sourceId)
    const placed = listHighlights(db, { reportId: id }).filter((one) => stands(text, one))
    read.set(id, placed)
    return placed
  }
}

/** The words of a passage as its report shows them, corrections applied. */
function shownText(db: ReadableDb, { reportId, ranges }: PassageEnd): string {
  const blocks = readShownBlocks(db, reportId, readText(db, requireReport(db, reportId).sourceId))
  return toShown(blocks, ranges)
    .map(({ block, start, end }) => blocks[block]!.text.slice(start, end))
    .join('\n')
}
