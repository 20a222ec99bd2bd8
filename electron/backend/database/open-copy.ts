/**
 * A library that cannot or must not be written to, opened for reading: a copy of its database, in a folder that goes
 * when it is closed. A copy also where the medium is read-only, for SQLite cannot read a database of the write-ahead
 * kind where it may not make files beside it.
 */
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export interface CopiedDatabase {
  file: string
  remove(): void
}

/** Copies database and log. @throws what the disk says */
export function copyForReading(folder: string, name: string): CopiedDatabase {
  const place = mkdtempSync(join(tmpdir(), 'pressmark-reading-'))
  const remove = (): void => rmSync(place, { recursive: true, force: true })
  try {
    for (const ending of ['', '-wal'])
      if (existsSync(join(folder, name + ending)))
        copyFileSync(join(folder, name + ending), join(place, name + ending))
    const file = join(place, name)
    const connection = new Database(file)
    // Asked for something, so that what cannot be read is refused here.
    connection.pragma('user_version')
    connection.close()
    return { file, remove }
  } catch (error) {
    remove()
    throw error
  }
}
