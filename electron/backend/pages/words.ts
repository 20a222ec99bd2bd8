/** What the page itself, and a dictionary, know about which characters follow each other. */
import { isHan } from './characters.ts'
import type { Unit } from './units.ts'

const segmenter = new Intl.Segmenter('zh', { granularity: 'word' })
const MAX_NEXT = 12

/** What the page shows of two or three characters. */
interface Seen {
  times: number
  /** Which characters follow them (at most 12 noted). */
  next: string
}

export interface PageWords {
  /** By two characters, as one number: their UTF-16 units side by side. */
  twos: Map<number, Seen>
  threes: Map<string, string>
  /** What the dictionary said about the characters beside a cut: asking it is the dearest step of all. */
  asked: Map<string, boolean>
}

/** How much of a page is read for its words, in UTF-16 units: more than any page has. */
const READ_FOR_WORDS = 300_000

/** Reads the page once; linear. */
export function learnWords(units: Unit[]): PageWords {
  const twos = new Map<number, Seen>()
  const threes = new Map<string, string>()
  let left = READ_FOR_WORDS
  for (const unit of units) {
    const text = unit.text.slice(0, left)
    left -= text.length
    for (let i = 0; i + 1 < text.length; i++) {
      const seen = twos.get(pairOf(text, i))
      const next = text[i + 2] ?? ''
      if (seen === undefined) twos.set(pairOf(text, i), { times: 1, next })
      else {
        seen.times++
        if (seen.next.length < MAX_NEXT) seen.next += next
      }
      if (i + 3 >= text.length) continue
      const key = text.slice(i, i + 3)
      const known = threes.get(key) ?? ''
      if (known.length < MAX_NEXT) threes.set(key, known + text[i + 3])
    }
  }
  return { twos, threes, asked: new Map() }
}

function pairOf(text: string, i: number): number {
  return (text.charCodeAt(i) << 16) | text.charCodeAt(i + 1)
}

/** Whether page and dictionary both show a word that runs across the cut. */
export function sharesAWord(words: PageWords, before: string, after: string): boolean {
  // The page is asked first: the dictionary takes far longer.
  const pair = pairOf(before.slice(-1) + after.slice(0, 1), 0)
  return words.twos.has(pair) && wordAcross(words, before, after) >= 1.9
}

/**
 * Whether one word runs across the cut, from −2.5 (the page knows how the word goes on, and not like
 * this) to 3 (dictionary or page show the word).
 */
export function wordAcross(words: PageWords, before: string, after: string): number {
  const last = before.at(-1)
  const first = after[0]
  if (last === undefined || first === undefined) return 0
  if (/\p{L}-$/u.test(before.slice(-3)) && /^\p{Ll}/u.test(after)) return 2
  if (!isHan(last) || !isHan(first))
    return /\d$/.test(before) && /^[\d万亿%％]/.test(after) ? (/^\d/.test(after) ? 2.5 : 1.5) : 0
  let score = 0
  const known = knownNext(words, before)
  if (known.includes(first)) score += 1.5
  else if (breaksInWord(words, before)) score -= known.length > 1 ? 2.5 : 1.2
  const pair = words.twos.get(pairOf(last + first, 0))?.times ?? 0
  if (pair >= 2) score += 1
  else if (pair === 1) score += 0.4
  if (dictionaryWordAcross(words, before, after)) score += 1.5
  return Math.min(3, score)
}

/** Whether a number ends the one text and what it counts begins the other: 八 | 元, 152 | 个项目. */
export function measureAcross(before: string, after: string): boolean {
  return /[\d一二三四五六七八九十百千万几两幾兩]$/u.test(before) && MEASURE.test(after)
}

const MEASURE =
  /^(?:[万萬亿億元岁歲个個年月日号號次部方家人名位米吨噸条條项項座只隻公里里斤亩畝层層倍点點%％]|公[里斤顷頃]|平方|立方)/u

/** Whether the page shows that the text breaks off inside a word: its last three characters always go on alike. */
export function breaksInWord(words: PageWords, text: string): boolean {
  const known = knownNext(words, text)
  return allTheSameHan(known) && dictionaryWordAcross(words, text, known[0] as string)
}

/** What the page shows after the last three characters, or else after the last two. */
function knownNext(words: PageWords, text: string): string {
  const known = words.threes.get(text.slice(-3))
  if (known) return known
  return text.length < 2 ? '' : (words.twos.get(pairOf(text, text.length - 2))?.next ?? '')
}

/** Whether the last word is a single character: half a word more often than a headline's end. `34家` is none. */
export function endsInSingle(text: string): boolean {
  const tail = /\p{Script=Han}{2,6}$/u.exec(text.slice(-6))?.[0]
  if (!tail) return false
  let last = ''
  for (const { segment } of segmenter.segment(tail)) last = segment
  return last.length === 1
}

/** The longest end of `before` (2–12 characters) that `after` begins with again: a word printed on both sides of a cut. */
export function repeatedAcross(before: string, after: string): number {
  for (let n = Math.min(12, before.length, after.length); n >= 2; n--)
    if (before.endsWith(after.slice(0, n)) && isHan(after[0])) return n
  return 0
}

function allTheSameHan(known: string): boolean {
  return known !== '' && isHan(known[0]) && [...known].every((char) => char === known[0])
}

function dictionaryWordAcross(words: PageWords, before: string, after: string): boolean {
  const head = HAN_END.exec(before.slice(-6))?.[0] ?? ''
  const tail = HAN_START.exec(after.slice(0, 6))?.[0] ?? ''
  const key = `${head}|${tail}`
  let answer = words.asked.get(key)
  if (answer === undefined) {
    answer = runsAcross(head, tail)
    words.asked.set(key, answer)
  }
  return answer
}

const HAN_END = /\p{Script=Han}{1,6}$/u
const HAN_START = /^\p{Script=Han}{1,6}/u

function runsAcross(head: string, tail: string): boolean {
  for (const { index, segment } of segmenter.segment(head + tail)) {
    if (index >= head.length) return false
    if (index + segment.length > head.length) return true
  }
  return false
}
