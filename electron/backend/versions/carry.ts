/** Annotations go over from a page to its new version: highlights by their anchors, the rest by its report's heir. */
import { CallError } from '../../../shared/errors.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { Carried, VersionOf } from '../../../shared/model/version.ts'
import { gramsOf, shareOf } from '../../../shared/text/common-grams.ts'
import { matchQuote } from '../../../shared/text/match-quote.ts'
import { offsetMap } from '../../../shared/text/offset-map.ts'
import { squeeze } from '../../../shared/text/quote-index.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import { moveAnnotations } from '../desk/annotations-store.ts'
import { anchorRanges, stands } from '../highlights/anchor.ts'
import { anchorColumns, listHighlights } from '../highlights/store.ts'
import { countAnnotations, requireSource } from '../sources/store.ts'
import { carryCorrections } from './carry-corrections.ts'
import { carryFastened } from './carry-fastened.ts'
import { moveSaid } from './carry-said-store.ts'
import { heirsOf, ownerOf, placeRanges } from './place.ts'
import { firstVersion, joinOwn } from './own-twins-store.ts'
import { createVersionRecorder, type Rows } from './recorder-store.ts'
import { countOn, listHeld, listNamesakes, replacedBy } from './store.ts'

/** Files of one name that have less than this of their text in common are no versions of each other. */
const LEAST_LIKENESS = 0.3
/** Of many files with one name (`page.txt` in every folder) only the latest are compared. */
const MOST_COMPARED = 8

/** The source that a new one seems to be a version of: of the same name, and most of its text. */
export function findVersionOf(db: ReadableDb, id: string, fileName: string, text: string): VersionOf | null {
  const namesakes = listNamesakes(db, fileName, id, MOST_COMPARED)
  if (namesakes.length === 0) return null
  const own = gramsOf(text)
  let best: VersionOf | null = null
  for (const other of namesakes) {
    const grams = gramsOf(readText(db, other.id))
    const likeness = Math.max(shareOf(grams, own), shareOf(own, grams))
    if (likeness >= LEAST_LIKENESS && likeness > (best?.likeness ?? 0))
      best = { ...other, likeness, annotations: countAnnotations(db, other.id) }
  }
  return best
}

/**
 * Makes `toId` the new version of `fromId` and carries over what sits there; nothing is deleted: what has no place
 * stays on the old version, for the tray.
 * @returns what it came to, and the rows as they were
 * @throws not-found; version-of-itself where the new one is among the versions the old one comes from
 */
export function carry(db: WritableDb, toId: string, fromId: string): { carried: Carried; rows: Rows } {
  const [to, from] = [requireSource(db, toId), requireSource(db, fromId)]
  requireNoCircle(db, to, from)
  const recorder = createVersionRecorder(db)
  const first = firstVersion(db, fromId) ?? from.sha256
  recorder.update('source', toId, { replaces_id: fromId })
  joinOwn(recorder, first, to.sha256)
  const carried: Carried = {
    from: { id: from.id, fileName: from.fileName },
    to: { id: to.id, fileName: to.fileName },
    ...{ same: 0, changed: [], unplaced: [], onReports: 0, left: 0 },
    corrections: { placed: 0, settled: [], unplaced: [] },
  }
  const [oldText, newText] = [readText(db, fromId), readText(db, toId)]
  const reports = listHeld(db, toId)
  const map = offsetMap(oldText, newText)
  for (const highlight of listHighlights(db, { sourceId: fromId })) {
    const { id, exact } = highlight
    const ranges = stands(oldText, highlight)
      ? placeRanges(oldText, newText, map, highlight)
      : byWords(newText, highlight)
    if (!ranges) {
      carried.unplaced.push({ id, exact })
      continue
    }
    const anchor = anchorRanges(newText, ranges)
    recorder.update('highlight', id, {
      source_id: toId,
      report_id: ownerOf(reports, ranges)?.id ?? null,
      ...anchorColumns(anchor),
    })
    if (squeeze(anchor.exact).text === squeeze(exact).text) carried.same++
    else carried.changed.push({ id, before: exact, after: anchor.exact })
  }
  carried.corrections = carryCorrections(recorder, { fromId, toId }, { old: oldText, now: newText, map })
  const olds = listHeld(db, fromId)
  carryFastened(recorder, { old: oldText, now: newText, map }, olds, reports)
  for (const [report, heir] of heirsOf(oldText, olds, newText, reports)) {
    if (heir !== null) moveSaid(recorder, report, heir)
    const { notes, themes, links } = countOn(db, 'report', report)
    const count = notes + themes + links
    if (count === 0) continue
    if (heir === null) carried.left += count
    else {
      carried.onReports += count
      moveAnnotations(recorder, report, heir, db.clock.removal())
    }
  }
  return { carried, rows: recorder.finish() }
}

function byWords(
  text: string,
  quote: { exact: string; prefix: string; suffix: string },
): [number, number][] | null {
  const found = matchQuote(text, quote)
  return found ? [[found.start, found.end]] : null
}

function requireNoCircle(db: ReadableDb, to: Source, from: Source): void {
  const seen = new Set<string>()
  for (let id: string | null = from.id; id !== null && !seen.has(id); id = replacedBy(db, id)) {
    if (id === to.id) throw new CallError('version-of-itself', 'a page cannot be a new version of itself')
    seen.add(id)
  }
}
