/** Chains as passages that a reader would mark: whole at their edges, and parted where a sentence was put in. */
import { LEAST_SCORE, type Chain } from './chain.ts'
import { endOfUnit, type UnitStream } from './units.ts'

/** At an edge so many changed units are stepped over on either side, if two in common follow. */
const STEP = 2
const LEAST_RUN = 2
/** A gap wider by this in one text, with a sentence's end in it, is a sentence that the other does not have. */
const PUT_IN = 6
const SENTENCE_END = /[。｡！？!?]|\n|\.\s/u

export interface Side {
  text: string
  stream: UnitStream
}

/**
 * The chain with what its seeds of four could not reach: `…推迟到五月` beside `…推迟到明年五月` ends after 五月 in both.
 * @param isWithin both sides are one text: they never grow over one another
 */
export function grown(chain: Chain, a: Int32Array, b: Int32Array, isWithin: boolean): Chain {
  const behind: Run[] = []
  const ahead: Run[] = []
  let { aStart, aEnd, bStart, bEnd, matched } = chain
  for (;;) {
    const next = stepFrom(a, b, aEnd, bEnd, 1)
    if (!next || (isWithin && next[0] + next[2] > bStart)) break
    behind.push(next)
    aEnd = next[0] + next[2]
    bEnd = next[1] + next[2]
    matched += next[2]
  }
  for (;;) {
    const next = stepFrom(a, b, aStart - 1, bStart - 1, -1)
    if (!next || (isWithin && aEnd > next[1])) break
    ahead.push(next)
    aStart = next[0]
    bStart = next[1]
    matched += next[2]
  }
  if (behind.length + ahead.length === 0) return chain
  const runs = ahead.reverse().concat(chain.runs, behind)
  return { aStart, aEnd, bStart, bEnd, matched, score: chain.score, runs }
}

type Run = Chain['runs'][number]

/** The nearest run of equal units from two places on (`way` 1) or back (−1), with the fewest units stepped over. */
function stepFrom(a: Int32Array, b: Int32Array, atA: number, atB: number, way: 1 | -1): Run | null {
  for (let steps = 0; steps <= 2 * STEP; steps++)
    for (let inA = Math.max(0, steps - STEP); inA <= Math.min(STEP, steps); inA++) {
      const x = atA + way * inA
      const y = atB + way * (steps - inA)
      const most = way === 1 ? Math.min(a.length - x, b.length - y) : Math.min(x, y) + 1
      let length = 0
      while (length < most && a[x + way * length] === b[y + way * length]) length++
      if (length < LEAST_RUN) continue
      return way === 1 ? [x, y, length] : [x - length + 1, y - length + 1, length]
    }
  return null
}

/** A chain cut where one of the texts has a sentence more, if what is on either side is a passage by itself. */
export function parted(chain: Chain, a: Side, b: Side): Chain[] {
  const { runs } = chain
  const cuts: number[] = []
  for (let at = 1; at < runs.length; at++) if (isPutIn(runs[at - 1]!, runs[at]!, a, b)) cuts.push(at)
  if (cuts.length === 0) return [chain]
  const parts = [0, ...cuts].map((from, at) => runs.slice(from, cuts[at]))
  const isEnough = (runs: Chain['runs']): boolean =>
    runs.reduce((sum, [, , length]) => sum + length, 0) >= LEAST_SCORE
  return parts.every(isEnough) ? parts.map(chainOf) : [chain]
}

function isPutIn(before: Chain['runs'][number], run: Chain['runs'][number], a: Side, b: Side): boolean {
  const fromA = before[0] + before[2]
  const fromB = before[1] + before[2]
  const more = run[0] - fromA - (run[1] - fromB)
  if (more >= PUT_IN) return hasSentenceEnd(a, fromA - 1, run[0])
  return -more >= PUT_IN && hasSentenceEnd(b, fromB - 1, run[1])
}

const hasSentenceEnd = ({ text, stream }: Side, last: number, next: number): boolean =>
  SENTENCE_END.test(text.slice(endOfUnit(text, stream, last), stream.starts[next]))

function chainOf(runs: Chain['runs']): Chain {
  const [first, last] = [runs[0]!, runs.at(-1)!]
  const matched = runs.reduce((sum, [, , length]) => sum + length, 0)
  return {
    ...{ aStart: first[0], bStart: first[1], aEnd: last[0] + last[2], bEnd: last[1] + last[2] },
    ...{ runs, matched, score: matched },
  }
}
