/**
 * A library that cannot or must not be written to, opened for reading: a copy of its database, in a folder that goes
 * when it is closed. A copy also where the medium is read-only, for SQLite cannot read a database of the write-ahead
 * kind where it may not make files beside it.
 */
import { copyFileSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export interface CopiedDatabase {
  file: string
  remove(): void
}

/** Another Pressmark may write meanwhile: so often it is copied anew, until both files stood still. */
const TRIES = 20

/** Copies database and log. @throws what the disk says */
export function copyForReading(folder: string, name: string): CopiedDatabase {
  const place = mkdtempSync(join(tmpdir(), 'pressmark-reading-'))
  const remove = (): void => rmSync(place, { recursive: true, force: true })
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      const before = stateOf(folder, name)
      copyBoth(folder, name, place)
      if (stateOf(folder, name) === before) break
    }
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

const FILES = ['', '-wal']

const stateOf = (folder: string, name: string): string =>
  FILES.map((ending) => {
    const stats = statSync(join(folder, name + ending), { bigint: true, throwIfNoEntry: false })
    return stats ? `${stats.size} ${stats.mtimeNs}` : ''
  }).join()

function copyBoth(folder: string, name: string, place: string): void {
  for (const ending of FILES)
    try {
      copyFileSync(join(folder, name + ending), join(place, name + ending))
    } catch (error) {
      if (ending === '' || (error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
      rmSync(join(place, name + ending), { force: true })
    }
}
