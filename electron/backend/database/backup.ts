/** Copies the library: its database to one file that needs no other, and its originals beside it where asked. */
import { constants, copyFileSync, existsSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { flush, flushFolder, makeFolder } from './durable.ts'
import { BACKUP_MARK, positionOf, type BackupMark } from './backups-list.ts'

/** An unfinished copy: never taken for one, and removed by the next. */
const UNFINISHED = '.part'

/** What is known of a copy before it is made. */
export type NewMark = Omit<BackupMark, 'position'>

/**
 * Copies an open database to `path`: to a temporary name, marked, checked, flushed, then renamed, so that a file of
 * that name is always a whole library. It is copied in slices, between which the thread may do other things; a
 * connection that holds a snapshot (`copyFile`) copies that, whatever is written meanwhile.
 * @throws library-damaged where the copy does not pass its check; what the disk throws
 */
export async function copyDatabase(
  connection: Database.Database,
  path: string,
  mark: NewMark,
): Promise<void> {
  const unfinished = `${path}${UNFINISHED}`
  makeFolder(dirname(path))
  clear(unfinished)
  try {
    await connection.backup(unfinished, { progress: () => PAGES })
    const copy = new Database(unfinished)
    try {
      // One file that needs no other: without this, opening it to check would leave a log beside it.
      copy.pragma('journal_mode = delete')
      copy
        .prepare('insert or replace into meta (key, value) values (?, ?)')
        .run(BACKUP_MARK, JSON.stringify({ ...mark, position: positionOf(copy) } satisfies BackupMark))
      const verdict = copy.pragma('quick_check', { simple: true })
      if (verdict !== 'ok')
        throw new CallError('library-damaged', `the backup did not pass its check: ${String(verdict)}`, {
          path: connection.name,
        })
    } finally {
      copy.close()
    }
    flush(unfinished)
    place(unfinished, path)
  } catch (error) {
    clear(unfinished)
    throw error
  }
}

/** Pages of 4 KB copied at a time: 1 MB, some 2 ms. */
const PAGES = 256

/** The same for a library that another connection has open: one state of it, whatever is written meanwhile. */
export async function copyFile(file: string, path: string, mark: NewMark): Promise<void> {
  const connection = new Database(file, { readonly: true, fileMustExist: true, timeout: 5000 })
  try {
    // Held open, the snapshot keeps the copy from beginning anew with every write of the other connection.
    connection.exec('begin')
    connection.prepare('select count(*) from sqlite_schema').get()
    await copyDatabase(connection, path, mark)
  } finally {
    connection.close()
  }
}

/** A finished copy once more, in another folder. Checked there, too: it is another disk. */
export function copyAgain(from: string, path: string): void {
  const unfinished = `${path}${UNFINISHED}`
  makeFolder(dirname(path))
  clear(unfinished)
  try {
    copyFileSync(from, unfinished, constants.COPYFILE_FICLONE)
    flush(unfinished)
    requireWhole(unfinished)
    place(unfinished, path)
  } catch (error) {
    clear(unfinished)
    throw error
  }
}

/** @throws library-damaged where a copy's pages do not hold together. Leaves nothing beside it. */
export function requireWhole(path: string): void {
  const copy = new Database(path, { readonly: true, fileMustExist: true })
  try {
    const verdict = copy.pragma('quick_check', { simple: true })
    if (verdict !== 'ok')
      throw new CallError('library-damaged', `the copy did not pass its check: ${String(verdict)}`, { path })
  } finally {
    copy.close()
  }
}

/**
 * Originals that are not in the other folder yet, each under its hash: copied, not linked, so that a byte that rots or
 * is written over in one is still whole in the other. They never change, so a file of the right size is the right file.
 */
export function copyOriginals(from: string, to: string, wanted?: ReadonlySet<string>): number {
  if (!existsSync(from)) return 0
  let copied = 0
  for (const shelf of readdirSync(from)) {
    if (!/^[0-9a-f]{2}$/.test(shelf)) continue
    const target = join(to, shelf)
    const there = existsSync(target) ? new Set(readdirSync(target)) : new Set<string>()
    let isNew = false
    for (const name of readdirSync(join(from, shelf))) {
      if (!/^[0-9a-f]{64}$/.test(name) || (wanted && !wanted.has(name))) continue
      const original = join(from, shelf, name)
      if (there.has(name) && statSync(join(target, name)).size === statSync(original).size) continue
      makeFolder(target)
      const unfinished = join(target, `.${name}${UNFINISHED}`)
      copyFileSync(original, unfinished, constants.COPYFILE_FICLONE)
      flush(unfinished)
      renameSync(unfinished, join(target, name))
      isNew = true
      copied++
    }
    if (isNew) flushFolder(target)
  }
  return copied
}

/** A copy never lies beside the log of another file: opening it would play that log into it. */
function place(unfinished: string, path: string): void {
  for (const ending of ['-wal', '-shm', '-journal']) rmSync(path + ending, { force: true })
  renameSync(unfinished, path)
  flushFolder(dirname(path))
}

function clear(unfinished: string): void {
  for (const ending of ['', '-wal', '-shm', '-journal']) rmSync(unfinished + ending, { force: true })
}

/** Removes copies that an end of the program cut short. */
export function clearUnfinished(folder: string): void {
  if (!existsSync(folder)) return
  for (const name of readdirSync(folder))
    if (name.includes(`.db${UNFINISHED}`)) rmSync(join(folder, name), { force: true })
}
