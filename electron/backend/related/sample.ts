/**
 * How common pairs of characters, and words of an alphabet, are in a library: counted in a sample of its texts, once
 * for as long as it is open and again when it has grown. Counting each in the index instead takes 0.03 ms and more, so
 * that a report's 150 terms could not be asked after; and no table of common words knows what is common in just this
 * library. 2 MB; 60 to 120 ms the first time.
 */
import { isWordUnit, unitsOf } from '../../../shared/text/align/units.ts'
import type { ReadableDb } from '../database/sql.ts'
import { lastSource, readSample } from './store.ts'

/** Texts that are read. Of 600 reports, what stands in one of a hundred is missed twice in a thousand. */
const SOURCES = 600
/** A newspaper's page holds many reports: a stretch of so many UTF-16 units counts as one. */
const STRETCH = 1500
const STRETCHES = 1200
/** Counted anew when there are so many times as many sources. */
const GROWN = 1.25
const BITS = 21
const MOST = 255

export interface Sample {
  /** Stretches counted. */
  size: number
  /** How many of them have two units (Han characters) beside each other. */
  pair: (a: number, b: number) => number
  /** How many of them have the rarest pair or word of a folded term: no more can have the term. */
  atMost: (term: string) => number
  /** How many of them are likely to have a folded term: of three characters and more, as if chance joined its pairs. */
  likely: (term: string) => number
}

const kept = new WeakMap<object, { sources: number; sample: Sample }>()

/** The sample of a library, kept by its connection. */
export function sampleOf(db: ReadableDb): Sample {
  const sources = lastSource(db)
  const known = kept.get(db)
  if (known && sources <= known.sources * GROWN && sources * GROWN >= known.sources) return known.sample
  const sample = take(db, sources)
  kept.set(db, { sources, sample })
  return sample
}

function take(db: ReadableDb, sources: number): Sample {
  const counts = new Uint8Array(1 << BITS)
  /** The stretch that counted last: each counts once. */
  const lastIn = new Uint16Array(1 << BITS)
  const read = Math.min(sources, SOURCES)
  const each = Math.ceil(STRETCHES / Math.max(1, read))
  let size = 0
  for (let i = 0; i < read; i++) {
    const text = readSample(db, 1 + Math.floor((i * sources) / read), each * STRETCH)
    for (let from = 0; from < text.length; from += STRETCH) {
      // The rest of a text is no report of its own, but where it is all there is.
      if (from > 0 && text.length - from < STRETCH / 2) break
      size++
      for (const slot of slotsOf(unitsOf(text.slice(from, from + STRETCH)).units)) {
        if (lastIn[slot] === size) continue
        lastIn[slot] = size
        if (counts[slot]! < MOST) counts[slot]!++
      }
    }
  }
  const countOf = (slot: number): number => counts[slot]!
  const countsOf = (term: string): number[] => {
    if (!isHan(term)) return slotsOf(unitsOf(term).units).map(countOf)
    // No arrays of units for a word of two characters: there are hundreds of them.
    const found: number[] = []
    for (let at = 0; at + 1 < term.length; at++)
      found.push(countOf(slotOf(term.charCodeAt(at), term.charCodeAt(at + 1))))
    return found
  }
  return {
    size,
    pair: (a, b) => counts[slotOf(a, b)]!,
    atMost: (term) => Math.min(size, ...countsOf(term)),
    likely(term) {
      const [least = size, next = size] = countsOf(term).sort((a, b) => a - b)
      return (least * next) / Math.max(1, size)
    },
  }
}

const slotOf = (a: number, b: number): number =>
  (Math.imul(Math.imul(a, 0x9e3779b1) ^ b, 0x85ebca6b) >>> (32 - BITS)) | 0

const isHan = (term: string): boolean => /^[\u3400-\u9fff]+$/.test(term)

/** Every two Han characters in a row, and every word. */
function slotsOf(units: Int32Array): number[] {
  const slots: number[] = []
  for (let at = 0; at < units.length; at++) {
    const unit = units[at]!
    if (isWordUnit(unit)) slots.push(slotOf(unit, 0))
    else if (at + 1 < units.length && !isWordUnit(units[at + 1]!)) slots.push(slotOf(unit, units[at + 1]!))
  }
  return slots
}
