/** The copies of a library, read off the copies themselves: also of a library whose database is damaged or gone. */
import { existsSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import Database from 'better-sqlite3'
import { z } from 'zod'
import { BackupReason, type BackupCounts, type BackupPlace } from '../../../shared/model/backup.ts'
import { APPLICATION_ID, readHeader } from './header.ts'
import { backupsIn, readBackupState } from './backup-state.ts'

export interface BackupEntry {
  path: string
  name: string
  place: BackupPlace
  /** Rises with each copy; 0 for one made by an older Pressmark. */
  sequence: number
  madeAt: string
  reason: BackupReason
  bytes: number
  version: number
  libraryId: string
  counts: BackupCounts
  /** The last op that is no setting; tells whether anything was changed since. */
  position: number
}

/** What a copy says of itself: the row `backup` of its `meta`. */
export const BackupMark = z.object({
  sequence: z.int(),
  madeAt: z.string(),
  reason: BackupReason,
  position: z.int(),
})
export type BackupMark = z.infer<typeof BackupMark>
export const BACKUP_MARK = 'backup'
/** The same in a library that was put back from it. */
export const RESTORED_FROM = 'restored_from'

/**
 * All copies that can be read, the latest first: by their sequence, since the machine's clock may have been set back.
 * Those of an older Pressmark, which have none, come last, by the time of their file. What is no copy is left out.
 * @param folder the library's folder; its second folder is looked into where that is there
 */
export function listBackups(folder: string): BackupEntry[] {
  const { outside } = readBackupState(folder)
  const found = readFolder(join(folder, 'backups'), 'library')
  if (outside !== null) for (const inside of backupsIn(outside)) found.push(...readFolder(inside, 'outside'))
  return found.sort(
    (a, b) => b.sequence - a.sequence || b.madeAt.localeCompare(a.madeAt) || a.place.localeCompare(b.place),
  )
}

export function readFolder(folder: string, place: BackupPlace): BackupEntry[] {
  let names: string[]
  try {
    names = existsSync(folder) ? readdirSync(folder) : []
  } catch {
    // Unplugged between the question and the answer, or not ours to read.
    return []
  }
  return names.flatMap((name) => (name.endsWith('.db') ? (readBackup(join(folder, name), place) ?? []) : []))
}

/** What a file tells of itself, or null where it is no copy of a library. Opens it without writing. */
export function readBackup(path: string, place: BackupPlace): BackupEntry | null {
  try {
    const header = readHeader(path)
    if (header.kind !== 'library' || header.applicationId !== APPLICATION_ID) return null
    const { size, mtime } = statSync(path)
    const connection = new Database(path, { readonly: true, fileMustExist: true })
    try {
      const mark = readMark(connection)
      return {
        ...{ path, name: basename(path), place, bytes: size, version: header.version },
        ...(mark ?? {
          ...{ sequence: 0, madeAt: mtime.toISOString(), position: positionOf(connection) },
          reason: basename(path).startsWith('before-version') ? 'upgrade' : 'unknown',
        }),
        libraryId: libraryIdIn(connection),
        counts: countIn(connection),
      }
    } finally {
      connection.close()
    }
  } catch {
    return null
  }
}

function readMark(connection: Database.Database): BackupMark | null {
  const value = connection.prepare('select value from meta where key = ?').pluck().get(BACKUP_MARK)
  if (typeof value !== 'string') return null
  return BackupMark.safeParse(JSON.parse(value)).data ?? null
}

/** The number of the last op that is no setting: places that are read are settings, and are no work of anybody's. */
export const positionOf = (connection: Database.Database): number =>
  Number(
    connection
      .prepare("select seq from op where entity <> 'setting' order by seq desc limit 1")
      .pluck()
      .get() ?? 0,
  )

/** How much of each a library of any version holds, tombstones left out. */
export function countIn(connection: Database.Database): BackupCounts {
  const count = (table: string): number => {
    try {
      return Number(
        connection.prepare(`select count(*) from "${table}" where deleted_at is null`).pluck().get(),
      )
    } catch {
      // A table that came later.
      return 0
    }
  }
  return {
    ...{ sources: count('source'), reports: count('report'), highlights: count('highlight') },
    ...{ notes: count('note'), themes: count('theme'), links: count('link') },
  }
}

const libraryIdIn = (connection: Database.Database): string =>
  z
    .string()
    .catch('')
    .parse(connection.prepare("select value from meta where key = 'library_id'").pluck().get())
