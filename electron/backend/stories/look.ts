/**
 * Compares reports as they come in, in the background, a few milliseconds at a time, and keeps which are near: no
 * report is compared twice unless its text changes. What was found is in the library, so that it goes on after a restart.
 */
import { relatedTo, type Found } from '../related/rank.ts'
import { breathe } from '../parallels/pairs.ts'
import type { TaskContext } from '../handlers.ts'
import type { ReadableDb } from '../database/sql.ts'
import { countSeen, keepLook, numOf, unseen } from './store.ts'

/** Both ways: a short report is near many, a long one near few. */
const NEAR = 0.28
const CANDIDATES = 8
/** Reports of one story are printed within so many days of one another. */
const WINDOW_DAYS = 12
const DAY = 86_400_000
/** Reports compared in one transaction. */
const BATCH = 4
/** The window asks again this often while it goes on. */
const TELL_EVERY = 400

interface State {
  isRunning: boolean
  isStopped: boolean
}
const states = new WeakMap<object, State>()

export function stateOf(library: object): State {
  const known = states.get(library) ?? { isRunning: false, isStopped: false }
  states.set(library, known)
  return known
}

/** Begins or goes on, unless it runs already or the user stopped it. */
export function goOn(context: TaskContext): void {
  const state = stateOf(context.library)
  if (state.isRunning || state.isStopped) return
  const { looked, total } = countSeen(context.db)
  if (looked >= total) return
  state.isRunning = true
  context.background(
    run(context, state).finally(() => {
      state.isRunning = false
      if (!context.signal.aborted) context.announce(['story'])
    }),
  )
}

async function run(context: TaskContext, state: State): Promise<void> {
  let told = performance.now()
  for (;;) {
    if (state.isStopped || context.signal.aborted) return
    const batch = unseen(context.db, BATCH)
    if (batch.length === 0) return
    const looks: { num: number; near: { num: number; score: number }[] }[] = []
    for (const { id, num } of batch) {
      looks.push({ num, near: nearTo(context.db, id) })
      await breathe(context.signal).catch(() => undefined)
      if (context.signal.aborted) return
    }
    context.change((db) => {
      for (const { num, near } of looks) keepLook(db, num, near)
      return { result: null, inverse: null, tables: [], ids: [] }
    })
    if (performance.now() - told > TELL_EVERY) {
      told = performance.now()
      context.announce(['story'])
    }
  }
}

/** The reports that tell the same matter as one, as far as words and dates show it. */
function nearTo(db: ReadableDb, id: string): { num: number; score: number }[] {
  // Removed since the batch was read.
  if (numOf(db, id) === undefined) return []
  const { ready, found } = relatedTo(db, id, CANDIDATES)
  return found
    .filter(
      (one) =>
        one.score >= NEAR && isTelling(one) && isWithin(ready.report.published, one.ready.report.published),
    )
    .flatMap((one) => {
      const otherId = one.ready.report.id
      const back = relatedTo(db, otherId, CANDIDATES).found.find(({ ready: other }) => other.report.id === id)
      const num = numOf(db, otherId)
      return back && back.score >= NEAR && num !== undefined
        ? [{ num, score: Math.min(one.score, back.score) }]
        : []
    })
}

/** A text in common, or names and several words: subjects alone (trade, technology) make no story. */
function isTelling({ share, terms }: Found): boolean {
  const names = terms.filter(({ term }) => term.kind === 'name').length
  const rare = terms.filter(({ term }) => term.rarity >= 3).length
  return share >= 0.2 || (names > 0 && rare >= 3) || rare >= 5
}

function isWithin(a: string | null, b: string | null): boolean {
  return a === null || b === null || Math.abs(Date.parse(a) - Date.parse(b)) <= WINDOW_DAYS * DAY
}
