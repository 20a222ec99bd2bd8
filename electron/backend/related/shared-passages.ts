/** The passages of two reports, found at once: where relatedness leans on the alignment of `parallels`. */
import { alignSteps, type Passage } from '../../../shared/text/align/passages.ts'
import { fold } from '../../../shared/text/fold.ts'
import { splitRuns } from '../../../shared/text/bigrams.ts'
import type { ReadyReport } from '../parallels/ready.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { SameText } from '../../../shared/model/related.ts'
import { countAll, countTo } from './store.ts'

/** Words that this share of all reports have are boilerplate, and at least so many reports must have them. */
const TOO_FREQUENT = { share: 0.01, least: 8 }
/** Only short passages are asked after: a long one that many have is a reprint. In units. */
const SHORT = 40
/** So much of a passage is looked up: more characters cost time and tell no more. UTF-16 units. */
const LOOKED_UP = 10

/** A sample of the runs of five units, one in eight: two texts that share a passage of 40 units have five in common. */
const RUN = 5
const SAMPLED = 8
/** As many runs in common are no chance. */
const LEAST_RUNS = 2
/** Of two texts of which one is the other with a tenth of its characters changed, six tenths of the runs are the same. */
const LIKELY_REPRINT = 0.4

function* sampledRuns(units: Int32Array): Generator<number> {
  for (let at = 0; at + RUN <= units.length; at++) {
    let hash = 0
    for (let i = 0; i < RUN; i++) hash = Math.imul(hash ^ units[at + i]!, 0x9e3779b1) ^ (hash >>> 13)
    if (((hash >>> 7) ^ hash) % SAMPLED === 0) yield hash
  }
}

/** A sample of what stands in a text, by which many are compared: 0.05 ms for 2,000 characters. */
export const runsOf = ({ align }: ReadyReport): Set<number> => new Set(sampledRuns(align.stream.units))

/** Asks many texts whether they can have a passage in common with one: 0.05 ms each, where aligning takes 0.5. */
export function sharesWith(a: ReadyReport): (b: ReadyReport) => boolean {
  const own = runsOf(a)
  return (b) => {
    let shared = 0
    for (const hash of sampledRuns(b.align.stream.units))
      if (own.has(hash) && ++shared >= LEAST_RUNS) return true
    return false
  }
}

/**
 * Whether one text is likely to be the other again, or a part of it: 0.005 ms, so that all pairs of 200 can be asked.
 * @param of the shorter text, or of both
 */
export function likelyReprint(
  a: ReadonlySet<number>,
  b: ReadonlySet<number>,
  of: 'shorter' | 'both',
): boolean {
  const [few, many] = a.size < b.size ? [a, b] : [b, a]
  const least = LIKELY_REPRINT * (of === 'both' ? many.size : few.size)
  if (few.size < least) return false
  let shared = 0
  for (const hash of few) if (many.has(hash)) shared++
  return shared >= Math.max(1, least)
}

/** In the order of A. Pairs of a newspaper's reports take 0.1 to 1 ms. */
export function sharedPassages(a: ReadyReport, b: ReadyReport): Passage[] {
  const steps = alignSteps(a.align, b.align, { within: false })
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/** Whether a passage of A is what many reports have: a masthead, an agency's line. */
export function isBoilerplate(db: ReadableDb, a: ReadyReport, { aStart, aEnd, matched }: Passage): boolean {
  if (matched > SHORT) return false
  const tooFrequent = Math.ceil(Math.max(TOO_FREQUENT.least, TOO_FREQUENT.share * countAll(db)))
  const middle = Math.max(aStart, ((aStart + aEnd - LOOKED_UP) >> 1) + 1)
  const phrase = phraseOf(a.align.text.slice(middle, Math.min(aEnd, middle + LOOKED_UP)))
  return phrase !== null && countTo(db, phrase, tooFrequent + 1) > tooFrequent
}

/** The longest run of characters in some words, as one phrase of the index's tokens. */
function phraseOf(words: string): string | null {
  const runs = splitRuns(fold(words)).filter(({ pairwise }) => pairwise)
  const longest = runs.toSorted((x, y) => y.text.length - x.text.length)[0]
  const characters = Array.from(longest?.text ?? '')
  if (characters.length < 4) return null
  return `"${characters
    .slice(0, -1)
    .map((character, i) => `${character}${characters[i + 1]}`)
    .join(' ')}"`
}

/** How much of two texts is the same, from their passages. */
export function sameTextOf(
  passages: readonly Passage[],
  a: ReadyReport,
  b: ReadyReport,
): { sameText: SameText; share: number } {
  const sizes = [a.align.stream.units.length, b.align.stream.units.length]
  const matched = passages.reduce((sum, passage) => sum + passage.matched, 0)
  const share = Math.min(1, matched / Math.max(1, Math.min(...sizes)))
  const ofLonger = Math.min(1, matched / Math.max(1, ...sizes))
  return { sameText: nameOf(share, ofLonger), share }
}

function nameOf(share: number, ofLonger: number): SameText {
  if (ofLonger >= 0.97) return 'same'
  if (ofLonger >= 0.75) return 'near'
  if (share >= 0.8) return 'excerpt'
  return share >= 0.2 ? 'partly' : 'none'
}
