/**
 * Puts a copy in the place of the library. The copy is made ready beside the database, whole and flushed; one rename
 * then takes it in, once nothing has the database open. Cut short before, the library is as it was; after, the next
 * opening ends it: old or new, never between.
 */
import { randomUUID } from 'node:crypto'
import { copyFileSync, constants, existsSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { forgetAside, moveAside, noteAside } from './aside.ts'
import { copyFile, copyOriginals, requireWhole } from './backup.ts'
import { flush, flushFolder, makeFolder } from './durable.ts'
import { backupName } from './backup-names.ts'
import { readBackupState, writeBackupState } from './backup-state.ts'
import { BACKUP_MARK, listBackups, readBackup, RESTORED_FROM } from './backups-list.ts'
import { nameFailure } from './failures.ts'
import { DATABASE } from './header.ts'
import { lockLibrary } from './lock.ts'
import { forgetMark } from './mark.ts'
import { removeQuietly } from './remove-quietly.ts'

/** Being made ready, and ready: only the second is ever taken in. */
const UNREADY = `${DATABASE}.restoring`
const READY = `${DATABASE}.restored`

/**
 * Copies a backup beside the database and checks it; the originals it names and the library lacks come along.
 * @returns how many originals are nowhere. @throws backup-damaged, disk-full, library-read-only
 */
export function prepareRestore(folder: string, path: string): number {
  const unready = join(folder, UNREADY)
  clear(unready)
  try {
    copyFileSync(path, unready, constants.COPYFILE_FICLONE)
    requireWhole(unready)
    const copy = new Database(unready)
    try {
      copy.pragma('journal_mode = delete')
      copy.prepare('delete from meta where key = ?').run(RESTORED_FROM)
      copy.prepare('update meta set key = ? where key = ?').run(RESTORED_FROM, BACKUP_MARK)
      forgetUploads(copy)
    } finally {
      copy.close()
    }
    flush(unready)
    const wanted = originalsOf(unready)
    for (const from of originalsBeside(path))
      if (resolve(from) !== resolve(folder, 'blobs')) copyOriginals(from, join(folder, 'blobs'), wanted)
    return missingOriginals(wanted, [join(folder, 'blobs')])
  } catch (error) {
    clear(unready)
    const named = nameFailure(error, folder)
    if (named instanceof CallError && named.code !== 'library-damaged' && named.code !== 'not-a-library')
      throw named
    throw new CallError('backup-damaged', (error as Error).message, { path }, error)
  }
}

/**
 * From here on the copy will be taken in, by this program or by the next that opens the library. Where it throws, it
 * will not.
 * @param aside the name under which what is there now is kept then, beside it; null: a copy of it is there already
 */
export function decideRestore(folder: string, aside: string | null = null): void {
  noteAside(folder, aside)
  const [unready, ready] = [join(folder, UNREADY), join(folder, READY)]
  renameSync(unready, ready)
  try {
    flushFolder(folder)
  } catch (error) {
    // Who is told that it failed must not find it done: where it cannot be called off it is not said to have failed.
    if (callOff(ready, unready)) throw error
  }
}

/** A full disk may refuse the rename and still remove. @returns whether the copy waits no more */
function callOff(ready: string, unready: string): boolean {
  try {
    renameSync(ready, unready)
  } catch {
    return removeQuietly(ready)
  }
  return true
}

/** A database that was put together here instead of copied, flushed: ready to be decided on. */
export const takeAsReady = (folder: string, path: string): void => renameSync(path, join(folder, UNREADY))

/** Is a copy waiting to be taken in? */
export const isRestoring = (folder: string): boolean => existsSync(join(folder, READY))

/** Takes in the copy that waits. The caller has the lock, and no connection to the database. */
export function finishRestore(folder: string): void {
  clear(join(folder, UNREADY))
  if (!isRestoring(folder)) return forgetAside(folder)
  const file = join(folder, DATABASE)
  if (!moveAside(folder)) {
    const log = `${file}-wal`
    // A log left beside the new file would be played into it.
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 0) foldLog(file)
    for (const ending of ['-wal', '-shm']) rmSync(file + ending, { force: true })
    // It knows of more than the copy holds: kept, it would say that the end of the library is missing.
    forgetMark(folder)
  }
  // On the disk before the rename is: a power cut must not bring the old log or mark back beside the new file.
  flushFolder(folder)
  renameSync(join(folder, READY), file)
  flushFolder(folder)
  forgetAside(folder)
}

