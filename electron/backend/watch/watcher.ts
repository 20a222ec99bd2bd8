/**
 * Watches folders: looks at each every few seconds and brings in what is new there and has stopped changing. Neither the
 * system's events nor a library for them is used: see docs/adr/0032.
 */
import type { ImportJob } from '../../../shared/model/import.ts'
import type { WatchedFolder } from '../../../shared/model/watch.ts'
import type { TaskContext } from '../handlers.ts'
import { newId } from '../ids.ts'
import type { ImportFile } from '../import/file-in-line.ts'
import { keep } from '../import/queue-store.ts'
import type { FileState } from '../import/read-file.ts'
import { runJob } from '../import/run-job.ts'
import { lineUp } from './line-up.ts'
import { lookAt } from './look.ts'
import { type FolderRow, listDealtWith, listFolders, setBegun, setDealtWith, setSuspect } from './store.ts'

/** In milliseconds. A file is taken when it has not changed for so long. */
const STEADY = 2000
/** Folders are looked at this often, in milliseconds, and so seldom that looking takes at most a fortieth of the time. */
const EVERY = { least: 2000, most: 60_000, timesALook: 40 }
/** After a full disk nothing is tried for so long, in milliseconds. */
const DISK_FULL_WAIT = 60_000

/** What is known of a folder beside its rows, for as long as the program runs. */
interface Live {
  state: WatchedFolder['state']
  job: ImportJob | null
  /** Ends what is coming in after the file that is at it. */
  stop: AbortController | null
  dealtWith: Map<string, FileState>
  /** Files that were not dealt with at the last look, and since when they are as they are. */
  waiting: Map<string, FileState & { since: number }>
  notBefore: number
  /** The first in line since the opening has been looked at. */
  isProbed: boolean
}
interface Watcher {
  live: Map<string, Live>
  wake: () => void
}
const watchers = new WeakMap<object, Watcher>()

/** What is known of a watched folder now; null where this program does not watch. */
export const liveOf = (library: object, id: string): Pick<Live, 'state' | 'job'> | null | undefined => {
  const watcher = watchers.get(library)
  return watcher ? watcher.live.get(id) : null
}

/** Rows of folders have changed: looks at once, and ends what is coming in from where nothing should. */
export function wakeWatcher({ library, db }: Pick<TaskContext, 'library' | 'db'>): void {
  const watcher = watchers.get(library)
  if (!watcher) return
  const wanted = new Map(listFolders(db).map((folder) => [folder.id, folder]))
  for (const [id, live] of watcher.live) {
    const folder = wanted.get(id)
    if (!folder || folder.isPaused) live.stop?.abort()
    if (!folder) watcher.live.delete(id)
    // Another breadth of looking, or seen anew after a pause.
    else live.state = folder.isPaused ? 'paused' : live.state === 'paused' ? 'watching' : live.state
  }
  watcher.wake()
}

/** Watches for as long as the library is open. */
export function startWatching(base: TaskContext): void {
  const context: TaskContext = {
    ...base,
    // What comes in by itself is told by its folder, not among the imports.
    announce: (tables, ids) =>
      base.announce(
        tables.map((table) => (table === 'import' ? 'watch' : table)),
        ids,
      ),
  }
  const watcher: Watcher = { live: new Map(), wake: () => undefined }
  watchers.set(base.library, watcher)
  base.background(watch(context, watcher))
}

async function watch(context: TaskContext, watcher: Watcher): Promise<void> {
  while (!context.signal.aborted) {
    const woken = Promise.withResolvers<undefined>()
    watcher.wake = () => woken.resolve(undefined)
    const started = performance.now()
    let working = 0
    for (const folder of listFolders(context.db)) {
      if (context.signal.aborted) return
      if (folder.isPaused) continue
      try {
        working += await visit(context, folder, liveFor(context, watcher, folder))
      } catch (error) {
        if (!context.signal.aborted) context.log(error)
      }
    }
    const looking = performance.now() - started - working
    await pause(Math.min(EVERY.most, Math.max(EVERY.least, looking * EVERY.timesALook)))

    async function pause(milliseconds: number): Promise<void> {
      const done = (): void => woken.resolve(undefined)
      const timer = setTimeout(done, milliseconds)
      timer.unref()
      context.signal.addEventListener('abort', done, { once: true })
      await woken.promise
      clearTimeout(timer)
      context.signal.removeEventListener('abort', done)
    }
  }
}

