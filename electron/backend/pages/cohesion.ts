/** How much two stretches of text speak of the same: shared names and terms, weighed by their rarity on the page. */

/** Characters too common to carry a subject; pairs with one of them are left out. */
const COMMON = new Uint8Array(0x10000)
for (const char of '的了在是和与與及等一不有这這为為对對将將从從以到中上下也都就还還又再并並而但其之于於或把被向由让讓使给給称稱说說表示年月日个個我们們他她它此该該各每最更很可能会會要来來去后後前时時大小多少新好地得着著过過出入进進行用所者因如果即则則比同自己记記者报報道導第次位名名内內外间間二三四五六七八九十万萬亿億零两兩')
  COMMON[char.charCodeAt(0)] = 1
const ENGLISH_COMMON = new Set(
  'this that with from have been will would could should their there which about after before other more than into over were they them what when where while also only some such said says year years week month monday tuesday wednesday thursday friday saturday sunday first last people'.split(
    ' ',
  ),
)

/** Two Chinese characters as one number, their UTF-16 units side by side (a string each would cost twice the time), or a word. */
export type Term = number | string
export type Terms = Map<Term, number>

/** The terms of a text with their counts: pairs of Chinese characters, longer words of other scripts. */
export function termsOf(text: string): Terms {
  const terms: Terms = new Map()
  const add = (term: Term) => terms.set(term, (terms.get(term) ?? 0) + 1)
  for (const [run] of text.matchAll(/\p{Script=Han}+|[\p{L}\p{N}][\p{L}\p{N}.%-]*/gu)) {
    if (/^\p{Script=Han}/u.test(run)) {
      let last = run.charCodeAt(0)
      for (let i = 1; i < run.length; i++) {
        const char = run.charCodeAt(i)
        if (COMMON[last] === 0 && COMMON[char] === 0) add((last << 16) | char)
        last = char
      }
    } else {
      const word = run
        .toLowerCase()
        .replace(/[.%-]+$/, '')
        .replace(/(?<=\p{L}{3})s$/u, '')
      if (word.length > 3 && !ENGLISH_COMMON.has(word) && !/^\d+$/.test(word)) add(word)
    }
  }
  return terms
}

/** Adds `more` into `terms`, or takes it out with `sign` −1. */
export function mergeTerms(terms: Terms, more: Terms, sign: 1 | -1 = 1): void {
  for (const [term, count] of more) {
    const sum = (terms.get(term) ?? 0) + sign * count
    if (sum > 0) terms.set(term, sum)
    else terms.delete(term)
  }
}

/** How many terms, counted with repetition. */
export function countTerms(terms: Terms): number {
  let sum = 0
  for (const count of terms.values()) sum += count
  return sum
}

/** A subject of this many terms is trusted half: a shorter one cannot have named everything it is about. */
const HALF_TRUST = 120

/**
 * How much likelier the terms of `text` are in `subject` than on the page: a log-likelihood ratio, the subject mixed
 * with the page; 0 when nothing speaks either way. Below about −5: another matter. Linear in the terms of `text`.
 * `without` are terms counted in `subject` that are not to count.
 */
export function evidence(text: Terms, subject: Terms, page: Terms, sizes: Sizes, without?: Terms): number {
  const trust = (0.7 * sizes.subject) / (sizes.subject + HALF_TRUST)
  let sum = 0
  for (const [term, own] of text) {
    const elsewhere = (page.get(term) ?? 0) - own
    if (elsewhere <= 0) continue
    const share = ((subject.get(term) ?? 0) - (without?.get(term) ?? 0)) / (sizes.subject || 1)
    sum += Math.log(1 - trust + trust * Math.min(60, share / (elsewhere / (sizes.page || 1))))
  }
  return sum
}

/** Terms, with repetition, of the subject and of the page. */
export interface Sizes {
  subject: number
  page: number
}

/** The evidence squeezed between −2 and 2: beyond ±24 it says no more. */
export function belongs(text: Terms, subject: Terms, page: Terms, sizes: Sizes): number {
  return 2 * Math.tanh(evidence(text, subject, page, sizes) / 12)
}
