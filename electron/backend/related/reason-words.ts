/**
 * The words that two texts have in common, as a person would write them down: whole, and none of them twice. A term is
 * what the index is asked after; the dictionary cuts 习近平 to 近平 and 跨境电商 to 跨境, 电商 and 境电.
 */
import { EMPTY } from '../../../shared/text/key-terms.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { SharedTerm } from './score.ts'

/** A term grows by so many characters at either end, and to so many in all. */
const GROWTH = 2
const LONGEST = 6
/** Places of a term that are looked at in each text. */
const LOOKED_AT = 30
/** Text around a term that is cut into words. */
const AROUND = 8
/** 一類, 该项: how many or which of something, and no matter. */
const WHICH = /^[一几这那此该各每某].$/u
const HAN = /^\p{Script=Han}$/u
const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })

export interface ReasonWord {
  kind: 'name' | 'term'
  /** UTF-16 offsets of its first place in either text. */
  here: [start: number, end: number]
  there: [start: number, end: number]
  times: number
}

/** @param terms the weightiest first; so are the words. @param most of each kind */
export function reasonWords(
  terms: readonly SharedTerm[],
  here: string,
  there: string,
  most: Record<'name' | 'term', number>,
): ReasonWord[] {
  const texts: [string, string] = [fold(here), fold(there)]
  const left = { name: most.name * 2, term: most.term * 2 }
  const grown = joined(
    terms
      .filter(({ term }) => !WHICH.test(term.term) && left[term.kind]-- > 0)
      .map((shared) => ({ ...shared, ...grow(shared.term.term, texts) })),
    texts,
  )
  const kept: (ReasonWord & { word: string })[] = []
  for (const { term, times, at, word, before } of grown) {
    const start = term.at - before
    const end = start + word.length
    const isPart = grown.some((other) => other.word.length > word.length && other.word.includes(word))
    // Where two cross, the weightier is the better cut.
    const isCrossed = kept.some(
      (one) => one.word === word || (start < one.here[1] && end > one.here[0] && !isInside(one, start, end)),
    )
    if (isPart || isCrossed) continue
    const from = at - before
    kept.push({ kind: term.kind, word, here: [start, end], there: [from, from + word.length], times })
  }
  const count = { name: 0, term: 0 }
  return kept.filter(({ kind }) => count[kind]++ < most[kind])
}

interface Grown extends SharedTerm {
  word: string
  /** How many characters of it stand before the term. */
  before: number
}

/** 岸田 and 茂生, 跨境電 and 電商: two that stand in one another's end, or beside each other wherever one of them stands. */
function joined(grown: readonly Grown[], texts: readonly [string, string]): Grown[] {
  return grown.map((one) => {
    for (const other of grown) {
      if (other === one || one.term.kind !== 'term' || other.term.kind !== 'term') continue
      for (let shared = Math.min(2, one.word.length - 1, other.word.length - 1); shared >= 0; shared--) {
        const word = one.word + other.word.slice(shared)
        if (word.length > LONGEST || !one.word.endsWith(other.word.slice(0, shared))) continue
        const isOne =
          shared > 0
            ? texts.every((text) => text.includes(word))
            : texts.every((text) => countOf(text, word) === countOf(text, other.word) && text.includes(word))
        if (!isOne) continue
        const [here, there] = [texts[0].indexOf(word), texts[1].indexOf(word)]
        return { ...one, word, before: 0, term: { ...one.term, at: here }, at: there }
      }
    }
    return one
  })
}

const countOf = (text: string, word: string): number => placesOf(word, text).length

const isInside = ({ here: [from, to] }: ReasonWord, start: number, end: number): boolean =>
  start <= from && end >= to

/** A term with the characters that stand beside it wherever it stands in both texts, up to where a word begins or ends. */
function grow(term: string, texts: readonly [string, string]): { word: string; before: number } {
  if (!/^\p{Script=Han}+$/u.test(term)) return { word: term, before: 0 }
  const places = texts.map((text) => placesOf(term, text))
  let [before, after] = [0, 0]
  const always = (offset: number): string | null => {
    let same: string | null = null
    for (const [i, text] of texts.entries())
      for (const at of places[i]!) {
        const character = text[at + offset] ?? ''
        if (same !== null && character !== same) return null
        same = character
      }
    return same !== null && HAN.test(same) && !EMPTY.has(same) ? same : null
  }
  const at = places[0]![0]
  if (at === undefined) return { word: term, before: 0 }
  const loose = looseAround(texts[0], at, term.length)
  const length = (): number => before + term.length + after
  while (before < GROWTH && length() < LONGEST && loose(-before - 1) && always(-before - 1) !== null) before++
  while (
    after < GROWTH &&
    length() < LONGEST &&
    loose(term.length + after) &&
    always(term.length + after) !== null
  )
    after++
  return { word: texts[0].slice(at - before, at + term.length + after), before }
}

function placesOf(term: string, text: string): number[] {
  const places: number[] = []
  for (let at = text.indexOf(term); at >= 0 && places.length < LOOKED_AT; at = text.indexOf(term, at + 1))
    places.push(at)
  return places
}

/** Whether the character at an offset from a term is in no word of its own: alone, or in a word that goes into the term. */
function looseAround(text: string, at: number, length: number): (offset: number) => boolean {
  const from = Math.max(0, at - AROUND)
  const words = [...segmenter.segment(text.slice(from, at + length + AROUND))]
  return (offset) => {
    const place = at + offset - from
    const word = words.find(({ index, segment }) => place >= index && place < index + segment.length)
    if (!word) return false
    const [start, end] = [word.index + from, word.index + from + word.segment.length]
    return word.segment.length === 1 || (start < at + length && end > at)
  }
}
