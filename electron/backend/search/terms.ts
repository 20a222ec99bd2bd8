/** Where a query's words really stand in a text, and in which script form. */
import type { Range } from '../../../shared/model/range.ts'
import { findAll, findTerms } from '../../../shared/text/find.ts'
import { fold } from '../../../shared/text/fold.ts'

export interface Terms {
  /** The query's white-space separated terms, as typed. */
  terms: string[]
  /** Places of all terms in order of place, or null where one of them is missing. UTF-16 units. */
  find(text: string): Range[] | null
  /** Every term stands somewhere as it was typed, save for case and width: not only its twin in the other script. */
  standsAsTyped(text: string, places: Range[]): boolean
}

/** The words of a query, to be found letter by letter: `C++` is not `C`. */
export function strictTerms(query: string): Terms {
  const terms = query.split(/\s+/u).filter((term) => term !== '')
  return {
    terms,
    find: (text) =>
      terms.every((term) => findAll(text, term, 1).length > 0) ? findTerms(text, query) : null,
    standsAsTyped: (text, places) => allAsTyped(terms, text, places),
  }
}

/**
 * The same words with whatever punctuation between and around them, as the index sees them: for queries that
 * nothing holds to the letter (`-foo`, `“俄罗斯”`, `F 16` for `F-16`).
 */
export function looseTerms(query: string): Terms {
  const typed = query.split(/\s+/u).filter((term) => /[\p{L}\p{M}\p{N}]/u.test(term))
  const patterns = typed.map((term) => {
    const words = fold(term).match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
    // Words of letters and digits only need no escaping. Western words must be whole: `C#` is not every c.
    const open = !HAN.test(words[0] ?? '') ? '(?<![\\p{L}\\p{N}])' : ''
    const close = !HAN.test(words.at(-1) ?? '') ? '(?![\\p{L}\\p{N}])' : ''
    return new RegExp(open + words.join('[^\\p{L}\\p{M}\\p{N}]{1,4}') + close, 'gu')
  })
  return {
    terms: typed,
    find(text) {
      const folded = fold(text)
      const places = patterns.map((pattern) =>
        Array.from(folded.matchAll(pattern), (match): Range => [match.index, match.index + match[0].length]),
      )
      if (places.length === 0 || places.some((list) => list.length === 0)) return null
      return places.flat().sort((a, b) => a[0] - b[0] || b[1] - a[1])
    },
    standsAsTyped: (text, places) => allAsTyped(typed, text, places),
  }
}

const HAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/u

function allAsTyped(terms: string[], text: string, places: Range[]): boolean {
  const standing = new Set(places.map(([start, end]) => plain(text.slice(start, end))))
  return terms.every((term) => standing.has(plain(term)))
}

/** Case and width do not make another form; script does. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
