/**
 * Keeps the search index whole, in the background: after an update that folds texts otherwise or lays the index out
 * anew, or when asked, everything is indexed again, 20 ms at a time, so that a note saved meanwhile waits for no more.
 * How far it is stands in the library: it can be stopped, and goes on after a restart. Search finds what is there.
 */
import { setImmediate } from 'node:timers/promises'
import type { IndexState } from '../../../shared/model/search.ts'
import { readMeta, writeMeta } from '../database/meta.ts'
import { mergeIndex } from '../database/search-index.ts'
import type { TaskContext } from '../handlers.ts'
import { beginAgain, countIndexed, indexNext, isComplete, isIndexed } from './index-store.ts'

export type UpkeepContext = Pick<
  TaskContext,
  'library' | 'db' | 'change' | 'announce' | 'signal' | 'background' | 'log' | 'readOnly'
>

/** Milliseconds of work in one transaction. */
const SLICE = 20
/** Windows ask again this often while it goes on. */
const TELL_EVERY = 400
/** In `meta`: the user stopped it, and it stays so after a restart. */
const STOPPED = 'search_stopped'

interface State {
  isRunning: boolean
  isStopped: boolean
  isMerging: boolean
  progress: { done: number; total: number } | null
}
const states = new WeakMap<object, State>()

function stateOf({ library, db }: Pick<UpkeepContext, 'library' | 'db'>): State {
  const known = states.get(library) ?? {
    isRunning: false,
    isStopped: readMeta(db, STOPPED) !== null,
    isMerging: false,
    progress: null,
  }
  states.set(library, known)
  return known
}

/** How far the index is. */
export function readIndexState({ library, db }: Pick<UpkeepContext, 'library' | 'db'>): IndexState {
  if (isIndexed(db)) return { state: 'ready', done: 0, total: 0 }
  const state = stateOf({ library, db })
  state.progress ??= countIndexed(db)
  return { state: state.isStopped ? 'stopped' : 'indexing', ...state.progress }
}

/** Begins or goes on, unless it runs, nothing is left to do or the user stopped it. */
export function goOnIndexing(context: UpkeepContext): void {
  const state = stateOf(context)
  if (state.isRunning || state.isStopped) return
  state.isRunning = true
  context.background(
    index(context, state)
      .finally(() => {
        state.isRunning = false
      })
      .then(() => mergeParts(context)),
  )
}

/** The user's word: stop, go on, or begin again. */
export function setIndexing(context: UpkeepContext, { run, anew }: { run: boolean; anew: boolean }): void {
  const state = stateOf(context)
  state.isStopped = !run
  if (anew || !context.readOnly)
    context.change((db) => {
      writeMeta(db, STOPPED, run ? null : '1')
      if (anew) beginAgain(db)
      return { result: null, inverse: null, tables: [], ids: [] }
    })
  if (anew) state.progress = null
  context.announce(['index'])
  goOnIndexing(context)
}

async function index(context: UpkeepContext, state: State): Promise<void> {
  const { db, signal, announce } = context
  if (isComplete(db)) return
  const isTold = !isIndexed(db)
  let told = performance.now()
  let count = 0
  while (!state.isStopped && !signal.aborted && !isComplete(db)) {
    const progress = (state.progress ??= countIndexed(db))
    const end = performance.now() + SLICE
    const isLate = (): boolean => performance.now() >= end
    const indexed = context.change((writable) => {
      const result = indexNext(writable, isLate, context.log)
      return { result, inverse: null, tables: [], ids: [] }
    })
    progress.done += indexed
    count += indexed
    if (isTold && performance.now() - told > TELL_EVERY) {
      told = performance.now()
      announce(['index'])
    }
    await setImmediate()
  }
  if (signal.aborted || state.isStopped) return
  state.progress = null
  // What was asked meanwhile was answered by half an index.
  if (isTold && count > 0) announce(['index', 'report', 'note', 'highlight'])
}

/**
 * Joins the parts that many small writes leave of the index, a few milliseconds at a time: what a large import leaves
 * is 1.2 times the text and becomes 1.1, and words are looked up in a few places instead of dozens.
 */
export async function mergeParts({ library, db, change, signal }: UpkeepContext): Promise<void> {
  const state = stateOf({ library, db })
  if (state.isMerging) return
  state.isMerging = true
  try {
    while (!signal.aborted) {
      const isMore = change((db) => ({ result: mergeIndex(db), inverse: null, tables: [], ids: [] }))
      if (!isMore) return
      await setImmediate()
    }
  } finally {
    state.isMerging = false
  }
}
