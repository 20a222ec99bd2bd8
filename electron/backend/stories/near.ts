/**
 * Which reports tell the same matter as one, as far as words and dates show it. Texts that are printed again stand
 * together as one: twenty papers with one agency's report would else crowd out all who tell it in their own words.
 */
import { isGeneric } from '../../../shared/text/press-words.ts'
import { anyCorrections } from '../corrections/store.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Job } from '../handlers.ts'
import { mayLeaveOff } from '../parallels/store.ts'
import { readyReport, readyReports, type ReadyReport } from '../parallels/ready.ts'
import { ownWeight, scoreText, type SharedTerm } from '../related/score.ts'
import { sameTextOf, sharedPassages, sharesWith } from '../related/shared-passages.ts'
import { subjectOf, withoutReprints, type SubjectTerm } from '../related/subject.ts'
import { otherVersions } from '../versions/store.ts'
import { groupReprints } from './reprints.ts'
import { comparable, neighborsOf, numOf } from './store.ts'

/** Both ways: a short report is near many, a long one near few. */
const NEAR = 0.28
/** Of the index's candidates those are read that could reach this. */
const WORTH_READING = 0.1
/** Reports that are read, 0.2 ms each; reprints are many. */
const CANDIDATES = 60
/** Texts that are compared from the other side, too, 3 ms each. */
const TEXTS = 8
/** Reports of one story are printed within so many days of one another. */
const WINDOW_DAYS = 12
const DAY = 86_400_000
/** A passage in common is worth more than words, up to this for the whole text. */
const PASSAGES = 1.5
/** What is no reprint is less near than a reprint. */
const MOST_OF_OTHERS = 1.5

export interface Near {
  /** The other's row. */
  num: number
  /** 1.75 and over: the text is printed again, see `REPRINT`; else at most 1.5. */
  score: number
}
export interface Look {
  near: Near[]
  /** Rows that were near when they were last looked at, and are no more. */
  gone: number[]
}

/** Asked of the reader's thread, 5 to 30 ms. Nothing for a report that is gone. */
export const nearJob: Job<{ id: string }, Look> = {
  name: 'stories.near',
  run(db, { id }) {
    const num = numOf(db, id)
    if (num === undefined) return { near: [], gone: [] }
    const corrected = anyCorrections(db)
    const own = readyReport(null, db, id, corrected)
    const terms = subjectOf(db, own.align.text, own.report.title ?? '', true, CANDIDATES)
    const before = neighborsOf(db, num)
    const nums = candidates(db, own, terms, before)
    const others = readyReports(db, [...nums.keys()], corrected)
    const near = compare(db, own, terms.terms, others).map(
      ({ ready, score }): Near => ({ num: nums.get(ready.report.id)!, score }),
    )
    const left = new Set(near.map((one) => one.num))
    return { near, gone: before.filter((other) => !left.has(other)) }
  },
}

/** Rows by id: what the index names, printed at about the same time, and what was near before. */
function candidates(
  db: ReadableDb,
  { report, align }: ReadyReport,
  { terms, candidates: found }: ReturnType<typeof subjectOf>,
  before: readonly number[],
): Map<string, number> {
  const least = WORTH_READING * ownWeight(terms, align.text.length)
  const wanted = [...found.filter(({ weight }) => weight >= least).map((one) => one.num), ...before]
  const versions = otherVersions(db, report.sourceId)
  return new Map(
    comparable(db, [...new Set(wanted)])
      .filter(
        ({ id, sourceId, published }) =>
          id !== report.id && !versions.has(sourceId) && isWithin(report.published, published),
      )
      .map(({ id, num }) => [id, num]),
  )
}

/** The others that are near, each with how near. */
function compare(
  db: ReadableDb,
  own: ReadyReport,
  ownTerms: readonly SubjectTerm[],
  others: readonly ReadyReport[],
): { ready: ReadyReport; score: number }[] {
  const [same, ...groups] = groupReprints(own, others)
  const reprints = [same!, ...groups].map(({ again, has }) => ({ again: again.length, has }))
  const terms = withoutReprints(db, ownTerms, reprints)
  const weight = ownWeight(terms, own.align.text.length)
  const shares = sharesWith(own)
  const forward = groups
    .map((group) => {
      const { ready } = group
      const passages = shares(ready) ? sharedPassages(own, ready) : []
      const { share } = sameTextOf(passages, own, ready)
      const { score, shared } = scoreText(terms, weight, ready.align.text)
      return { group, share, shared, score: score + PASSAGES * share }
    })
    .filter(({ score, share, shared }) => score >= NEAR && isTelling(share, shared))
    .sort((a, b) => b.score - a.score)
    .slice(0, TEXTS)
  const near = forward.flatMap(({ group, share, score }) => {
    const { ready } = group
    mayLeaveOff(db)
    const back = withoutReprints(db, subjectTerms(db, ready), reprints)
    const there = scoreText(back, ownWeight(back, ready.align.text.length), own.align.text)
    const least = Math.min(score, there.score + PASSAGES * share, MOST_OF_OTHERS)
    if (least < NEAR || !isTelling(share, there.shared)) return []
    return [ready, ...group.again].map((one) => ({ ready: one, score: least }))
  })
  return [...same!.again.map((ready) => ({ ready, score: sameScore(own, ready) })), ...near]
}

const subjectTerms = (db: ReadableDb, { align, report }: ReadyReport): SubjectTerm[] =>
  subjectOf(db, align.text, report.title ?? '', true, 0).terms

/** Reprints are nearer the more of the text they have, from 1.75 to 2. */
const sameScore = (a: ReadyReport, b: ReadyReport): number => 1 + sameTextOf(sharedPassages(a, b), a, b).share

/** A text in common, or names and several words: subjects alone (trade, technology) make no story. */
function isTelling(share: number, shared: readonly SharedTerm[]): boolean {
  const names = shared.filter(({ term }) => term.kind === 'name').length
  const rare = shared.filter(({ term }) => term.rarity >= 3 && !isGeneric(term.term)).length
  return share >= 0.2 || (names > 0 && rare >= 3) || rare >= 5
}

function isWithin(a: string | null, b: string | null): boolean {
  return a === null || b === null || Math.abs(Date.parse(a) - Date.parse(b)) <= WINDOW_DAYS * DAY
}
