/** A highlight without a place gets one by hand, or becomes a note. */
import { CallError } from '../../../shared/errors.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { Candidate } from '../../../shared/model/version.ts'
import { findAll } from '../../../shared/text/find.ts'
import type { Quote } from '../../../shared/text/match-quote.ts'
import { quoteCandidates } from '../../../shared/text/quote-candidates.ts'
import { findAnchor } from '../corrections/store.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import { anchorColumns, findHighlight } from '../highlights/store.ts'
import { newId } from '../ids.ts'
import { plainTextToState } from '../notes/lexical-state.ts'
import { insertNote } from '../notes/store.ts'
import { requireReport } from '../reports/store.ts'
import { notFound } from '../targets/store.ts'
import { heirsOf, ownerOf } from './place.ts'
import { createVersionRecorder, type Rows } from './recorder-store.ts'
import { listHeld, moveToReport, newestVersion, type HeldReport } from './store.ts'

/** How much of the text around a candidate is shown, in UTF-16 units. */
const AROUND = 40

/** A place for a correction must have its very letters, or nearly all of them with what stood around. */
const LEAST_FOR_CORRECTION = 0.75

/** @throws not-found unless the highlight is there and not removed. */
export function requireHighlight(db: ReadableDb, id: string): Highlight {
  const found = findHighlight(db, id)
  if (!found || found.deletedAt) throw notFound('highlight', id)
  return found.highlight
}

/** What has a place to be looked for: a highlight or a correction, by its words. */
interface Placeless extends Quote {
  sourceId: string
  ranges: Range[]
}

/** The three likeliest places of a highlight or correction in the newest version of its page. @throws not-found */
export function listCandidates(db: ReadableDb, id: string): Candidate[] {
  const correction = findAnchor(db, id)
  if (!correction) return candidatesOf(db, requireHighlight(db, id))
  // A word or two resemble much by chance, and nobody wants the right text laid over something else.
  return candidatesOf(db, correction).filter(({ score }) => score >= LEAST_FOR_CORRECTION)
}

/** The likeliest places of some words in the newest version of their page, at most three. */
export function candidatesOf(db: ReadableDb, one: Placeless): Candidate[] {
  const sourceId = newestVersion(db, one.sourceId)
  const text = readText(db, sourceId)
  const reports = listHeld(db, sourceId)
  return quoteCandidates(text, one, one.ranges[0]?.[0]).map(({ start, end, score }) => {
    const report = ownerOf(reports, [[start, end]])
    return {
      ranges: [[start, end] satisfies Range],
      before: wholeCharacters(text.slice(Math.max(0, start - AROUND), start)),
      exact: text.slice(start, end),
      after: wholeCharacters(text.slice(end, end + AROUND)),
      score,
      reportId: report?.id ?? null,
      reportTitle: report?.title ?? null,
    }
  })
}

/** Without half a surrogate pair at either end. */
const wholeCharacters = (text: string): string => text.replaceAll(/^[\udc00-\udfff]|[\ud800-\udbff]$/g, '')

/** Where a relink leads: the source and the ranges there. */
interface Goal {
  sourceId: string
  ranges: Range[]
}
export type To =
  | { candidate: number }
  | { passage: { reportId: string; ranges: Range[] } }
  | { quote: string }

/** @throws not-found where there is no such candidate or report; quote-not-found, quote-ambiguous */
export function goalOf(db: ReadableDb, one: Placeless, to: To): Goal {
  if ('passage' in to) {
    const { sourceId } = requireReport(db, to.passage.reportId)
    return { sourceId, ranges: to.passage.ranges }
  }
  const sourceId = newestVersion(db, one.sourceId)
  if ('quote' in to) return { sourceId, ranges: [theOnePlace(readText(db, sourceId), to.quote)] }
  const candidate = candidatesOf(db, one)[to.candidate - 1]
  if (!candidate) throw notFound('candidate', String(to.candidate))
  return { sourceId, ranges: candidate.ranges }
}

function theOnePlace(text: string, quote: string): Range {
  const places = findAll(text, quote.normalize('NFC'))
  const [place] = places
  if (!place) throw new CallError('quote-not-found', 'the quote is not on this page')
  if (places.length > 1)
    throw new CallError('quote-ambiguous', `the quote stands ${places.length} times`, {
      count: places.length,
    })
  return place
}

/** Puts a highlight where it is told; all that sits on it goes along. @returns the rows as they were */
export function relink(db: WritableDb, id: string, to: To): Rows {
  const highlight = requireHighlight(db, id)
  const { sourceId, ranges } = goalOf(db, highlight, to)
  const anchor = anchorRanges(readText(db, sourceId), ranges)
  const named = 'passage' in to ? to.passage.reportId : null
  const recorder = createVersionRecorder(db)
  recorder.update('highlight', id, {
    source_id: sourceId,
    report_id: named ?? ownerOf(listHeld(db, sourceId), ranges)?.id ?? null,
    ...anchorColumns(anchor),
  })
  return recorder.finish()
}

/**
 * The quote becomes a note on the report that came of the highlight's own, with its notes, themes and links; a page
 * without reports gets a free note. The highlight goes, and comes back with undo.
 * @returns the rows as they were, and the note
 */
export function keepAsNote(db: WritableDb, id: string): { rows: Rows; noteId: string } {
  const highlight = requireHighlight(db, id)
  const report = heirFor(db, highlight)
  const recorder = createVersionRecorder(db)
  const noteId = newId()
  const target = report === null ? null : { kind: 'report' as const, id: report }
  if (report !== null) moveToReport(recorder, id, report)
  const quoted = `“${highlight.exact.replaceAll(/\s*\n\s*/g, ' ')}”`
  insertNote(db, { id: noteId, target, state: plainTextToState(quoted), text: quoted })
  recorder.madeNote(noteId)
  recorder.update('highlight', id, { deleted_at: db.clock.removal() })
  return { rows: recorder.finish(), noteId }
}

/** The report that a highlight's note belongs to now: its own, or that one's heir in the newest version. */
function heirFor(db: ReadableDb, { sourceId, reportId }: Highlight): string | null {
  const newest = newestVersion(db, sourceId)
  const olds = listHeld(db, sourceId)
  const own = olds.find((report) => report.id === reportId)
  if (newest === sourceId) return own?.id ?? olds[0]?.id ?? null
  const news = listHeld(db, newest)
  const heirs = own
    ? heirsOf(readText(db, sourceId), [own], readText(db, newest), news)
    : new Map<string, null>()
  return firstOf(heirs.get(own?.id ?? ''), news, own)
}

const firstOf = (
  heir: string | null | undefined,
  news: readonly HeldReport[],
  own: HeldReport | undefined,
): string | null => heir ?? own?.id ?? news[0]?.id ?? null
