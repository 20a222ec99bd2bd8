/**
 * Parallel passages of two texts made afresh, a third of each planted in both in another order, every third passage in
 * the other script: how much of what was planted is found, how much that was not, and in how many times the time of
 * folding both texts. diff-match-patch has the same texts in the same run. Only shares and ratios mean something; GATE
 * lines say whether issue 5's limits hold. The time is that of the best runs: a neighbour on the machine makes a run
 * longer, never shorter.
 *
 *   node test/bench/align.ts
 */
import DiffMatchPatch from 'diff-match-patch'
import { parallelPassages } from '../../shared/text/align/passages.ts'
import { fold } from '../../shared/text/fold.ts'
import { makeRandom } from '../unit/text/corpus.ts'
import { makeWriter, plantedPair, rate, type Found, type PlantedPair } from '../unit/text/planted.ts'
import { endGates, gate, gateLeast, median } from './measure.ts'

/** Seconds that the peer gets for one pair; beyond them it answers with what it has. */
const PEER_SECONDS = 10

interface Taken {
  median: number
  /** Beside others on the machine a run of ten milliseconds is put aside several times, one of half of one never. */
  best: number
}

/** Milliseconds of two runs that take turns: whatever else the machine does meets both. */
function times(rounds: number, one: () => unknown, other: () => unknown): [Taken, Taken] {
  const taken: [number[], number[]] = [[], []]
  for (let i = -3; i < rounds; i++)
    for (const [at, run] of [one, other].entries()) {
      const start = performance.now()
      run()
      if (i >= 0) taken[at]!.push(performance.now() - start)
    }
  const told = (all: number[]): Taken => ({ median: median(all), best: Math.min(...all) })
  return [told(taken[0]), told(taken[1])]
}

/** What diff-match-patch finds equal, of folded text, as passages: runs of 14 characters or more. */
function peer({ a, b }: PlantedPair): Found[] {
  const dmp = new DiffMatchPatch()
  dmp.Diff_Timeout = PEER_SECONDS
  const found: Found[] = []
  let [atA, atB] = [0, 0]
  for (const [op, text] of dmp.diff_main(fold(a), fold(b))) {
    if (op === 0 && text.length >= 14)
      found.push({ aStart: atA, aEnd: atA + text.length, bStart: atB, bEnd: atB + text.length })
    if (op <= 0) atA += text.length
    if (op >= 0) atB += text.length
  }
  return found
}

/** How much of what was planted must be found, by the share of edited characters; beyond these it is only told. */
const LEAST_COVERED: [share: number, least: number][] = [
  [0.1, 0.95],
  [0.2, 0.9],
]

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`.padStart(8)
const row = (what: string, ms: Taken, floor: Taken, pair: PlantedPair, found: readonly Found[]): void => {
  const { coverage, unplanted } = rate(pair, found)
  const ratio = (key: keyof Taken): string => `${key} ${(ms[key] / floor[key]).toFixed(1).padStart(8)} × fold`
  console.log(
    `  ${what.padEnd(18)}${ms.median.toFixed(2).padStart(9)} ms  ${ratio('median')}  ${ratio('best')}  covered ${percent(coverage)}  unplanted ${percent(unplanted)}`,
  )
}

const write = makeWriter(7)
const cases = [20_000, 200_000].flatMap((size) =>
  [0, 0.05, 0.1, 0.2, 0.3].map((share) => ({
    size,
    share,
    pair: plantedPair(makeRandom(size + share * 100), write, size, share),
  })),
)
const title = ({ share, pair: { a, b, planted } }: (typeof cases)[number]): string =>
  `${a.length} × ${b.length} characters, ${planted.length} planted, ${percent(share)} edited`
// The peer last: what it leaves on the heap would be cleared away in our time.
for (const one of cases) {
  const { a, b } = one.pair
  const [ours, floor] = times(
    25,
    () => parallelPassages(a, b),
    () => [fold(a), fold(b)],
  )
  console.log(title(one))
  const found = parallelPassages(a, b)
  row('ours', ours, floor, one.pair, found)
  const { coverage, unplanted } = rate(one.pair, found)
  gate('best time ÷ fold of both', ours.best / floor.best, 10)
  const least = LEAST_COVERED.find(([most]) => one.share <= most)?.[1]
  if (least !== undefined) gateLeast('share of the planted that is found', coverage, least)
  gate('share that was not planted', unplanted, 0.03)
}
for (const one of cases) {
  if (one.size > 20_000 && one.share !== 0.1) continue
  const { a, b } = one.pair
  const [floor] = times(
    25,
    () => [fold(a), fold(b)],
    () => undefined,
  )
  const began = performance.now()
  const theirs = peer(one.pair)
  const took = performance.now() - began
  console.log(title(one))
  row('diff-match-patch', { median: took, best: took }, floor, one.pair, theirs)
}
endGates()
