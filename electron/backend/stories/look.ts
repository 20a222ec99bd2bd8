/**
 * Compares reports as they come in, by the reader's thread and when nobody else asks it, and keeps which are near: no
 * report is compared twice unless its text changes. What was found is in the library, so that it goes on after a restart.
 */
import type { TaskContext } from '../handlers.ts'
import { breathe } from '../parallels/pairs.ts'
import { nearJob, type Near } from './near.ts'
import { countSeen, keepLook, unseen } from './store.ts'

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
      const near = await nearTo(context, id)
      if (context.signal.aborted) return
      looks.push({ num, near })
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

/** The reports that tell the same matter as one: near it, and it is near them. A question for each, 5 to 10 ms. */
async function nearTo(context: TaskContext, id: string): Promise<Near[]> {
  const found: Near[] = []
  for (const one of await ask(context, id)) {
    const back = (await ask(context, one.id)).find((other) => other.id === id)
    if (back) found.push({ ...one, score: Math.min(one.score, back.score) })
  }
  return found
}

/** Nothing where the library is being closed: what was looked at so far is compared again another time. */
async function ask(context: TaskContext, id: string): Promise<Near[]> {
  await breathe(context.signal).catch(() => undefined)
  if (context.signal.aborted) return []
  return context.apart(nearJob, { id }).catch((error: unknown) => {
    if (context.signal.aborted) return []
    throw error
  })
}
