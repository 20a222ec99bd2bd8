/** What a text is about, as terms weighed by how few reports of the library have them; and which reports may be too. */
import { splitRuns } from '../../../shared/text/bigrams.ts'
import { fold } from '../../../shared/text/fold.ts'
import { keyTerms, type KeyTerm } from '../../../shared/text/key-terms.ts'
import { isGeneric } from '../../../shared/text/press-words.ts'
import type { ReadableDb } from '../database/sql.ts'
import { rareRuns } from './rare-runs.ts'
import { sampleOf, type Sample } from './sample.ts'
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
/** A pair of characters that so few reports have stands for the word it is of. */
const FEW = 40
/** Phrases go through the lists of their pairs, 0.04 ms for a thousand reports: so many in all. */
const WALKED = 40_000
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
const GENERIC = 0.6
/** Characters in a row are less than a word, but they hold where the dictionary cuts a name in two ways. */
const RUNS = 0.5
export interface Subject {
  /** The weightiest first. */
  terms: SubjectTerm[]
  /** Reports by row number, the fullest of what is rare in the text first; its own among them. `weight`: of its terms. */
  candidates: { num: number; weight: number }[]
}

/**
 * Reads what a text is about. About 3 ms for 2,000 characters in a library of 100,000 reports: terms, their frequency by
 * a sample, then the reports of the rarest from the index.
 * @param own whether the text is in the index itself: a term that only it has leads nowhere
 * @param most candidates, at least a third more than are read
 */
export function subjectOf(db: ReadableDb, text: string, title: string, own: boolean, most: number): Subject {
  const reports = Math.max(1, countAll(db))
  const sample = sampleOf(db)
  const folded = fold(title)
  const inReports = (counted: number): number => (counted * reports) / Math.max(1, sample.size)
  const rarityOf = (count: number, common: number): number => rarity(reports, count, common)
  const near = new Map<number, number>()
  /** How many reports have a phrase, at most LISTED; each of them is so much nearer. */
  const ask = (match: string, weigh: (count: number) => number): number => {
    const nums = listNums(db, match, LISTED)
    const weight = weigh(nums.length)
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
  const tooMany = Math.max(LISTED, reports * TOO_COMMON)
  const asked: string[] = []
  let walked = 0
  const mayAsk = ({ walks }: Question): boolean => {
    if (walked + walks > WALKED) return false
    walked += walks
    return true
  }
  const terms = first.flatMap(({ term, likely, stress }): SubjectTerm[] => {
    const weigh = (count: number): SubjectTerm => {
      const rarity = rarityOf(count, term.common)
      return { ...term, rarity, weight: stress * rarity * weightOf(term) }
    }
    let count = inReports(sample.atMost(term.term))
    const question =
      asked.length < ASKED && likely < LISTED ? questionFor(term.term, sample, inReports) : null
    const isWorthIt = term.kind === 'name' || term.times > 1
    if (question && (question.walks === 0 || (isWorthIt && mayAsk(question)))) {
      asked.push(term.term)
      const found = ask(question.match, (exact) => weigh(exact).weight)
      if (found <= (own ? 1 : 0)) return []
      count = found < LISTED ? found : Math.max(found, count)
    }
    if (reports > LISTED * 3 && count >= tooMany) return []
    const weighed = weigh(count)
    return weighed.rarity < LEAST_RARITY ? [] : [weighed]
  })
  terms.sort((a, b) => b.weight - a.weight)
  for (const { run, times } of rareRuns(text, sample, asked)) {
    const question = questionFor(run, sample, inReports)
    if (mayAsk(question)) ask(question.match, (count) => RUNS * (1 + Math.log(times)) * rarityOf(count, 0))
  }
  const candidates = [...near]
    .map(([num, weight]) => ({ num, weight }))
    .sort((a, b) => b.weight - a.weight)
    .slice(0, most)
  return { terms, candidates }
}

const rarity = (reports: number, count: number, common: number): number =>
  Math.log((reports + PRIOR) / (count + PRIOR * common))

/**
 * The terms weighed as if texts that are printed again and again stood in the library once: twenty papers that print
 * an agency's report would else make its names common words.
 * @param reprints for each text, how often it stands beside its first time, and whether it has a term
 */
export function withoutReprints(
  db: ReadableDb,
  terms: readonly SubjectTerm[],
  reprints: readonly { again: number; has: (term: string) => boolean }[],
): SubjectTerm[] {
  const many = reprints.filter(({ again }) => again > 0)
  if (many.length === 0) return [...terms]
  const reports = Math.max(1, countAll(db))
  const left = Math.max(1, reports - many.reduce((sum, { again }) => sum + again, 0))
  return terms.map((term) => {
    const count = (reports + PRIOR) / Math.exp(term.rarity) - PRIOR * term.common
    const again = many.reduce((sum, one) => sum + (one.has(term.term) ? one.again : 0), 0)
    const now = rarity(left, Math.max(1, count - again), term.common)
    return { ...term, rarity: now, weight: (term.weight * now) / term.rarity }
  })
}

const weightOf = ({ kind, term }: KeyTerm): number =>
  kind === 'name' ? NAMES : isGeneric(term) ? GENERIC : 1

const stressOf = ({ term, times }: KeyTerm, title: string): number =>
  1 + Math.log(times + (title.includes(term) ? IN_TITLE : 0))

interface Question {
  match: string
  /** How many reports the index goes through for it. */
  walks: number
}

/**
 * What finds the reports with a term, or a few more: its rarest pair of characters, one token of the index (0.02 ms).
 * Only where all its pairs are common, three characters as a phrase: it walks the lists of both pairs, 0.2 ms and more
 * among 100,000 reports. Letters and digits only, so that nothing of it is read as query syntax.
 */
function questionFor(term: string, sample: Sample, inReports: (counted: number) => number): Question {
  const tokens = splitRuns(term).flatMap(({ pairwise, text }) => (pairwise ? pairsIn(text) : [text]))
  const counts = tokens.map((token) => inReports(sample.atMost(token)))
  const least = Math.min(...counts)
  const at = counts.indexOf(least)
  if (tokens.length === 1 || least < FEW) return { match: `"${tokens[at]}"`, walks: 0 }
  const from = at > 0 && (at === tokens.length - 1 || counts[at - 1]! < counts[at + 1]!) ? at - 1 : at
  return { match: `"${tokens[from]} ${tokens[from + 1]}"`, walks: counts[from]! + counts[from + 1]! }
}

function pairsIn(run: string): string[] {
  const characters = Array.from(run)
  return characters.slice(0, -1).map((character, i) => `${character}${characters[i + 1]}`)
}