function liveFor(context: TaskContext, watcher: Watcher, { id }: FolderRow): Live {
  const live: Live = watcher.live.get(id) ?? {
    ...{ state: 'watching', job: null, stop: null, notBefore: 0, isProbed: false },
    dealtWith: listDealtWith(context.db, id),
    waiting: new Map(),
  }
  watcher.live.set(id, live)
  return live
}

/** One look and what follows from it. Returns how long files were coming in, in milliseconds. */
async function visit(context: TaskContext, folder: FolderRow, live: Live): Promise<number> {
  const { hasSubfolders: subfolders } = folder
  const look = await lookAt(folder.path, { subfolders, skip: context.folder })
  const state = !look ? 'missing' : look.isFull ? 'full' : 'watching'
  if (state !== live.state && live.state !== 'paused') {
    live.state = state
    context.announce(['watch'], [folder.id])
  }
  if (!look || context.signal.aborted) return 0
  if (!folder.isBegun) {
    noteBefore(context, folder, look.files, live)
    return 0
  }
  const steady = takeSteady(look.files, live, Date.now())
  if (steady.length === 0 || performance.now() < live.notBefore) return 0
  const started = performance.now()
  await bringIn(context, folder, steady, live)
  return performance.now() - started
}

/** What lay there when the folder was named stays out. */
function noteBefore(
  context: TaskContext,
  folder: FolderRow,
  files: ReadonlyMap<string, FileState>,
  live: Live,
): void {
  const at = context.now().toISOString()
  keep(context, (db) => {
    for (const [path, state] of files) setDealtWith(db, folder.id, { path, ...state }, 'before', at)
    setBegun(db, folder.id)
  })
  for (const [path, state] of files) live.dealtWith.set(path, state)
}

const isSame = (a: FileState | undefined, b: FileState): boolean =>
  a?.byteLength === b.byteLength && a.modified === b.modified

/** Files not dealt with that have been as they are for long enough. The others wait. */
function takeSteady(
  files: ReadonlyMap<string, FileState>,
  live: Live,
  now: number,
): [path: string, state: FileState][] {
  const steady: [string, FileState][] = []
  const waiting: Live['waiting'] = new Map()
  for (const [path, state] of files) {
    if (isSame(live.dealtWith.get(path), state)) continue
    const before = live.waiting.get(path)
    const since = before && isSame(before, state) ? before.since : now
    waiting.set(path, { ...state, since })
    // A time that lies ahead (another machine's clock) says nothing.
    const isFresh = state.modified <= now && now - state.modified < STEADY
    if (now - since >= STEADY && !isFresh) steady.push([path, state])
  }
  live.waiting = waiting
  return steady
}

async function bringIn(
  context: TaskContext,
  folder: FolderRow,
  steady: readonly [path: string, state: FileState][],
  live: Live,
): Promise<void> {
  const files = lineUp(context, folder, steady, (path, state) => {
    live.dealtWith.set(path, state)
    live.waiting.delete(path)
  })
  if (!live.isProbed) probe(context, folder, files)
  live.isProbed = true
  const job: ImportJob = {
    ...{ id: newId(), state: 'running', total: files.length, finished: 0, current: null },
    ...{ sources: [], refused: [], passed: [], skipped: [] },
  }
  live.job = job
  live.stop = new AbortController()
  try {
    await runJob(context, {
      job,
      files,
      sample: false,
      stop: live.stop.signal,
      go: () => Promise.resolve(),
      more: () => Promise.resolve(false),
    })
    if (job.refused.some(({ code }) => code === 'disk-full'))
      live.notBefore = performance.now() + DISK_FULL_WAIT
    if (!context.signal.aborted) keep(context, (db) => setSuspect(db, folder.id, null))
  } finally {
    live.job = null
    live.stop = null
    if (!context.signal.aborted) context.announce(['watch'], [folder.id])
  }
}

/** The file that is first in line at two openings running may be what ended the program: it is refused. */
function probe(context: TaskContext, folder: FolderRow, files: ImportFile[]): void {
  const [first] = files
  if (!first) return
  if (folder.suspect !== first.path) {
    keep(context, (db) => setSuspect(db, folder.id, first.path))
    return
  }
  files.shift()
  const message = 'the program ended twice while this file was read'
  keep(context, (db) => {
    first.watched?.settle(db, { refused: { path: first.path, code: 'file-crashed', message } })
    setSuspect(db, folder.id, files[0]?.path ?? null)
  })
}
