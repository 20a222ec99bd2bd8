/** Commands by what is typed of their names. Pure. */
import { fold } from '../../shared/text/fold.ts'

/**
 * How well a name answers a query: 0 not at all; higher is better. All words of the query must be in the
 * name; the start of the name, then the start of a word, count more.
 */
export function matchScore(name: string, query: string): number {
  const folded = fold(name)
  const words = fold(query).split(/\s+/).filter(Boolean)
  let score = 1
  for (const word of words) {
    const at = folded.indexOf(word)
    if (at < 0) return 0
    score += at === 0 ? 3 : /\s/.test(folded[at - 1]!) ? 2 : 1
  }
  return score
}

/** The named things that answer a query, best first; all in their own order for an empty query. */
export function findNamed<T extends { name: string }>(all: readonly T[], query: string): T[] {
  return all
    .map((item) => ({ item, score: matchScore(item.name, query) }))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score)
    .map(({ item }) => item)
}
