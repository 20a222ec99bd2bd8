/** Reports related to a text, ranked: the index names candidates, their texts decide. */
import type { SameText } from '../../../shared/model/related.ts'
import type { Report } from '../../../shared/model/report.ts'
import type { Passage } from '../../../shared/text/align/passages.ts'
import { readyReport, readyReports, type ReadyReport } from '../parallels/ready.ts'
import { anyCorrections } from '../corrections/store.ts'
import type { ReadableDb } from '../database/sql.ts'
import { sameTextOf, sharedPassages, sharesWith } from './shared-passages.ts'
import { otherVersions } from '../versions/store.ts'
import { LEAST_LENGTH, ownWeight, scoreText, type SharedTerm } from './score.ts'
import { refusedFor, standingReports } from './store.ts'
import { subjectOf, type Subject } from './subject.ts'

export interface Found {
  ready: ReadyReport
  score: number
  /** Terms that both have, with how often the other has them and where first. */
  terms: SharedTerm[]
  passages: Passage[]
  sameText: SameText
  share: number
}
/** Candidates that are read at least; the index's own order is nearly right, so that few are enough. */
const READ = 14
/** For more than ten so many times as many are read: 0.2 ms each. */
const READ_FOR_EACH = 1.4
/** More candidates than are read, for some are gone, refused or of another version. */
const SPARE = 26
/** Below it nothing but chance is in common. */
const LEAST_SCORE = 0.07
/** With so much less of it, what the index has not been asked after could hardly make it up. */
const WORTH_READING = 0.5
/** A passage in common is worth more than words, up to this for the whole text. */
const PASSAGES = 1.5
const SAME_DAY = 0.02

const readFor = (limit: number): number => Math.max(READ, Math.ceil(limit * READ_FOR_EACH))

/** Related reports of a report, the nearest first, without other versions of its page. @throws not-found */
export function relatedTo(
  db: ReadableDb,
  reportId: string,
  limit: number,
): { ready: ReadyReport; found: Found[] } {
  const ready = readyReport(null, db, reportId)
  const subject = subjectOf(db, ready.align.text, ready.report.title ?? '', true, readFor(limit) + SPARE)
  const found = rank(db, subject, ready.align.text.length, limit, wantedFor(db, ready.report))
  const shares = sharesWith(ready)
  for (const one of found) {
    if (shares(one.ready)) {
      one.passages = sharedPassages(ready, one.ready)
      Object.assign(one, sameTextOf(one.passages, ready, one.ready))
      one.score += PASSAGES * one.share
    }
    const { published } = ready.report
    if (published !== null && published === one.ready.report.published) one.score += SAME_DAY
  }
  return { ready, found: best(found, limit) }
}

/** Reports about the same as some words. @param report they stand in, which is left out, and what was refused for it */
export function relatedToText(db: ReadableDb, text: string, report: Report | null, limit: number): Found[] {
  const subject = subjectOf(db, text, '', report !== null, readFor(limit) + SPARE)
  const wanted = report ? wantedFor(db, report) : () => true
  return best(rank(db, subject, Math.max(text.length, LEAST_LENGTH), limit, wanted), limit)
}

/** Not itself, not what the user refused for it, and no other version of its page: that tells the same, and is no other report. */
function wantedFor(
  db: ReadableDb,
  { id: own, sourceId: page }: Report,
): (id: string, sourceId: string) => boolean {
  const refused = refusedFor(db, 'related', own)
  const versions = otherVersions(db, page)
  return (id, sourceId) => id !== own && !refused.has(id) && !versions.has(sourceId)
}

const best = (found: Found[], limit: number): Found[] =>
  found
    .filter(({ score }) => score >= LEAST_SCORE)
    .sort((a, b) => b.score - a.score)
    .slice(0, limit)

function rank(
  db: ReadableDb,
  { terms, candidates }: Subject,
  length: number,
  limit: number,
  wanted: (id: string, sourceId: string) => boolean,
): Found[] {
  const own = ownWeight(terms, length)
  const byNum = standingReports(
    db,
    candidates.map(({ num }) => num),
  )
  const ids = candidates
    .filter(({ weight }) => weight >= WORTH_READING * LEAST_SCORE * own)
    .flatMap(({ num }) => byNum.get(num) ?? [])
    .filter(({ id, sourceId }) => wanted(id, sourceId))
    .slice(0, readFor(limit))
    .map(({ id }) => id)
  const corrected = anyCorrections(db)
  return readyReports(db, ids, corrected).map((ready): Found => {
    const { score, shared } = scoreText(terms, own, ready.align.text)
    return { ready, score, terms: shared, passages: [], sameText: 'none', share: 0 }
  })
}
