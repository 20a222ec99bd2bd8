/**
 * Looks at a library without touching a byte of it. SQLite cannot: even a connection that only reads writes the shared
 * memory beside the file, and the last one to close may fold the log in, which would take the evidence along.
 * So it looks at a second name of the database file (a hard link costs nothing), with a copy of its log beside it.
 */
import { copyFileSync, existsSync, linkSync, mkdtempSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { versionOf } from './migrate.ts'
import { removeQuietly } from './remove-quietly.ts'
import { readable, sql, type ReadableDb } from './sql.ts'
import { readCommitted, readPast, type Committed } from './standing.ts'

export interface Sight {
  version: number
  committed: Committed | null
  past: ReadonlyMap<number, string> | null
  libraryId: string
}

/** What an open database says of itself. */
export const see = (db: ReadableDb, version: number): Sight => ({
  version,
  committed: readCommitted(db),
  past: readPast(db),
  libraryId: db.get<{ value: string }>(sql`select value from meta where key = 'library_id'`)?.value ?? '',
})

/** What folders of ours for looking are called; one that a crash left may be taken away. */
export const LOOK_PREFIX = 'library.look-'

/** @throws what SQLite throws where it cannot read so far */
export function lookAtLibrary(folder: string, name: string): Sight {
  const file = join(folder, name)
  const hasLog = (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0
  const place = mkdtempSync(join(folder, LOOK_PREFIX))
  try {
    const twin = join(place, name)
    try {
      linkSync(file, twin)
    } catch {
      // FAT and some network drives have no hard links. Without a log there is nothing to fold in: it may be read as
      // it lies; with one, a copy is the price of leaving it alone.
      if (hasLog) copyFileSync(file, twin)
    }
    const seen = existsSync(twin) ? twin : file
    if (hasLog) copyFileSync(`${file}-wal`, `${twin}-wal`)
    const connection = new Database(seen, { readonly: true, fileMustExist: true })
    try {
      connection.pragma('trusted_schema = off')
      const db = readable(connection)
      const pages = Number(connection.pragma('page_count', { simple: true }))
      const pageBytes = Number(connection.pragma('page_size', { simple: true }))
      if (!hasLog && statSync(file).size < pages * pageBytes)
        throw new CallError('library-damaged', `${name} is cut short`, { path: folder })
      return see(db, versionOf(connection))
    } finally {
      connection.close()
    }
  } finally {
    removeQuietly(place)
  }
}
