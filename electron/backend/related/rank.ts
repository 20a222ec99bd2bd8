/** Reports related to a text, ranked: the index names candidates, their texts decide. */
import { fold } from '../../../shared/text/fold.ts'
import type { SameText } from '../../../shared/model/related.ts'
import type { Passage } from '../../../shared/text/align/passages.ts'
import { readyReport, readyReports, type ReadyReport } from '../parallels/ready.ts'
import { anyCorrections } from '../corrections/store.ts'
import type { ReadableDb } from '../database/sql.ts'
import { sameTextOf, sharedPassages, sharesWith } from './shared-passages.ts'
import { idsOf, refusedFor } from './store.ts'
import { subjectOf, type Subject, type SubjectTerm } from './subject.ts'

export interface Found {
  ready: ReadyReport
  score: number
  /** Terms that both have, with how often the other has them and where first. */
  terms: SharedTerm[]
  passages: Passage[]
  sameText: SameText
  share: number
}
export interface SharedTerm {
  term: SubjectTerm
  times: number
  at: number
}

/** Candidates that are read; the index's own order is nearly right, so that few are enough. */
const READ = 14
/** BM25's: a word counts less and less the more often it stands, and less in a long text. */
const SATURATION = 1.2
const USUAL_LENGTH = 1200
/** A short text has few terms: without this, one word in common would be all of it. */
const FEW_TERMS = 25
/** What a text is about is in its weightiest terms; that another report lacks the rest says nothing. */
const MATTER = 20
/** Below it nothing but chance is in common. */
const LEAST_SCORE = 0.07
/** With so much less of it, what the index has not been asked after could hardly make it up. */
const WORTH_READING = 0.5
/** A passage in common is worth more than words, up to this for the whole text. */
const PASSAGES = 1.5
const SAME_DAY = 0.02

/** Related reports of a report, the nearest first. @throws not-found */
export function relatedTo(
  db: ReadableDb,
  reportId: string,
  limit: number,
): { ready: ReadyReport; found: Found[] } {
  const ready = readyReport(null, db, reportId)
  const subject = subjectOf(db, ready.align.text, ready.report.title ?? '', true)
  const refused = refusedFor(db, 'related', reportId)
  const found = rank(db, subject, ready.align.text.length, (id) => id !== reportId && !refused.has(id))
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

/** Reports about the same as some words. @param reportId of the report they stand in, which is left out */
export function relatedToText(db: ReadableDb, text: string, reportId: string | null, limit: number): Found[] {
  const subject = subjectOf(db, text, '', reportId !== null)
  return best(
    rank(db, subject, Math.max(text.length, USUAL_LENGTH / 2), (id) => id !== reportId),
    limit,
  )
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
  wanted: (id: string) => boolean,
): Found[] {
  const own =
    FEW_TERMS +
    terms.slice(0, MATTER).reduce((sum, term) => sum + term.weight * saturated(term.times, length), 0)
  const byNum = idsOf(
    db,
    candidates.map(({ num }) => num),
  )
  const ids = candidates
    .filter(({ weight }) => weight >= WORTH_READING * LEAST_SCORE * own)
    .flatMap(({ num }) => byNum.get(num) ?? [])
    .filter(wanted)
    .slice(0, READ)
  const corrected = anyCorrections(db)
  return readyReports(db, ids, corrected).map((ready): Found => {
    const folded = fold(ready.align.text)
    const shared = terms.flatMap((term): SharedTerm[] => {
      const at = indexOf(folded, term.term, 0)
      return at < 0 ? [] : [{ term, at, times: countFrom(folded, term.term, at) }]
    })
    const sum = shared.reduce(
      (all, { term, times }) => all + term.weight * saturated(times, folded.length),
      0,
    )
    return { ready, score: sum / own, terms: shared, passages: [], sameText: 'none', share: 0 }
  })
}

const saturated = (times: number, length: number): number =>
  (times * (1 + SATURATION)) / (times + SATURATION * (0.25 + (0.75 * length) / USUAL_LENGTH))

/** Where a term stands: a word of an alphabet only as a whole word. */
function indexOf(folded: string, term: string, from: number): number {
  for (let at = folded.indexOf(term, from); at >= 0; at = folded.indexOf(term, at + 1)) {
    if (!/^\p{Script=Latin}/u.test(term)) return at
    if (!isLatin(folded[at - 1]) && !isLatin(folded[at + term.length])) return at
  }
  return -1
}

function countFrom(folded: string, term: string, first: number): number {
  let times = 0
  for (let at = first; at >= 0; at = indexOf(folded, term, at + term.length)) times++
  return times
}

const isLatin = (character: string | undefined): boolean =>
  character !== undefined && /[\p{Script=Latin}\p{N}]/u.test(character)
