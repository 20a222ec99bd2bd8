/** Exact runs put together over small gaps, and of all chains those that stand for a passage. */
import type { Matches } from './matches.ts'

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
/** What a unit of the gap costs: a gap of 24 wants ten units in common beside it. */
const GAP_COST = 0.4
/** Looked at from each run; only texts of one phrase over and over have more. */
const MOST_ACTIVE = 256
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
  score: Float64Array
  /** The run that a chain goes on from, or -1. */
  before: Int32Array
  /** What the run itself adds: what overlaps the one before is cut. */
  own: Int32Array
  /** Runs that later ones may go on from: their number and where they end, side by side for the cache. */
  active: Int32Array
  activeEnds: Int32Array
  size: number
}

/** For each run the best chain that ends in it, by score: units in common, less 0.4 for each unit of its gaps. */
function* chainMatches(matches: Matches): Generator<undefined, Chaining> {
  const { count } = matches
  const chaining: Chaining = {
    matches,
    score: new Float64Array(count),
    before: new Int32Array(count).fill(-1),
    own: new Int32Array(count),
    active: new Int32Array(MOST_ACTIVE * 2),
    activeEnds: new Int32Array(MOST_ACTIVE * 4),
    size: 0,
  }
  for (let from = 0; from < count; from += SLICE) {
    chainSlice(chaining, from, Math.min(from + SLICE, count))
    yield
  }
  return chaining
}

function chainSlice(chaining: Chaining, from: number, to: number): void {
  const { score, before, own, active, activeEnds } = chaining
  const { a, b, length } = chaining.matches
  let { size } = chaining
  for (let i = from; i < to; i++) {
    const ai = a[i]!
    const bi = b[i]!
    const li = length[i]!
    let best = li
    let previous = -1
    let cut = 0
    let kept = 0
    for (let n = 0; n < size; n++) {
      const bEnd = activeEnds[2 * n + 1]!
      if (bEnd + WIDEST_GAP < bi) continue
      const aEnd = activeEnds[2 * n]!
      const j = active[n]!
      active[kept] = j
      activeEnds[2 * kept] = aEnd
      activeEnds[2 * kept++ + 1] = bEnd
      if (aEnd + WIDEST_GAP < ai || aEnd - li >= ai) continue
      if (a[j]! >= ai || b[j]! >= bi) continue
      const overlap = Math.max(0, aEnd - ai, bEnd - bi)
      if (overlap >= li) continue
      const gap = Math.max(ai + overlap - aEnd, bi + overlap - bEnd)
      const reached = score[j]! + li - overlap - GAP_COST * gap
      if (gap > WIDEST_GAP || reached <= best) continue
      best = reached
      previous = j
      cut = overlap
    }
    score[i] = best
    before[i] = previous
    own[i] = li - cut
    if (kept === active.length) {
      active.copyWithin(0, MOST_ACTIVE)
      activeEnds.copyWithin(0, MOST_ACTIVE * 2)
      kept = MOST_ACTIVE
    }
    active[kept] = i
    activeEnds[2 * kept] = ai + li
    activeEnds[2 * kept + 1] = bi + li
    size = kept + 1
  }
  chaining.size = size
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
  const { score, before } = chaining
  // What a better chain goes on from is looked at only if that one is refused.
  const isInner = new Uint8Array(count)
  for (let i = 0; i < count; i++) {
    const previous = before[i]!
    if (previous >= 0 && score[i]! > score[previous]!) isInner[previous] = 1
  }
  const ends: number[] = []
  for (let i = 0; i < count; i++) if (isInner[i] === 0 && score[i]! >= least) ends.push(i)
  ends.sort((x, y) => score[y]! - score[x]! || x - y)
  yield
  const used = new Uint8Array(count)
  const coveredA = new Uint8Array(sizeA)
  const coveredB = new Uint8Array(sizeB)
  const chains: Chain[] = []
  for (const [at, outermost] of ends.entries()) {
    if (at % ENDS === ENDS - 1) yield
    for (let end = outermost; end >= 0 && used[end] === 0 && score[end]! >= least; end = before[end]!) {
      const chain = chainUpTo(end, matches, chaining, used)
      if (chain.score < leastFor(chain) || !isPassage(chain, coveredA, coveredB)) continue
      for (let at = end; at >= 0 && used[at] === 0; at = before[at]!) used[at] = 1
      coveredA.fill(1, chain.aStart, chain.aEnd)
      coveredB.fill(1, chain.bStart, chain.bEnd)
      chains.push(chain)
      break
    }
  }
  return chains.sort((x, y) => x.aStart - y.aStart || x.bStart - y.bStart)
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
    score: before[first]! < 0 ? score[end]! : score[end]! - score[first]! + length[first]!,
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
