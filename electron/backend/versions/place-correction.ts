/** Where a correction of a page stands in its new version, by the characters beside it. No SQL. */
import type { Correction } from '../../../shared/model/correction.ts'
import type { Range } from '../../../shared/model/range.ts'
import { matchQuote } from '../../../shared/text/match-quote.ts'
import { offsetMap, type OffsetMap } from '../../../shared/text/offset-map.ts'
import { squeeze } from '../../../shared/text/quote-index.ts'
import { joinRanges } from '../../../shared/text/text-map.ts'

/** Neighbours on either side that show the place, in UTF-16 units: first many, then few, where a border is near. */
const NEIGHBOURS = [24, 8]
/** So much more than the corrected words may stand between the neighbours: one of them may be changed itself. */
const MOST_BETWEEN = 8
/** What is looked for in the whole text where the paragraph was moved. */
const MOVED_CONTEXT = 24

/** Two texts, and where the one stands in the other. */
interface Texts {
  old: string
  now: string
  map: OffsetMap
}

/**
 * The ranges of the new text that hold the very characters a correction is over; `settled` where the new text reads
 * as corrected by itself; null where it has neither, or where it is not sure: null rather than a guess.
 */
export function placeCorrection(
  texts: Texts,
  correction: Pick<Correction, 'ranges' | 'original' | 'text'>,
): Range[] | 'settled' | null {
  const { ranges, original, text } = correction
  const first = Math.min(...ranges.map(([start]) => start))
  const last = Math.max(...ranges.map(([, end]) => end))
  const placed: Range[] = []
  for (const range of ranges) {
    const words = texts.old.slice(...range)
    const gap = between(texts, range)
    const place = gap && find(texts.now, gap, words, ranges.length === 1 ? text : null)
    if (place === 'settled') return 'settled'
    if (!place) break
    placed.push(place)
  }
  if (placed.length === ranges.length && joinRanges(texts.now, placed) === original) return placed
  // In pieces it is only asked whether all of it reads right now.
  const whole = ranges.length > 1 && last - first < 400 ? between(texts, [first, last]) : null
  return whole && find(texts.now, whole, original, text) === 'settled' ? 'settled' : null
}

/** What stands in the new text between the neighbours of a range, in its own place or where its paragraph went. */
function between(texts: Texts, [start, end]: Range): Range | null {
  return neighboursOf(texts, start, end) ?? movedBetween(texts, start, end)
}

function neighboursOf({ old, now, map }: Texts, start: number, end: number): Range | null {
  for (const reach of NEIGHBOURS) {
    const from = Math.max(0, start - reach)
    const to = Math.min(old.length, end + reach)
    const isFirst = from === 0 && squeeze(old.slice(0, start)).text === ''
    const isLast = to === old.length && squeeze(old.slice(end)).text === ''
    const left = isFirst ? 0 : map.place(from, start)?.end
    const right = isLast ? now.length : map.place(end, to)?.start
    if (left === undefined || right === undefined || right <= left) continue
    if (right - left <= end - start + MOST_BETWEEN * 3) return [left, right]
  }
  return null
}

function movedBetween({ old, now }: Texts, start: number, end: number): Range | null {
  const from = Math.max(0, start - MOVED_CONTEXT)
  const to = Math.min(old.length, end + MOVED_CONTEXT)
  const quote = {
    exact: old.slice(from, to),
    prefix: old.slice(Math.max(0, from - MOVED_CONTEXT), from),
    suffix: old.slice(to, to + MOVED_CONTEXT),
  }
  const found = matchQuote(now, quote, from)
  if (!found) return null
  const [oldPart, newPart] = [quote.exact, now.slice(found.start, found.end)]
  const map = offsetMap(oldPart, newPart)
  const gap = neighboursOf({ old: oldPart, now: newPart, map }, start - from, end - from)
  return gap && [gap[0] + found.start, gap[1] + found.start]
}

/** In a stretch of the new text: where `words` stand, once; `settled` where `right` stands instead. */
function find(
  now: string,
  [start, end]: Range,
  words: string,
  right: string | null,
): Range | 'settled' | null {
  // Lines may be broken elsewhere now; unless white space is what was corrected.
  const isOfSpaces = right !== null && dense(words).text === dense(right).text
  const read = isOfSpaces ? asIs : dense
  const there = read(now.slice(start, end))
  const wanted = read(words).text
  if (wanted === '' || there.text.length > Math.max(wanted.length, right?.length ?? 0) + MOST_BETWEEN)
    return null
  const corrected = right === null ? '' : read(right).text
  const hasWords = there.text.includes(wanted)
  if (corrected !== '' && there.text.includes(corrected) && (corrected.includes(wanted) || !hasWords))
    return 'settled'
  const at = there.text.indexOf(wanted)
  if (!hasWords || there.text.indexOf(wanted, at + 1) !== -1) return null
  return [start + there.places[at]!, start + there.places[at + wanted.length - 1]! + 1]
}

interface Read {
  text: string
  /** Of each unit of it, its place. */
  places: number[]
}
const asIs = (text: string): Read => ({ text, places: Array.from({ length: text.length }, (_, at) => at) })
function dense(text: string): Read {
  const places: number[] = []
  let kept = ''
  for (let at = 0; at < text.length; at++) {
    if (/\s/u.test(text[at]!)) continue
    kept += text[at]
    places.push(at)
  }
  return { text: kept, places }
}
