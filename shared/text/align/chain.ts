/** Exact runs put together over small gaps, and of all chains those that stand for a passage. */
import type { Matches } from './matches.ts'
import { giveBack, takeScratch } from './scratch.ts'

/** A passage in units: `[aStart, aEnd)` of one stream, `[bStart, bEnd)` of the other. */
export interface Chain {
  aStart: number
  aEnd: number
  bStart: number
  bEnd: number
  /** Units that are the same, in order. */
  matched: number
  score: number
  /** Its exact runs in order, none over another: `[a, b, length]`. */
  runs: [a: number, b: number, length: number][]
}

/** Runs further apart than this, on either side, are two passages: about a clause put in. */
const WIDEST_GAP = 24
/** Scores are whole numbers of fifths. What a unit of the gap costs, 0.4: a gap of 24 wants ten units in common beside it. */
const FIFTHS = 5
const GAP_COST = 2
/** Looked at from each run; only texts of one phrase over and over have more. */
const MOST_ACTIVE = 256
/** Runs as long as this are few and reach far: they stand in a list of their own. */
const LONG = 16
/** Runs chained before others are let in. */
const SLICE = 8192
const ENDS = 512
/** 14 units are a clause; less stands together by chance, names and titles first. */
export const LEAST_SCORE = 14
/** Less of a passage in common is another text with the same words. */
const LEAST_DENSITY = 0.5
/** Passages with fewer units in common than this must not share their place with another (repeated names). */
const SURE = 30

interface Chaining {
  matches: Matches
  /** In fifths of a unit. */
  score: Int32Array
  /** The run that a chain goes on from, or -1. */
  before: Int32Array
  /** What the run itself adds: what overlaps the one before is cut. */
  own: Int32Array
  /** Where each run ends. */
  aEnds: Int32Array
  bEnds: Int32Array
  /** Runs before this one end too early to be gone on from, save for the long ones. */
  first: number
  /** Long runs that later ones may go on from. */
  long: number[]
}

/** For each run the best chain that ends in it, by score: units in common, less 0.4 for each unit of its gaps. */
function* chainMatches(matches: Matches): Generator<undefined, Chaining> {
  const { count } = matches
  const chaining: Chaining = {
    matches,
    score: takeScratch(count),
    before: takeScratch(count),
    own: takeScratch(count),
    aEnds: takeScratch(count),
    bEnds: takeScratch(count),
    first: 0,
    long: [],
  }
  for (let from = 0; from < count; from += SLICE) {
    chainSlice(chaining, from, Math.min(from + SLICE, count))
    yield
  }
  return chaining
}

function chainSlice(chaining: Chaining, from: number, to: number): void {
  const { score, before, own, aEnds, bEnds, long } = chaining
  const { a, b, length } = chaining.matches
  let { first } = chaining
  for (let i = from; i < to; i++) {
    const ai = a[i]!
    const bi = b[i]!
    const li = length[i]!
    let best = FIFTHS * li
    let previous = -1
    let cut = 0
    while (first < i && (length[first]! >= LONG || bEnds[first]! + WIDEST_GAP < bi)) first++
    if (i - first > MOST_ACTIVE) first = i - MOST_ACTIVE
    for (let n = long.length - 1, j = i; ; ) {
      if (j > first) j--
      else if (n >= 0) j = long[n--]!
      else break
      const aEnd = aEnds[j]!
      // Within reach in A: from a gap before it to over its first units. One comparison for both.
      if ((aEnd - ai + WIDEST_GAP) >>> 0 >= WIDEST_GAP + li) continue
      const bEnd = bEnds[j]!
      if (bEnd + WIDEST_GAP < bi || a[j]! >= ai || b[j]! >= bi) continue
      const overlap = Math.max(0, aEnd - ai, bEnd - bi)
      if (overlap >= li) continue
      const gap = Math.max(ai + overlap - aEnd, bi + overlap - bEnd)
      const reached = score[j]! + FIFTHS * (li - overlap) - GAP_COST * gap
      if (gap > WIDEST_GAP || reached <= best) continue
      best = reached
      previous = j
      cut = overlap
    }
    score[i] = best
    before[i] = previous
    own[i] = li - cut
    aEnds[i] = ai + li
    bEnds[i] = bi + li
    if (li >= LONG) keepLong(chaining, i)
  }
  chaining.first = first
}