function foldLog(file: string): void {
  try {
    const connection = new Database(file, { fileMustExist: true })
    try {
      connection.pragma('wal_checkpoint(truncate)')
    } finally {
      connection.close()
    }
  } catch {
    // Too damaged to be opened: it was set aside with its log, or copied, before the restore was decided.
  }
}

/**
 * Restores a library that no program has open: destroyed, damaged, or not there at all. What is there now is kept
 * first: as a copy where it can be read, else its files as they are, in `backups/`.
 * @param path a copy; its originals are looked for beside it
 * @returns where what was there is kept, null where nothing was; and how many originals are nowhere
 * @throws backup-damaged, library-newer, library-locked, disk-full, library-read-only
 */
export async function restoreClosed(
  folder: string,
  path: string,
  known: number,
  now: Date = new Date(),
): Promise<{ kept: string | null; missingOriginals: number }> {
  const entry = readBackup(path, 'library')
  if (!entry) throw new CallError('backup-damaged', `${path} is no copy of a library`, { path })
  if (entry.version > known)
    throw new CallError(
      'library-newer',
      `the copy has version ${entry.version}, this program knows ${known}`,
      {
        ...{ path, version: entry.version, known },
      },
    )
  try {
    makeFolder(folder)
    const unlock = lockLibrary(folder, randomUUID(), now)
    try {
      for (const name of ['blobs', 'backups', 'inbox']) makeFolder(join(folder, name))
      const missing = prepareRestore(folder, path)
      const kept = await keepPresent(folder, now)
      decideRestore(folder)
      finishRestore(folder)
      return { kept, missingOriginals: missing }
    } finally {
      unlock()
    }
  } catch (error) {
    throw nameFailure(error, folder)
  }
}

async function keepPresent(folder: string, now: Date): Promise<string | null> {
  const file = join(folder, DATABASE)
  if (!existsSync(file)) return null
  const sequence = Math.max(readBackupState(folder).sequence, listBackups(folder)[0]?.sequence ?? 0) + 1
  const path = join(folder, 'backups', backupName(now, sequence))
  try {
    await copyFile(file, path, { sequence, madeAt: now.toISOString(), reason: 'restore' })
    writeBackupState(folder, { sequence })
    return path
  } catch {
    return setAside(folder, sequence)
  }
}

/** Copies the files of a damaged database as they are. */
function setAside(folder: string, sequence: number): string {
  const aside = join(folder, 'backups', `damaged-${sequence}`)
  makeFolder(aside)
  for (const ending of ['', '-wal', '-shm']) {
    const from = join(folder, DATABASE + ending)
    if (!existsSync(from)) continue
    copyFileSync(from, join(aside, DATABASE + ending), constants.COPYFILE_FICLONE)
    flush(join(aside, DATABASE + ending))
  }
  flushFolder(aside)
  return aside
}

/** Where the originals of a copy may lie: in the second folder beside it, or in the library whose `backups/` it is in. */
export const originalsBeside = (path: string): string[] => [
  join(dirname(path), 'blobs'),
  join(dirname(dirname(path)), 'blobs'),
]

/** The hashes of all originals that a database names. */
export function originalsOf(path: string): Set<string> {
  const copy = new Database(path, { readonly: true, fileMustExist: true })
  try {
    return new Set(copy.prepare('select sha256 from source').pluck().all() as string[])
  } finally {
    copy.close()
  }
}

/** How many of them are in none of these folders. */
export function missingOriginals(wanted: ReadonlySet<string>, folders: readonly string[]): number {
  return [...wanted].filter(
    (sha256) => !folders.some((folder) => existsSync(join(folder, sha256.slice(0, 2), sha256))),
  ).length
}

/** Uploads that waited to be imported then are no longer in the inbox. */
function forgetUploads(copy: Database.Database): void {
  const hasQueue = copy.prepare("select 1 from sqlite_schema where name = 'import_item'").get()
  if (hasQueue) copy.prepare('delete from import_item where result is null').run()
}

function clear(path: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(path + ending, { force: true })
}
