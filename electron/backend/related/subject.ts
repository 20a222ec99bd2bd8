/** What a text is about, as terms weighed by how few reports of the library have them; and which reports may be too. */
import { splitRuns } from '../../../shared/text/bigrams.ts'
import { fold } from '../../../shared/text/fold.ts'
import { keyTerms, type KeyTerm } from '../../../shared/text/key-terms.ts'
import type { ReadableDb } from '../database/sql.ts'
import { rareRuns } from './rare-runs.ts'
import { sampleOf } from './sample.ts'
import { countAll, listNums } from './store.ts'

export interface SubjectTerm extends KeyTerm {
  /** Grows with how often the text has it and how few reports do. */
  weight: number
  /** ln(reports / reports that have it), newspapers in general counted in: 0 to 11. */
  rarity: number
}

/** The terms that the text is read by: those that this library and newspapers in general would call rare. */
const TERMS = 48
/** Of these so many are asked after in the index, 0.03 ms each. */
const ASKED = 32
/** So many reports of one term are looked at. What more have does not tell which report is near. */
const LISTED = 300
/** What so many of all reports have is no matter of its own; in a library of under 30,000, LISTED. */
const TOO_COMMON = 0.01
/** Newspapers in general count like so many reports: a library of thirty knows nothing of what is rare. */
const PRIOR = 200
const IN_TITLE = 2
const LEAST_RARITY = 1.2
/** Who and where say more of a matter than what. */
const NAMES = 1.3
/** Characters in a row are less than a word, but they hold where the dictionary cuts a name in two ways. */
const RUNS = 0.5
/** Reports that may be near: more than are read, for some are gone or refused. */
const CANDIDATES = 40

export interface Subject {
  /** The weightiest first. */
  terms: SubjectTerm[]
  /** Row numbers of reports, the fullest of what is rare in the text first; its own among them. */
  candidates: number[]
}

/**
 * Reads what a text is about. About 3 ms for 2,000 characters in a library of 100,000 reports: terms, their frequency by
 * a sample, then the reports of the rarest from the index.
 * @param own whether the text is in the index itself: a term that only it has leads nowhere
 */
export function subjectOf(db: ReadableDb, text: string, title: string, own: boolean): Subject {
  const reports = Math.max(1, countAll(db))
  const sample = sampleOf(db)
  const folded = fold(title)
  const inReports = (counted: number): number => (counted * reports) / Math.max(1, sample.size)
  const rarityOf = (count: number, common: number): number =>
    Math.log((reports + PRIOR) / (count + PRIOR * common))
  const near = new Map<number, number>()
  /** How many reports have a phrase, at most LISTED; each of them is so much nearer. */
  const ask = (match: string, weigh: (count: number) => number): number => {
    const nums = listNums(db, match, LISTED)
    const weight = nums.length < LISTED ? weigh(nums.length) : 0
    if (weight > 0) for (const num of nums) near.set(num, (near.get(num) ?? 0) + weight)
    return nums.length
  }

  const first = keyTerms(text)
    .map((term) => {
      const likely = inReports(sample.likely(term.term))
      const stress = stressOf(term, folded)
      return { term, likely, stress, rank: stress * rarityOf(likely, term.common) * weightOf(term) }
    })
    .sort((a, b) => b.rank - a.rank)
    .slice(0, TERMS)
  const most = Math.max(LISTED, reports * TOO_COMMON)
  const asked: string[] = []
  const terms = first.flatMap(({ term, likely, stress }): SubjectTerm[] => {
    const match = phraseOf(term.term)
    if (match === null) return []
    const weigh = (count: number): SubjectTerm => {
      const rarity = rarityOf(count, term.common)
      return { ...term, rarity, weight: stress * rarity * weightOf(term) }
    }
    let count = inReports(sample.atMost(term.term))
    if (asked.length < ASKED && likely < 2 * LISTED) {
      asked.push(term.term)
      const found = ask(match, (exact) => weigh(exact).weight)
      if (found <= (own ? 1 : 0)) return []
      count = found < LISTED ? found : Math.max(found, count)
    }
    if (reports > LISTED * 3 && count >= most) return []
    const weighed = weigh(count)
    return weighed.rarity < LEAST_RARITY ? [] : [weighed]
  })
  terms.sort((a, b) => b.weight - a.weight)
  for (const { match, times } of rareRuns(text, sample, asked))
    ask(match, (count) => RUNS * (1 + Math.log(times)) * rarityOf(count, 0))
  const candidates = [...near].sort((a, b) => b[1] - a[1]).slice(0, CANDIDATES)
  return { terms, candidates: candidates.map(([num]) => num) }
}

const weightOf = ({ kind }: KeyTerm): number => (kind === 'name' ? NAMES : 1)

const stressOf = ({ term, times }: KeyTerm, title: string): number =>
  1 + Math.log(times + (title.includes(term) ? IN_TITLE : 0))

/** A phrase of the index's own tokens: letters and digits only, so that nothing of it is read as query syntax. */
function phraseOf(term: string): string | null {
  const tokens = splitRuns(term).flatMap(({ pairwise, text }) => {
    if (!pairwise) return [text]
    const characters = Array.from(text)
    return characters.slice(0, -1).map((character, i) => `${character}${characters[i + 1]}`)
  })
  return tokens.length === 0 ? null : `"${tokens.join(' ')}"`
}