function keepLong({ matches: { b }, bEnds, long }: Chaining, run: number): void {
  let kept = 0
  for (const one of long) if (bEnds[one]! + WIDEST_GAP >= b[run]!) long[kept++] = one
  long.length = kept
  if (kept === MOST_ACTIVE) long.splice(0, MOST_ACTIVE / 2)
  long.push(run)
}

/**
 * Best first: chains that are long and dense enough, and do not stand where better ones do; sorted by place in A.
 * @param least no chain below it is looked at @param leastFor what one must score
 */
export function* selectChains(
  matches: Matches,
  [sizeA, sizeB]: readonly [number, number],
  least: number,
  leastFor: (chain: Chain) => number,
): Generator<undefined, Chain[]> {
  const { count } = matches
  const chaining = yield* chainMatches(matches)
  const { score, before, own, aEnds, bEnds } = chaining
  const leastScore = FIFTHS * least
  const ends = endsOf(chaining, FIFTHS * least)
  yield
  const used = new Uint8Array(count)
  const covered = takeScratch((sizeA + sizeB + 3) >> 2)
  const coveredA = new Uint8Array(covered.buffer, 0, sizeA).fill(0)
  const coveredB = new Uint8Array(covered.buffer, sizeA, sizeB).fill(0)
  const chains: Chain[] = []
  for (const [at, outermost] of ends.entries()) {
    if (at % ENDS === ENDS - 1) yield
    for (let end = outermost; end >= 0 && used[end] === 0 && score[end]! >= leastScore; end = before[end]!) {
      const chain = chainUpTo(end, matches, chaining, used)
      if (chain.score < leastFor(chain) || !isPassage(chain, coveredA, coveredB)) continue
      for (let at = end; at >= 0 && used[at] === 0; at = before[at]!) used[at] = 1
      coveredA.fill(1, chain.aStart, chain.aEnd)
      coveredB.fill(1, chain.bStart, chain.bEnd)
      chains.push(chain)
      break
    }
  }
  giveBack(score, before, own, aEnds, bEnds, covered)
  return chains.sort((x, y) => x.aStart - y.aStart || x.bStart - y.bStart)
}

/** Where chains end that score enough, best first; what a better one goes on from is looked at only if that is refused. */
function endsOf({ matches: { count }, score, before }: Chaining, least: number): number[] {
  const isInner = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const previous = before[i]!
    if (previous >= 0 && score[i]! > score[previous]!) isInner[previous] = 1
  }
  const ends: number[] = []
  for (let i = 0; i < count; i++) if (score[i]! >= least && isInner[i] === 0) ends.push(i)
  return ends.sort((x, y) => score[y]! - score[x]! || x - y)
}

/** The chain that ends in a run, back to its beginning or to where it was used for another. */
function chainUpTo(
  end: number,
  { a, b, length }: Matches,
  { score, before, own }: Chaining,
  used: Uint8Array,
): Chain {
  const runs: Chain['runs'] = []
  let first = end
  for (let at = end; at >= 0 && used[at] === 0; at = before[at]!) {
    first = at
    const cut = length[at]! - own[at]!
    runs.push([a[at]! + cut, b[at]! + cut, own[at]!])
  }
  // Where the chain was cut, its first run is whole.
  runs[runs.length - 1] = [a[first]!, b[first]!, length[first]!]
  return {
    aStart: a[first]!,
    aEnd: a[end]! + length[end]!,
    bStart: b[first]!,
    bEnd: b[end]! + length[end]!,
    matched: runs.reduce((sum, [, , units]) => sum + units, 0),
    // What was used already is another passage's.
    score: (score[end]! - (before[first]! < 0 ? 0 : score[first]! - FIFTHS * length[first]!)) / FIFTHS,
    runs: runs.reverse(),
  }
}

function isPassage(chain: Chain, coveredA: Uint8Array, coveredB: Uint8Array): boolean {
  const { aStart, aEnd, bStart, bEnd, matched } = chain
  const [lengthA, lengthB] = [aEnd - aStart, bEnd - bStart]
  if (matched < LEAST_DENSITY * Math.max(lengthA, lengthB)) return false
  const shareB = share(coveredB, bStart, bEnd)
  if (shareB > 0.5) return false
  const shareA = share(coveredA, aStart, aEnd)
  return shareA <= 0.5 || (matched >= SURE && shareB <= 0.2)
}

function share(covered: Uint8Array, start: number, end: number): number {
  let sum = 0
  for (let at = start; at < end; at++) sum += covered[at]!
  return sum / (end - start)
}
