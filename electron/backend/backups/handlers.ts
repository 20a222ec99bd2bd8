import { accessSync, constants } from 'node:fs'
import { dirname, isAbsolute, join, resolve } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import type { Backup, BackupDifference } from '../../../shared/model/backup.ts'
import { DATABASE } from '../database/header.ts'
import { isFolder, readBackupState } from '../database/backup-state.ts'
import { listBackups, readBackup, type BackupEntry } from '../database/backups-list.ts'
import { nameFailure } from '../database/failures.ts'
import { requireWritable } from '../database/require-writable.ts'
import {
  decideRestore,
  missingOriginals,
  originalsBeside,
  originalsOf,
  prepareRestore,
} from '../database/restore.ts'
import { syncedBy } from '../database/synced.ts'
import type { TaskContext, Tasks } from '../handlers.ts'
import { isInside } from '../inside.ts'
import { countAll, readLibraryId, readVersion } from '../library/store.ts'
import { compareWith } from './compare-store.ts'

export const tasks = {
  'backups.list': async ({ db, folder, backups, chooseFolder }) => {
    const { outside } = readBackupState(folder)
    const entries = listBackups(folder)
    return {
      backups: entries.map((entry) => told(entry, db)),
      troubles: [...backups.troubles()],
      outside: outside === null ? null : { path: outside, isThere: isFolder(outside) },
      mayChoose: chooseFolder !== null,
      bytes: entries.reduce((sum, { place, bytes }) => (place === 'library' ? sum + bytes : sum), 0),
      synced: syncedBy(folder),
    }
  },

  'backups.troubles': async ({ backups }) => [...backups.troubles()],

  'backups.make': async (context) => {
    const { db, backups } = context
    requireWritable(context.library)
    const made = await backups.make('hand')
    return { backup: made && told(made, db) }
  },

  'backups.compare': async (context, { id }) => compare(context, find(context, id)),

  async 'backups.restore'(context, { id, confirmed }) {
    const { folder, db, backups } = context
    const entry = find(context, id)
    const { goes } = compare(context, entry)
    if (goes.count > 0 && confirmed !== goes.count)
      throw new CallError('needs-confirmation', `${goes.count} things would go`, { count: goes.count })
    const missing = prepareRestore(folder, entry.path)
    // From here on nothing is taken any more that would be in neither.
    const reopen = context.freeze()
    try {
      const kept = await backups.make('restore')
      if (!kept) {
        const trouble = backups.troubles()[0]
        throw new CallError('backup-failed', 'what is there now could not be kept', {
          path: trouble?.path ?? folder,
        })
      }
      const result = { kept: told(kept, db), missingOriginals: missing }
      decideRestore(folder)
      return result
    } finally {
      reopen()
    }
  },

  async 'backups.setFolder'(context, { path }) {
    if (!context.mayUsePaths)
      throw new CallError('not-allowed', 'a window names no path: it asks for a dialog')
    requireWritable(context.library)
    choose(context, path === null ? null : resolve(path))
    return {}
  },

  /** @throws backup-no-dialog */
  async 'backups.chooseFolder'(context) {
    requireWritable(context.library)
    const path = await askForFolder(context)
    if (path !== null) choose(context, path)
    return { path }
  },

  async 'backups.forgetFolder'(context) {
    requireWritable(context.library)
    context.backups.chooseOutside(null)
    return {}
  },
} satisfies Tasks

/** @throws backup-no-dialog where nothing can show one */
async function askForFolder({ chooseFolder }: TaskContext): Promise<string | null> {
  const noDialog = (cause?: unknown): CallError =>
    new CallError('backup-no-dialog', 'nothing here shows a folder dialog', {}, cause)
  if (!chooseFolder) throw noDialog()
  try {
    return await chooseFolder()
  } catch (error) {
    throw error instanceof CallError && error.code === 'export-no-dialog' ? noDialog(error) : error
  }
}

/** @throws backup-folder-missing, backup-folder-inside, library-read-only */
function choose({ folder, backups }: TaskContext, path: string | null): void {
  if (path !== null) {
    if (!isFolder(path)) throw new CallError('backup-folder-missing', `there is no folder ${path}`, { path })
    if (isInside(path, folder))
      throw new CallError('backup-folder-inside', `${path} lies in the library`, { path })
    try {
      accessSync(path, constants.W_OK)
    } catch (error) {
      throw nameFailure(error, path)
    }
  }
  backups.chooseOutside(path)
  // At once: nobody should have to wait an hour to learn that it does not work.
  if (path !== null) void backups.make('hand')
}

const idOf = ({ place, path, name }: BackupEntry): string =>
  `${place}/${dirname(path).split(/[\\/]/).at(-1)}/${name}`

function told(entry: BackupEntry, db: TaskContext['db']): Backup {
  const { name, place, sequence, madeAt, reason, bytes, version, counts } = entry
  return {
    ...{ id: idOf(entry), name, place, sequence, madeAt, reason, bytes, version, counts },
    isOwn: entry.libraryId === readLibraryId(db),
  }
}

/** By the id the list gave; by its path, from the command line. @throws backup-not-found */
function find({ folder, mayUsePaths }: TaskContext, id: string): BackupEntry {
  const entry =
    listBackups(folder).find((one) => idOf(one) === id) ??
    (mayUsePaths && isAbsolute(id) ? readBackup(id, 'outside') : null)
  if (!entry) throw new CallError('backup-not-found', `there is no backup ${id}`, { name: id })
  return entry
}

/** @throws library-read-only, library-newer, backup-damaged */
function compare(context: TaskContext, entry: BackupEntry): BackupDifference {
  requireWritable(context.library)
  const { db, folder } = context
  const known = readVersion(db)
  const { path, version } = entry
  if (version > known)
    throw new CallError('library-newer', `the copy has version ${version}`, { path, version, known })
  try {
    const { samples: _, ...here } = countAll(db)
    const places = [...originalsBeside(path), join(folder, 'blobs')]
    return {
      ...{ backup: told(entry, db), here, there: entry.counts },
      ...compareWith(join(folder, DATABASE), path),
      missingOriginals: missingOriginals(originalsOf(path), places),
    }
  } catch (error) {
    throw new CallError('backup-damaged', String(error), { path }, error)
  }
}
