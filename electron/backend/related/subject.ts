/** What a text is about, as terms weighed by how few reports of the library have them. */
import { splitRuns } from '../../../shared/text/bigrams.ts'
import { fold } from '../../../shared/text/fold.ts'
import { keyTerms, type KeyTerm } from '../../../shared/text/key-terms.ts'
import type { ReadableDb } from '../database/sql.ts'
import { countAll, countTo } from './store.ts'

export interface SubjectTerm extends KeyTerm {
  /** Grows with how often the text has it and how few reports do. */
  weight: number
  /** ln(reports / reports that have it), newspapers in general counted in: 0 to 11. */
  rarity: number
  match: string
}

/** The terms looked up in the index: those that newspapers in general would call rare. */
const LOOKED_UP = 40
/** The terms asked for: more of them cost time and find no more (search.md §4). */
const ASKED = 16
/** What so many of all reports have is no matter of its own; counting stops there. In a small library, at `LEAST_COUNT`. */
const TOO_COMMON = 0.01
const LEAST_COUNT = 300
/** Newspapers in general count like so many reports: a library of thirty knows nothing of what is rare. */
const PRIOR = 200
const IN_TITLE = 2
const LEAST_RARITY = 1.2
/** Who and where say more of a matter than what. */
const NAMES = 1.3

export interface Subject {
  /** The weightiest first; all that another report of the library has too. */
  terms: SubjectTerm[]
  /** The expression that finds reports of this matter; null where there is nothing to ask. */
  match: string | null
}

/**
 * Reads what a text is about. About 4 ms for 2,000 characters: terms, then one count each in the index.
 * @param own whether the text is in the index itself: a term that only it has leads nowhere
 */
export function subjectOf(db: ReadableDb, text: string, title: string, own: boolean): Subject {
  const reports = Math.max(1, countAll(db))
  const folded = fold(title)
  const most = Math.max(LEAST_COUNT, Math.ceil(reports * TOO_COMMON))
  const looked = keyTerms(text)
    .map((term) => ({ ...term, stress: stressOf(term, folded) }))
    .sort((a, b) => b.stress * -Math.log(b.common) - a.stress * -Math.log(a.common))
    .slice(0, LOOKED_UP)
  const terms = looked.flatMap(({ stress, ...term }): SubjectTerm[] => {
    const match = phraseOf(term.term)
    if (match === null) return []
    const count = countTo(db, match, most)
    if (count <= (own ? 1 : 0) || (reports > LEAST_COUNT * 3 && count >= most)) return []
    const rarity = Math.log((reports + PRIOR) / (count + PRIOR * term.common))
    if (rarity < LEAST_RARITY) return []
    const weight = stress * rarity * (term.kind === 'name' ? NAMES : 1)
    return [{ ...term, match, rarity, weight }]
  })
  terms.sort((a, b) => b.weight - a.weight)
  const asked = terms.slice(0, ASKED).map(({ match }) => match)
  return { terms, match: asked.length === 0 ? null : asked.join(' OR ') }
}

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
