/** Parallel passages of pairs of reports, kept while the two texts stay as they are. Asked of the reader's thread. */
import { setImmediate } from 'node:timers/promises'
import { CallError } from '../../../shared/errors.ts'
import { matchQuery } from '../../../shared/text/bigrams.ts'
import { alignSteps, type Passage } from '../../../shared/text/align/passages.ts'
import type { ReadableDb } from '../database/sql.ts'
import { readyReport, type ReadyReport } from './ready.ts'
import { countReports, countWith, mayLeaveOff } from './store.ts'

/**
 * What was found for a pair is kept by what the two texts are, for as long as the library is open: while files come
 * in, each window asks again several times a second, and the six pairs of four panes of 200,000 characters take 50 ms.
 */
const MOST_KEPT = 300
const kept = new WeakMap<ReadableDb, Map<string, Passage[]>>()

/** Words that this share of all reports have are boilerplate, and at least so many reports must have them. */
const TOO_FREQUENT = { share: 0.01, least: 8 }

/** Passages of two reports, or within one (`a === b`), in the order of A. */
export function passagesOf(db: ReadableDb, a: ReadyReport, b: ReadyReport): Passage[] {
  const known = kept.get(db) ?? new Map<string, Passage[]>()
  kept.set(db, known)
  // Twins have one key, and are not one text within itself.
  const key = `${a === b ? 'within' : 'between'} ${a.key} ${b.key}`
  const found =
    known.get(key) ??
    runSteps(
      db,
      alignSteps(a.align, b.align, {
        within: a === b,
        frequency: (words) => frequencyOf(db, words),
        tooFrequent: Math.max(TOO_FREQUENT.least, TOO_FREQUENT.share * countReports(db)),
      }),
    )
  known.delete(key)
  known.set(key, found)
  for (const oldest of known.keys()) {
    if (known.size <= MOST_KEPT) break
    known.delete(oldest)
  }
  return found
}

function frequencyOf(db: ReadableDb, words: string): number {
  const match = matchQuery(`"${words.replaceAll(/["“”„‟＂«»「」『』]/gu, ' ')}"`)
  return match === null ? 0 : countWith(db, match)
}

/** Runs steps of about a millisecond to their end. @throws cancelled between two of them, where the reader leaves off */
export function runSteps<T>(db: ReadableDb, steps: Generator<undefined, T>): T {
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
    mayLeaveOff(db)
  }
}

/** Lets whatever waits go first. @throws connection-lost where the library is being closed */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate()
  if (signal.aborted) throw new CallError('connection-lost', 'the library is being closed')
}

/** Every two of some reports, the one named earlier as A, and each with itself. @throws not-found */
export function* everyPair(
  db: ReadableDb,
  reportIds: readonly string[],
): Generator<{ a: ReadyReport; b: ReadyReport; found: Passage[] }> {
  const ready = [...new Set(reportIds)].map((id) => readyReport(db, db, id))
  for (const [i, a] of ready.entries())
    for (const b of ready.slice(i)) yield { a, b, found: passagesOf(db, a, b) }
}
