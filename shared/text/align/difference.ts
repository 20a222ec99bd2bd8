/** Two passages character by character, as a reader compares them: what is only written otherwise is no change. */
import { fold } from '../fold.ts'
import { graphemesOf } from '../graphemes.ts'
import { heaviestChain, type Block } from '../heaviest-chain.ts'
import { isDropped } from '../quote-index.ts'
import { findMatches } from './matches.ts'
import { shortestEdits } from './shortest-edits.ts'

export interface Difference {
  /**
   * `same`: the very characters. `script`: the same in another script, width or form. `mark`: only punctuation or
   * white space differ. Else a change.
   */
  kind: 'same' | 'script' | 'mark' | 'only-a' | 'only-b' | 'changed'
  a: string
  b: string
}

/** Gaps larger than this, in characters of both, are shown as changed in one piece: nobody reads such a diff. */
const LARGEST_GAP = 3000
/** A character in common between two longer changes is chance; it would only tear them apart. */
const LONE = 1

/** The parts of both in order. Joined, the `a` of all parts are A, and the `b` of all are B. */
export function differenceOf(a: string, b: string): Difference[] {
  const [left, right] = [graphemesOf(a), graphemesOf(b)]
  const ids = new Map<string, number>()
  const idOf = (grapheme: string): number => {
    const folded = fold(grapheme)
    const known = ids.get(folded)
    if (known !== undefined) return known
    ids.set(folded, ids.size)
    return ids.size - 1
  }
  const [idsA, idsB] = [Int32Array.from(left, idOf), Int32Array.from(right, idOf)]
  const pairs = withoutLone([...equalRuns(idsA, idsB)])
  const parts: Difference[] = []
  let [fromA, fromB] = [0, 0]
  for (const run of [...pairs, { a: left.length, b: right.length, length: 0 }]) {
    addChange(parts, left.slice(fromA, run.a).join(''), right.slice(fromB, run.b).join(''))
    for (let i = 0; i < run.length; i++) {
      const [one, other] = [left[run.a + i]!, right[run.b + i]!]
      const kind = one === other ? 'same' : isMarks(one) ? 'mark' : 'script'
      const last = parts.at(-1)
      if (last?.kind === kind) {
        last.a += one
        last.b += other
      } else parts.push({ kind, a: one, b: other })
    }
    fromA = run.a + run.length
    fromB = run.b + run.length
  }
  return parts
}

/** Letters that were changed and that stayed, of the longer side each. */
export function countDifference(parts: readonly Difference[]): { changed: number; same: number } {
  let [changed, same] = [0, 0]
  for (const { kind, a, b } of parts) {
    const letters = Math.max(lettersIn(a), lettersIn(b))
    if (kind === 'same' || kind === 'script') same += letters
    else if (kind !== 'mark') changed += letters
  }
  return { changed, same }
}

const lettersIn = (text: string): number => graphemesOf(text).filter((one) => !isMarks(one)).length
const isMarks = (text: string): boolean => {
  for (let at = 0; at < text.length; at++) if (!isDropped(text.charCodeAt(at))) return false
  return true
}

function addChange(parts: Difference[], a: string, b: string): void {
  if (a === '' && b === '') return
  if (isMarks(a) && isMarks(b)) parts.push({ kind: 'mark', a, b })
  else parts.push({ kind: a === '' ? 'only-b' : b === '' ? 'only-a' : 'changed', a, b })
}

/** Long runs first, by the alignment's own seeds; what lies between them by the fewest edits. */
function* equalRuns(a: Int32Array, b: Int32Array): Generator<Block> {
  // The seeds want numbers that tell units apart: these are small, so they are spread.
  const spread = (id: number): number => Math.imul(id + 1, 0x9e3779b1) | 0
  const steps = findMatches(a.map(spread), b.map(spread), false)
  let step = steps.next()
  while (step.done !== true) step = steps.next()
  const { count, ...matches } = step.value
  const blocks = Array.from({ length: count }, (_, i) => ({
    a: matches.a[i]!,
    b: matches.b[i]!,
    length: matches.length[i]!,
  }))
  let [fromA, fromB] = [0, 0]
  for (const run of [...heaviestChain(blocks), { a: a.length, b: b.length, length: 0 }]) {
    const [gapA, gapB] = [a.subarray(fromA, run.a), b.subarray(fromB, run.b)]
    if (gapA.length + gapB.length <= LARGEST_GAP)
      for (const inner of shortestEdits(gapA, gapB))
        yield { a: fromA + inner.a, b: fromB + inner.b, length: inner.length }
    if (run.length > 0) yield run
    fromA = run.a + run.length
    fromB = run.b + run.length
  }
}

function withoutLone(runs: readonly Block[]): Block[] {
  const joined: Block[] = []
  for (const run of runs) {
    const last = joined.at(-1)
    if (last && last.a + last.length === run.a && last.b + last.length === run.b) last.length += run.length
    else joined.push({ ...run })
  }
  const kept: Block[] = []
  joined.forEach((run, i) => {
    const [before, next] = [kept.at(-1), joined[i + 1]]
    const isTorn =
      run.length <= LONE &&
      before &&
      next &&
      Math.min(run.a - before.a - before.length, run.b - before.b - before.length) >= 2 &&
      Math.min(next.a - run.a - run.length, next.b - run.b - run.length) >= 2
    if (!isTorn) kept.push(run)
  })
  return kept
}
