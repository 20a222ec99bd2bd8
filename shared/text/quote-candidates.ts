/** The likeliest places of a quote that has no sure one, for a person to choose from. */
import { alignInside } from './edit-distance.ts'
import {
  exactPlaces,
  lowerBound,
  patternOf,
  prepare,
  toOriginal,
  type Quote,
  type QuoteMatch,
} from './match-quote.ts'
import { indexGrams, likelyStarts } from './quote-index.ts'

/** Longer quotes are looked for by this much of their beginning and end each. */
const MOST_ALIGNED = 400
/** Below this there are only stray words in common: no place at all is more help. */
const LEAST_SCORE = 0.2
/** Places looked at for each one shown. */
const LOOKED_AT = 4

/**
 * Up to `most` places in `text`, the likeliest first, none overlapping another. `score` is the share of the quote's
 * letters that stand there, raised by up to a fifth by what stands around it. Quotes that occur word for word come
 * with their context weighed; of equal ones those nearest to `hint` come first.
 */
export function quoteCandidates(text: string, quote: Quote, hint = 0, most = 3): QuoteMatch[] {
  const prepared = prepare(text)
  const pattern = patternOf(quote)
  if (pattern.exact === '' || prepared.text === '' || most < 1) return []
  const { exact } = pattern
  const near = lowerBound(prepared.places, hint)
  const given = pattern.prefix.length + pattern.suffix.length
  const found: QuoteMatch[] = exactPlaces(prepared.text, pattern).map(({ start, context }) => ({
    start,
    end: start + exact.length,
    score: 0.8 + (given === 0 ? 0 : (0.2 * context) / given),
  }))
  prepared.grams ??= indexGrams(prepared.text)
  const part = exact.slice(0, MOST_ALIGNED)
  const whole = pattern.prefix + part + pattern.suffix
  const starts = [
    ...likelyStarts(prepared.grams, whole, most * LOOKED_AT).map((at) => at + pattern.prefix.length),
    ...likelyStarts(prepared.grams, part, most * LOOKED_AT),
  ]
  for (const at of starts) {
    const from = Math.max(0, at - 24)
    const window = prepared.text.slice(from, Math.max(0, at + part.length + 24))
    const place = alignInside(part, window, 0, part.length)
    if (place.start >= place.end) continue
    const [start, end] = [
      from + place.start,
      Math.min(prepared.text.length, from + place.end + exact.length - part.length),
    ]
    const own = 1 - place.edits / part.length
    const around = given === 0 ? 0 : contextLikeness(prepared.text, pattern, start, end)
    found.push({ start, end, score: 0.8 * own + 0.2 * around })
  }
  const chosen: QuoteMatch[] = []
  const ranked = found
    .filter(({ score }) => score >= LEAST_SCORE)
    .toSorted((a, b) => b.score - a.score || Math.abs(a.start - near) - Math.abs(b.start - near))
  for (const one of ranked) {
    if (chosen.length === most) break
    if (chosen.every(({ start, end }) => one.end <= start || one.start >= end)) chosen.push(one)
  }
  return chosen.map((one) => toOriginal(text, prepared, quote, one))
}

/** Share of the context's letters that stand around a place, in order. */
function contextLikeness(text: string, { prefix, suffix }: Quote, start: number, end: number): number {
  const likeness = (wanted: string, there: string): number =>
    wanted === '' ? 0 : wanted.length - alignInside(wanted, there, 0, wanted.length).edits
  const before = likeness(prefix, text.slice(Math.max(0, start - prefix.length - 8), start))
  const after = likeness(suffix, text.slice(end, end + suffix.length + 8))
  return Math.max(0, before + after) / (prefix.length + suffix.length)
}
