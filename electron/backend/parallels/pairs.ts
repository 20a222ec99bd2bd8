/** Parallel passages of pairs of reports, in slices, and kept while the two texts stay as they are. */
import { setImmediate } from 'node:timers/promises'
import { CallError } from '../../../shared/errors.ts'
import { matchQuery } from '../../../shared/text/bigrams.ts'
import { alignSteps, type Passage } from '../../../shared/text/align/passages.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { TaskContext } from '../handlers.ts'
import { readyReport, type ReadyReport } from './ready.ts'
import { countReports, countWith } from './store.ts'

/** Others are let in this often, in milliseconds: a note saved meanwhile waits no longer. */
const SLICE = 12

/**
 * What was found for a pair is kept by what the two texts are, for as long as the library is open: while files come
 * in, each window asks again several times a second, and the six pairs of four panes of 200,000 characters take 60 ms.
 */
const MOST_KEPT = 300
const kept = new WeakMap<object, Map<string, Passage[]>>()

/** Words that this share of all reports have are boilerplate, and at least so many reports must have them. */
const TOO_FREQUENT = { share: 0.01, least: 8 }

type Surroundings = Pick<TaskContext, 'library' | 'db' | 'signal'>

/**
 * Passages of two reports, or within one (`a === b`), in the order of A.
 * @throws connection-lost where the library is being closed
 */
export async function passagesOf(
  { library, db, signal }: Surroundings,
  a: ReadyReport,
  b: ReadyReport,
): Promise<Passage[]> {
  const known = kept.get(library) ?? new Map<string, Passage[]>()
  kept.set(library, known)
  // Twins have one key, and are not one text within itself.
  const key = `${a === b ? 'within' : 'between'} ${a.key} ${b.key}`
  const found =
    known.get(key) ??
    (await inSlices(
      alignSteps(a.align, b.align, {
        within: a === b,
        frequency: (words) => frequencyOf(db, words),
        tooFrequent: Math.max(TOO_FREQUENT.least, TOO_FREQUENT.share * countReports(db)),
      }),
      signal,
    ))
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

/** Runs steps to their end, with others let in between. @throws connection-lost where the library is being closed */
export async function inSlices<T>(steps: Generator<undefined, T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    const end = performance.now() + SLICE
    do {
      const step = steps.next()
      if (step.done === true) return step.value
    } while (performance.now() < end)
    await breathe(signal)
  }
}

/** Lets whatever waits go first. @throws connection-lost where the library is being closed */
export async function breathe(signal: AbortSignal): Promise<void> {
  await setImmediate()
  if (signal.aborted) throw new CallError('connection-lost', 'the library is being closed')
}

/** Every two of some reports, the one named earlier as A, and each with itself; others are let in between. */
export async function* everyPair(
  context: Surroundings,
  reportIds: readonly string[],
): AsyncGenerator<{ a: ReadyReport; b: ReadyReport; found: Passage[] }> {
  const ready: ReadyReport[] = []
  for (const id of new Set(reportIds)) {
    ready.push(readyReport(context.library, context.db, id))
    await breathe(context.signal)
  }
  for (const [i, a] of ready.entries())
    for (const b of ready.slice(i)) {
      yield { a, b, found: await passagesOf(context, a, b) }
      await breathe(context.signal)
    }
}
