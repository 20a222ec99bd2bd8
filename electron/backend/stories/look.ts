/**
 * Compares reports as they come in, by the reader's thread and when nobody else asks it, and keeps which are near: no
 * report is compared twice unless its text changes. What was found is in the library, so that it goes on after a
 * restart; so is that the user stopped it.
 */
import { setTimeout } from 'node:timers/promises'
import { readMeta, writeMeta } from '../database/meta.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { TaskContext } from '../handlers.ts'
import { breathe } from '../parallels/pairs.ts'
import { readIndexState } from '../search/upkeep.ts'
import { nearJob, type Look } from './near.ts'
import { countSeen, keepLook, lookAgain, unseen } from './store.ts'

/** Reports compared in one transaction. */
const BATCH = 4
/** The window asks again at most this often while it goes on, in milliseconds… */
const TELL_EVERY = 400
/** …and so many times as long as the list took last: of 100,000 reports it takes some 0.4 s. */
const TELL_TIMES = 20
/** While search is indexed anew, the reports it would name are not all there. Milliseconds. */
const WAIT_FOR_INDEX = 500
/** In `meta`: the user stopped comparing. */
const STOPPED = 'stories_stopped'
/** In `meta`: how reports were compared. Raised where the same texts would be found near otherwise. */
const METHOD_KEY = 'stories_method'
const METHOD = '2'

interface State {
  isRunning: boolean
  /** Reports are compared as they come in: by hosts that stay. */
  isKept: boolean
  /** How long the list took last, in milliseconds. */
  listed: number
}
const states = new WeakMap<object, State>()

export function stateOf(library: object): State {
  const known = states.get(library) ?? { isRunning: false, isKept: false, listed: 0 }
  states.set(library, known)
  return known
}

export const isStopped = (db: ReadableDb): boolean => readMeta(db, STOPPED) !== null

/** The user's word, kept until they say otherwise. */
export function setLooking(context: TaskContext, run: boolean): void {
  if (isStopped(context.db) === run && !context.readOnly)
    context.change((db) => {
      writeMeta(db, STOPPED, run ? null : '1')
      return NOTHING_TOLD
    })
  if (run) goOn(context)
  context.announce(['story'])
}

/** From here on reports are compared as they come in, beginning with those that did before. */
export function keepLooking(context: TaskContext): void {
  stateOf(context.library).isKept = true
  goOn(context)
}

/** Reports have come in. */
export function lookAtNew(context: TaskContext): void {
  if (stateOf(context.library).isKept) goOn(context)
}

/** Begins or goes on, unless it runs already or the user stopped it. */
export function goOn(context: TaskContext): void {
  const state = stateOf(context.library)
  if (context.readOnly || context.signal.aborted || state.isRunning || isStopped(context.db)) return
  const isOther = readMeta(context.db, METHOD_KEY) !== METHOD
  const { looked, total } = countSeen(context.db)
  if (looked >= total && !(isOther && total > 0)) return
  state.isRunning = true
  if (isOther)
    context.change((db) => {
      lookAgain(db)
      writeMeta(db, METHOD_KEY, METHOD)
      return NOTHING_TOLD
    })
  context.background(
    run(context, state).finally(() => {
      state.isRunning = false
      if (!context.signal.aborted) context.announce(['story'])
    }),
  )
}

async function run(context: TaskContext, state: State): Promise<void> {
  const { db, signal } = context
  let told = performance.now()
  while (!signal.aborted && readIndexState(context).state === 'indexing')
    await setTimeout(WAIT_FOR_INDEX, null, { signal }).catch(() => undefined)
  for (;;) {
    if (signal.aborted || isStopped(db)) return
    const batch = unseen(db, BATCH)
    if (batch.length === 0) return
    const looks: { num: number; look: Look }[] = []
    for (const { id, num } of batch) {
      const look = await lookAt(context, id)
      if (look === null) return
      looks.push({ num, look })
    }
    if (signal.aborted) return
    context.change((writable) => {
      for (const { num, look } of looks) keepLook(writable, num, look)
      return NOTHING_TOLD
    })
    if (performance.now() - told > Math.max(TELL_EVERY, TELL_TIMES * state.listed)) {
      told = performance.now()
      context.announce(['story'])
    }
  }
}

/** Null where the library is being closed: what was looked at so far is compared again another time. */
async function lookAt(context: TaskContext, id: string): Promise<Look | null> {
  await breathe(context.signal).catch(() => undefined)
  if (context.signal.aborted) return null
  return context.apart(nearJob, { id }).catch((error: unknown) => {
    if (context.signal.aborted) return null
    throw error
  })
}

const NOTHING_TOLD = { result: null, inverse: null, tables: [], ids: [] }
