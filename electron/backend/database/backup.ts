import { closeSync, fsyncSync, openSync, renameSync, rmSync } from 'node:fs'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'

/**
 * Copies the open database to `backups/NAME.db`: to a temporary name, checked, flushed, then renamed, so
 * that a file of that name is always a whole library.
 * @returns the path of the copy.
 */
export async function backUp(connection: Database.Database, folder: string, name: string): Promise<string> {
  const backups = join(folder, 'backups')
  await mkdir(backups, { recursive: true })
  const path = join(backups, `${name}.db`)
  const unfinished = `${path}.part`
  rmSync(unfinished, { force: true })
  await connection.backup(unfinished)
  const copy = new Database(unfinished)
  // One file that needs no other: without this, opening it to check would leave a log beside it.
  copy.pragma('journal_mode = delete')
  const verdict = copy.pragma('quick_check', { simple: true })
  copy.close()
  if (verdict !== 'ok')
    throw new CallError('library-damaged', `the backup did not pass its check: ${String(verdict)}`, {
      path: connection.name,
    })
  flush(unfinished)
  renameSync(unfinished, path)
  flushFolder(backups)
  return path
}

/** The same for a library that another connection has open. @param file the database file */
export async function backUpFile(file: string, folder: string, name: string): Promise<string> {
  const connection = new Database(file, { readonly: true })
  try {
    return await backUp(connection, folder, name)
  } finally {
    connection.close()
  }
}

/** Makes sure a file's bytes are on the disk. */
export function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}

/** Makes sure a rename in a folder is on the disk. Windows cannot open folders; it orders renames itself. */
export function flushFolder(path: string): void {
  if (process.platform === 'win32') return
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}
