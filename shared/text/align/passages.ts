/**
 * Parallel passages: what two texts (or two places of one) tell in the same words, whatever their script and width,
 * with small changes. Seeds of four units, maximal runs, runs chained over gaps; see `matches.ts` and `chain.ts`.
 */
import type { Range } from '../../model/range.ts'
import { snapToGraphemes } from '../graphemes.ts'
import { LEAST_SCORE, selectChains, type Chain } from './chain.ts'
import { grown, parted } from './edges.ts'
import { findMatches } from './matches.ts'
import { giveBack, takeScratch } from './scratch.ts'
import { endOfUnit, isWordUnit, unitsOf, type UnitStream } from './units.ts'

/** `identical`: every character and word; `near`: at least four fifths of them, in order; `reworded`: at least half. */
export type PassageKind = 'identical' | 'near' | 'reworded'

/** One passage at both its places, `[start, end)` in UTF-16 units of the texts as they were given. */
export interface Passage {
  aStart: number
  aEnd: number
  bStart: number
  bEnd: number
  kind: PassageKind
  /** Characters and words in common, in order. */
  matched: number
  /** Share of the longer side that is in common, 0 to 1. */
  likeness: number
  /** The exact runs inside it, in units of the two streams. */
  runs: Chain['runs']
}

export interface AlignText {
  text: string
  stream: UnitStream
}

export interface AlignOptions {
  /** Look within one text, given twice; so it is where both are one object. */
  within?: boolean
  /** What a passage must score (characters and words in common, less 0.4 for each in a gap): 14 or more. */
  least?: number
  /**
   * How many reports of the library have these words: what many have is boilerplate (mastheads, agency lines) and is
   * left out. Asked of passages of up to 40 units only: a long passage that many have is a reprint.
   */
  frequency?: ((words: string) => number) | undefined
  /** From this many reports on, short words are boilerplate. */
  tooFrequent?: number
}

const NEAR = 0.8
/** Passages made before others are let in; each may ask how frequent its words are. */
const SLICE = 16
const LONGEST_BOILERPLATE = 40
/** A word of an alphabetic script says more than a Han character: ten of them are enough. */
const WORDS_LESS = 4

/** A text made ready: worth keeping where it is compared with several. */
export const readyToAlign = (text: string): AlignText => ({ text, stream: unitsOf(text) })

/** All passages in the order of A. About 0.6 ms for two texts of 20,000 characters, 8 ms for two of 200,000. */
export function parallelPassages(a: string, b: string, options: AlignOptions = {}): Passage[] {
  const [one, other] = [a, b].map((text) => ({ text, stream: unitsOf(text, takeScratch) }))
  const passages = runThrough(alignSteps(one!, other!, options))
  for (const { stream } of [one!, other!]) giveBack(stream.units, stream.starts)
  return passages
}

/** Passages that stand twice in one text: the earlier place is A. */
export function repeatedPassages(text: string, options: AlignOptions = {}): Passage[] {
  const ready = readyToAlign(text)
  return runThrough(alignSteps(ready, ready, options))
}

function runThrough<T>(steps: Generator<undefined, T>): T {
  for (;;) {
    const { done, value } = steps.next()
    if (done === true) return value
  }
}

/** The same in steps of about a millisecond, for whoever has others waiting. */
export function* alignSteps(
  a: AlignText,
  b: AlignText,
  options: AlignOptions = {},
): Generator<undefined, Passage[]> {
  const least = Math.max(LEAST_SCORE, options.least ?? 0)
  const isWithin = options.within ?? a === b
  const [unitsA, unitsB] = [a.stream.units, b.stream.units]
  const matches = yield* findMatches(unitsA, unitsB, isWithin)
  const sizes = [unitsA.length, unitsB.length] as const
  const chains = yield* selectChains(matches, sizes, least - WORDS_LESS, leastFor(a.stream, least))
  giveBack(matches.a, matches.b, matches.length)
  const passages: Passage[] = []
  for (const [at, chain] of chains.entries()) {
    if (at % SLICE === SLICE - 1) yield
    for (const part of parted(grown(chain, unitsA, unitsB, isWithin), a, b))
      if (!isBoilerplate(part, a, options)) passages.push(toPassage(part, a, b))
  }
  return passages
}

/** The score that makes a chain a passage: 14 for Han, 10 where all is words. */
const leastFor =
  ({ units }: UnitStream, least: number) =>
  ({ aStart, aEnd }: Chain): number => {
    let wordUnits = 0
    for (let at = aStart; at < aEnd; at++) if (isWordUnit(units[at]!)) wordUnits++
    return least - (WORDS_LESS * wordUnits) / (aEnd - aStart)
  }

/** Are the exact words of a short passage, less those that many reports have, too few to be one? */
function isBoilerplate(
  { aStart, aEnd, bStart, bEnd, runs }: Chain,
  { text, stream }: AlignText,
  { frequency, tooFrequent = 8 }: AlignOptions,
): boolean {
  if (!frequency || Math.max(aEnd - aStart, bEnd - bStart) > LONGEST_BOILERPLATE) return false
  const own = runs.filter(
    ([a, , length]) =>
      frequency(text.slice(stream.starts[a], endOfUnit(text, stream, a + length - 1))) < tooFrequent,
  )
  return own.reduce((sum, [, , length]) => sum + length, 0) < LEAST_SCORE / 2
}

function toPassage(chain: Chain, a: AlignText, b: AlignText): Passage {
  const [lengthA, lengthB] = [chain.aEnd - chain.aStart, chain.bEnd - chain.bStart]
  const { matched } = chain
  const likeness = matched / Math.max(lengthA, lengthB)
  const isWhole = matched === lengthA && matched === lengthB
  let aEnd = endOfUnit(a.text, a.stream, chain.aEnd - 1)
  let bEnd = endOfUnit(b.text, b.stream, chain.bEnd - 1)
  // What closes a sentence in both belongs to it: 。” in one and .」 in the other.
  while (isCloser(a.text, aEnd) && isCloser(b.text, bEnd)) {
    aEnd++
    bEnd++
  }
  const inA = snapped(a.text, a.stream.starts[chain.aStart]!, aEnd)
  const inB = snapped(b.text, b.stream.starts[chain.bStart]!, bEnd)
  const kind = isWhole ? 'identical' : likeness >= NEAR ? 'near' : 'reworded'
  return {
    aStart: inA[0],
    aEnd: inA[1],
    bStart: inB[0],
    bEnd: inB[1],
    kind,
    matched,
    likeness,
    runs: chain.runs,
  }
}

const CLOSERS = '。｡．.！!？?；;…⋯”’」』）)】》〉'
const isCloser = (text: string, at: number): boolean => at < text.length && CLOSERS.includes(text[at]!)

/** What may belong to the character before it. Asked first: a segmenter for each edge took a tenth of the whole time. */
const JOINED = /[\p{M}\p{Cf}\p{Sk}\u1160-\u11ff\ud800-\udfff]/u
const isJoined = (text: string, at: number): boolean => {
  const unit = text.charCodeAt(at)
  // Nearly all are Han.
  return (unit < 0x4e00 || unit > 0x9fff) && JOINED.test(text.charAt(at))
}

const snapped = (text: string, start: number, end: number): Range =>
  isJoined(text, start) || isJoined(text, end) ? snapToGraphemes(text, start, end) : [start, end]
