/** From a place inside one side of a parallel passage to the same words on its other side, exact to the character. */
import { isDropped } from '../quote-index.ts'
import { snapToGraphemes } from '../graphemes.ts'
import type { AlignText, Passage } from './passages.ts'
import { endOfUnit } from './units.ts'

export interface Twin {
  start: number
  end: number
  /** Share of the characters asked for that stand there unchanged, 0 to 1. */
  kept: number
}

/** Less than this in common is no twin of a few words. */
const LEAST_KEPT = 0.6

/**
 * Where `[start, end)` of A stands in B, by a passage that both have. Characters in a run are placed exactly; an end
 * that was changed stands right beside what is unchanged, marks that both have at its edges belong to it. Null where
 * less than 60 % of it is in the passage's runs. UTF-16 units; the ends never lie inside a character.
 */
export function twinOf(
  passage: Passage,
  a: AlignText,
  b: AlignText,
  start: number,
  end: number,
): Twin | null {
  const first = firstFrom(a.stream.starts, start)
  const last = firstFrom(a.stream.starts, end) - 1
  if (last < first) return null
  const kept =
    passage.runs.reduce(
      (sum, [from, , length]) => sum + Math.max(0, Math.min(last + 1, from + length) - Math.max(first, from)),
      0,
    ) /
    (last + 1 - first)
  if (kept < LEAST_KEPT) return null
  const from = unitAt(passage, first, 'start')
  const to = unitAt(passage, last, 'end')
  if (to < from) return null
  let newStart = b.stream.starts[from]!
  let newEnd = endOfUnit(b.text, b.stream, to)
  for (let at = a.stream.starts[first]! - 1; at >= start && isMark(b.text, newStart - 1); at--) newStart--
  for (let at = endOfUnit(a.text, a.stream, last); at < end && isMark(b.text, newEnd); at++) newEnd++
  ;[newStart, newEnd] = snapToGraphemes(b.text, newStart, newEnd)
  return { start: newStart, end: newEnd, kept }
}

const isMark = (text: string, at: number): boolean =>
  at >= 0 && at < text.length && isDropped(text.charCodeAt(at)) && !/\s/u.test(text.charAt(at))

/** The unit of B for a unit of A: in a run the very one, between runs as far from the nearer one's edge. */
function unitAt({ runs }: Passage, unit: number, edge: 'start' | 'end'): number {
  const at = runs.findIndex(([from, , length]) => from + length > unit)
  const run = runs[at]
  if (run && unit >= run[0]) return run[1] + unit - run[0]
  const before = at < 0 ? runs.at(-1) : runs[at - 1]
  const least = before ? before[1] + before[2] : (runs[0]?.[1] ?? 0)
  const most = run ? run[1] - 1 : least - 1
  // What was changed stands beside what was not: a first word before the run that follows, a last one behind.
  if (edge === 'start') return run ? Math.min(run[1], Math.max(least, run[1] - (run[0] - unit))) : least - 1
  if (!before) return most
  return Math.max(least - 1, Math.min(most, before[1] + before[2] + (unit - before[0] - before[2])))
}

/** Index of the first value that is not less. */
function firstFrom(values: Int32Array, wanted: number): number {
  let low = 0
  let high = values.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (values[middle]! < wanted) low = middle + 1
    else high = middle
  }
  return low
}
