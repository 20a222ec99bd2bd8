/** How near a text is to what another is about: BM25 over the other's terms. Pure. */
import { fold } from '../../../shared/text/fold.ts'
import type { SubjectTerm } from './subject.ts'

/** A term that both texts have, with how often the other has it and where first, in UTF-16 units. */
export interface SharedTerm {
  term: SubjectTerm
  times: number
  at: number
}

/** BM25's: a word counts less and less the more often it stands, and less in a long text. */
const SATURATION = 1.2
const USUAL_LENGTH = 1200
/** A short text has few terms: without this, one word in common would be all of it. */
const FEW_TERMS = 25
/** What a text is about is in its weightiest terms; that another report lacks the rest says nothing. */
const MATTER = 20

/** No text is taken for shorter, in UTF-16 units: a selection is a few words. */
export const LEAST_LENGTH = USUAL_LENGTH / 2

/** The sum that a text has for its own terms. @param length of it, in UTF-16 units */
export const ownWeight = (terms: readonly SubjectTerm[], length: number): number =>
  FEW_TERMS +
  terms.slice(0, MATTER).reduce((sum, term) => sum + term.weight * saturated(term.times, length), 0)

/** The share of that sum which another text has, 0 to about 1, and the terms it is of. */
export function scoreText(
  terms: readonly SubjectTerm[],
  own: number,
  text: string,
): { score: number; shared: SharedTerm[] } {
  const folded = fold(text)
  const shared = terms.flatMap((term): SharedTerm[] => {
    const at = indexOf(folded, term.term, 0)
    return at < 0 ? [] : [{ term, at, times: countFrom(folded, term.term, at) }]
  })
  const sum = shared.reduce((all, { term, times }) => all + term.weight * saturated(times, folded.length), 0)
  return { score: sum / own, shared }
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
