import type { Range } from '../model/range.ts'

/** What ends a sentence, with what closes around it: 。 ？！ ……” */
const END = /[。｡！？!?．.…⋯]+/g
const CLOSERS = '”’」』"\'）)】］]〕}》〉'
const OPENERS: Record<string, string> = {
  '（': '）',
  '(': ')',
  '【': '】',
  '《': '》',
  '〈': '〉',
  '〔': '〕',
  '[': ']',
}

/** Never at a sentence's end: a name or a number follows. */
const TITLES = new Set(
  'mr mrs ms messrs dr prof gen sen rep gov lt col capt sgt maj adm rev hon st mt vs fig al cf eg ie viz approx pp vol ed'.split(
    ' ',
  ),
)
/** May end a sentence: then a word follows that begins one. */
const ABBREVIATIONS = new Set(
  'inc ltd co corp plc bros dept univ est jr sr jan feb mar apr jun jul aug sep sept oct nov dec etc am pm bc ad ave blvd rd'.split(
    ' ',
  ),
)
const STARTERS = new Set(
  'the a an he she it they we you i his her its their our this that these those there but and so if in on at when while as for after before since however yet what who why how mr mrs ms'.split(
    ' ',
  ),
)

const HAN = /[\u3041-\u30ff\u3400-\u9fff\uf900-\ufaff]/

/**
 * The sentences of a text, in order, as ranges without the white space around them. Closing quotes and brackets
 * belong to the sentence they close; an empty line ends one; a bracket or a book title inside a sentence does not.
 */
export function sentences(text: string): Range[] {
  const ranges: Range[] = []
  let start = 0
  for (const end of [...ends(text), text.length]) {
    if (end <= start) continue
    const range = trim(text, start, end)
    if (range) ranges.push(range)
    start = end
  }
  return ranges
}

function* ends(text: string): Generator<number> {
  const stops = [...text.matchAll(END)].map((match) => ({
    at: match.index,
    length: match[0].length,
    blank: false,
  }))
  for (const match of text.matchAll(/\n\s*\n/g))
    stops.push({ at: match.index, length: match[0].length, blank: true })
  stops.sort((a, b) => a.at - b.at)
  let start = 0
  for (const { at, length, blank } of stops) {
    if (at < start) continue
    let end = at + length
    if (!blank) {
      while (end < text.length && CLOSERS.includes(text.charAt(end))) end++
      // (… at last.) Then: English may end a sentence with its bracket. Chinese goes on after one.
      if (isInBracket(text, start, at) && !/^\s+\p{Lu}/u.test(text.slice(end, end + 8))) continue
      if (!isEnd(text, start, at, at + length, end)) continue
    }
    yield end
    start = end
  }
}

/** `marks` is text[at, marksEnd), what closes after it text[marksEnd, end). */
function isEnd(text: string, start: number, at: number, marksEnd: number, end: number): boolean {
  const marks = text.slice(at, marksEnd)
  const next = text.charAt(end)
  const closed = end > marksEnd
  if (next === '') return true
  if (/[，、；：,;:。｡！？!?…]/.test(next)) return false
  // “好吗？”的问题, 《你好吗？》上映: the sentence goes on around what it quotes.
  if (closed && /[的地之一]/.test(next)) return false
  if (closed && /[》〉]/.test(text.slice(marksEnd, end)) && HAN.test(next)) return false
  if (/[。｡！？]/.test(marks)) return true
  if (/^[….⋯]{2,}$|[…⋯]/.test(marks)) return closed || beginsSentence(text, end)
  if (/[!?]/.test(marks)) return HAN.test(next) || (beginsSentence(text, end) && !followsLowerCase(text, end))
  return isFullStop(text, start, at, end)
}

/** A `.` or `．`: not in 3.5, U.S. officials, Mr. Smith, e.g. this. */
function isFullStop(text: string, start: number, at: number, end: number): boolean {
  const next = text.charAt(end)
  if (HAN.test(next)) return HAN.test(text.charAt(at - 1))
  if (!beginsSentence(text, end)) return false
  const word = /[\p{L}\p{N}.’']*$/u.exec(text.slice(Math.max(start, at - 24), at))?.[0] ?? ''
  if (/^\d{1,3}$/.test(word) && text.slice(start, at).trim() === word) return false
  const plain = word.replaceAll('.', '').toLowerCase()
  if (plain === 'no' || plain === 'nos') return !/^\s+\d/.test(text.slice(end, end + 8))
  if (TITLES.has(plain)) return false
  const initials = /^\p{L}(?:\.\p{L})*$/u.test(word)
  if (!initials && !ABBREVIATIONS.has(plain)) return true
  const nextWord = /^[\s“"‘'(]*([\p{L}’']+)/u.exec(text.slice(end, end + 32))?.[1] ?? ''
  return STARTERS.has(nextWord.toLowerCase()) && !/^\p{Lu}$/u.test(word)
}

/** White space, then a capital, a digit, Han or an opening mark. */
function beginsSentence(text: string, at: number): boolean {
  return /^\s+["“‘'「『（([]*[\p{Lu}\p{Lo}\p{N}\p{S}—–-]/u.test(text.slice(at, at + 16))
}

function followsLowerCase(text: string, at: number): boolean {
  return /^\s+\p{Ll}/u.test(text.slice(at, at + 8))
}

/** An opening bracket since the sentence's first character is still open (looking back no further than 200 units). */
function isInBracket(text: string, start: number, at: number): boolean {
  const open: string[] = []
  let first = start
  while (first < at && /\s/.test(text.charAt(first))) first++
  for (let i = Math.max(first + 1, at - 200); i < at; i++) {
    const character = text.charAt(i)
    const closer = OPENERS[character]
    if (closer) open.push(closer)
    else if (character === open.at(-1)) open.pop()
  }
  const closer = open.at(-1)
  return closer !== undefined && text.slice(at, at + 200).includes(closer)
}

function trim(text: string, start: number, end: number): Range | null {
  let from = start
  let to = end
  while (from < to && /\s/.test(text.charAt(from))) from++
  while (to > from && /\s/.test(text.charAt(to - 1))) to--
  return from < to ? [from, to] : null
}
