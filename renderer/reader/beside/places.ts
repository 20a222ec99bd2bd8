/** Where bonds stand in the text that a pane shows, whatever corrections and script it shows it in. */
import type { Range } from '../../../shared/model/range.ts'
import { shownFinder } from '../highlights/shown-finder.ts'
import type { PaintSpan } from '../highlights/painter.ts'
import type { Position, Span } from '../positions.ts'
import type { ReadingSession } from '../session.ts'

type Finder = ReturnType<typeof shownFinder>
const finders = new WeakMap<ReadingSession, Finder>()

function finderOf(session: ReadingSession): Finder {
  let finder = finders.get(session)
  if (!finder) finders.set(session, (finder = shownFinder(session.report.blocks)))
  return finder
}

/** By the ranges as they were given: an answer that is asked for again brings the same ones, and lines are measured by span. */
const spans = new WeakMap<ReadingSession, WeakMap<readonly Range[], Span>>()

/** From the first shown character of some source ranges to the last; null where the report does not show them. */
export function spanIn(session: ReadingSession, ranges: readonly Range[]): Span | null {
  let known = spans.get(session)
  if (!known) spans.set(session, (known = new WeakMap()))
  const found = known.get(ranges)
  if (found) return found
  const parts = finderOf(session)(ranges)
  const [first, last] = [parts[0], parts.at(-1)]
  if (!first || !last) return null
  const span = {
    from: { block: first.block, offset: first.start },
    to: { block: last.block, offset: last.end },
  }
  known.set(ranges, span)
  return span
}

/** Ranges as they are painted, block by block. */
export const paintIn = (session: ReadingSession, ranges: readonly Range[], name: string): PaintSpan[] =>
  finderOf(session)(ranges).map((part) => ({ ...part, name }))

const starts = new WeakMap<ReadingSession, number[]>()

/** Where each block begins when all are joined, each followed by one unit; the whole length at the end. */
export function startsOf(session: ReadingSession): number[] {
  let found = starts.get(session)
  if (!found) {
    found = [0]
    for (const { text } of session.report.blocks) found.push(found.at(-1)! + text.length + 1)
    starts.set(session, found)
  }
  return found
}

/** A place as one number that grows along the report, UTF-16 units of its blocks joined. */
export const unitOf = (session: ReadingSession, { block, offset }: Position): number =>
  (startsOf(session)[block] ?? 0) + offset
