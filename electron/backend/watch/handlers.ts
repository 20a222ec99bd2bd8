import { CallError } from '../../../shared/errors.ts'
import type { WatchedFolder } from '../../../shared/model/watch.ts'
import type { TaskContext, Tasks } from '../handlers.ts'
import { newId } from '../ids.ts'
import { keep } from '../import/queue-store.ts'
import { placeOf } from './place.ts'
import {
  countAll,
  deleteFolder,
  findFolder,
  type FolderRow,
  insertFolder,
  listFolders,
  readNews,
  setSeen,
  updateFolder,
} from './store.ts'
import { liveOf, wakeWatcher } from './watcher.ts'

export const tasks = {
  'watch.list': (context) =>
    Promise.resolve(listFolders(context.db).map((folder) => describe(context, folder))),

  async 'watch.add'(context, { path, ...how }) {
    if (!context.mayUsePaths && !context.mayNameFolders)
      throw new CallError('not-allowed', 'this window names no folders')
    return watch(context, await placeOf(path, context.folder, context.mayUsePaths ? 'user' : 'window'), how)
  },

  async 'watch.choose'(context, how) {
    if (!context.chooseFolder) throw new CallError('export-no-dialog', 'nothing here shows a folder dialog')
    const path = await context.chooseFolder()
    return path === null ? null : watch(context, await placeOf(path, context.folder, 'user'), how)
  },

  async 'watch.update'(context, { id, ...said }) {
    requireFolder(context, id)
    change(context, id, (db) => updateFolder(db, id, said))
    return {}
  },

  async 'watch.remove'(context, { id }) {
    requireFolder(context, id)
    change(context, id, (db) => deleteFolder(db, id))
    return {}
  },

  async 'watch.seen'(context, { id }) {
    requireFolder(context, id)
    change(context, id, (db) => setSeen(db, id))
    return {}
  },
} satisfies Tasks

/** @param path as placeOf gave it. @throws watch-known */
function watch(
  context: TaskContext,
  path: string,
  { subfolders, existing }: { subfolders: boolean; existing: boolean },
): { id: string; path: string } {
  if (listFolders(context.db).some((folder) => folder.path === path))
    throw new CallError('watch-known', `watched already: ${path}`, { path })
  const id = newId()
  const row = { id, path, hasSubfolders: subfolders, isBegun: existing }
  change(context, id, (db) => insertFolder(db, row, context.now().toISOString()))
  return { id, path }
}

function change(context: TaskContext, id: string, write: Parameters<typeof keep>[1]): void {
  keep(context, write)
  context.announce(['watch'], [id])
  wakeWatcher(context)
}

/** @throws not-found */
function requireFolder({ db }: TaskContext, id: string): FolderRow {
  const found = findFolder(db, id)
  if (!found) throw new CallError('not-found', `no watched folder ${id}`, { kind: 'watch', id })
  return found
}

function describe(context: TaskContext, folder: FolderRow): WatchedFolder {
  const { id, path, hasSubfolders: subfolders } = folder
  // Undefined before its first look.
  const live = liveOf(context.library, id)
  const { job = null, state = 'watching' } = live ?? {}
  return {
    ...{ id, path, subfolders },
    state: folder.isPaused ? 'paused' : live === null ? 'idle' : state,
    progress: job && { finished: job.finished, total: job.total, current: job.current },
    counts: countAll(context.db, id),
    news: readNews(context.db, id),
  }
}
