/** Draws that a seed repeats: a failure is run again with the seed it prints. */
import { makeRandom } from '../unit/text/corpus.ts'

export interface Random {
  /** A whole number, 0 to `end` - 1. */
  below(end: number): number
  one<T>(list: readonly T[]): T
}

export function random(seed: number): Random {
  const next = makeRandom(seed)
  const below = (end: number): number => Math.floor(next() * end)
  return { below, one: (list) => list[below(list.length)]! }
}
