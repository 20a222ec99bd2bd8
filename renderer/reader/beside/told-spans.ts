/** Which sentences of a mounted report are new: the others were told by earlier ones. */
import type { BlockKind } from '../../../shared/model/report.ts'
import type { ToldSentence } from '../../../shared/model/parallel.ts'
import { comparePositions, type Span } from '../positions.ts'
import type { ReadingSession } from '../session.ts'
import { spanIn } from './places.ts'

const told = new WeakMap<ReadingSession, Span[]>()

/** What `parallels.told` says of a mounted report; null while it is not asked. */
export function keepTold(session: ReadingSession, sentences: readonly ToldSentence[] | null): void {
  if (!sentences) told.delete(session)
  else
    told.set(
      session,
      sentences.flatMap(({ ranges }) => spanIn(session, ranges) ?? []),
    )
}

/** Kinds whose sentences are told or new; headlines and the like repeat what the text says. */
const RUNNING: ReadonlySet<BlockKind> = new Set(['paragraph', 'quote', 'list', 'caption'])

/** Sentences that are new, in reading order; null while that is not known. */
export function newSentences(session: ReadingSession): Span[] | null {
  const old = told.get(session)
  if (!old) return null
  const found: Span[] = []
  let at = 0
  for (let span = session.walk.at({ block: 0, offset: 0 }); span !== null; span = session.walk.after(span)) {
    if (!RUNNING.has(session.report.blocks[span.from.block]!.kind)) continue
    while (at < old.length && comparePositions(old[at]!.to, span.from) <= 0) at++
    const isTold = at < old.length && comparePositions(old[at]!.from, span.to) < 0
    if (!isTold) found.push(span)
  }
  return found
}
