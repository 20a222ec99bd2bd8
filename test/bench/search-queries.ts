/** Queries of every class, made of what the corpus says. */
import { fold } from '../../shared/text/fold.ts'
import { makeRandom } from '../unit/text/corpus.ts'
import { makeReport, someWords, toTraditional } from './news-corpus.ts'

export interface MadeQuery {
  query: string
  /** Does a folded text hold it? By substrings: the truth the index is held against. */
  holds: (folded: string) => boolean
}

const has = (word: string) => {
  const wanted = fold(word)
  return (folded: string): boolean => folded.includes(wanted)
}
const single = (word: string): MadeQuery => ({ query: word, holds: has(word) })

export const CLASSES = [
  '1 character',
  '2 characters',
  '3-4 characters',
  '6-10 characters',
  'AND',
  'NOT',
  'OR',
  'cross-script',
] as const
export type QueryClass = (typeof CLASSES)[number]

/** `count` queries of each class, of words from reports below `reports`. */
export function makeQueries(count: number, reports: number): Record<QueryClass, MadeQuery[]> {
  const random = makeRandom(99)
  const cut = (length: () => number): string => {
    for (;;) {
      const { body, language } = makeReport(Math.floor(random() * reports))
      const run = language === 'en' ? [] : (body.match(/\p{Script=Han}{12,}/gu) ?? [])
      const text = run[Math.floor(random() * run.length)]
      if (!text) continue
      const wanted = length()
      const at = Math.floor(random() * (text.length - wanted))
      return text.slice(at, at + wanted)
    }
  }
  const word = (): string => {
    // From common to rare as in a dictionary: half of them stand in fewer than one report of a hundred.
    const words = someWords(Math.floor(20_000 * random() ** 2), 40).filter((each) => each.length === 2)
    return words[0] ?? '贸易'
  }
  const list = (make: () => MadeQuery): MadeQuery[] => Array.from({ length: count }, make)
  const two = (make: (a: string, b: string) => MadeQuery): MadeQuery[] => list(() => make(word(), word()))
  return {
    '1 character': list(() => single(cut(() => 1))),
    '2 characters': list(() => single(word())),
    '3-4 characters': list(() => single(cut(() => 3 + Math.floor(random() * 2)))),
    '6-10 characters': list(() => single(cut(() => 6 + Math.floor(random() * 5)))),
    AND: two((a, b) => ({ query: `${a} ${b}`, holds: (text) => has(a)(text) && has(b)(text) })),
    NOT: two((a, b) => ({ query: `${a} -${b}`, holds: (text) => has(a)(text) && !has(b)(text) })),
    OR: two((a, b) => ({ query: `${a} OR ${b}`, holds: (text) => has(a)(text) || has(b)(text) })),
    'cross-script': list(() => single(toTraditional(cut(() => 2 + Math.floor(random() * 3))))),
  }
}
