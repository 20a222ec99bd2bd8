/** The backups of a library, newest first, with what each holds. */
import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'

export interface ListedBackup {
  path: string
  /** ISO 8601 UTC. */
  madeAt: string
  counts: { reports: number; highlights: number; notes: number }
}

/** Only whole ones: what cannot be opened and counted is no help to anybody. */
export function listBackups(folder: string): ListedBackup[] {
  const backups = join(folder, 'backups')
  let names: string[]
  try {
    names = readdirSync(backups)
  } catch {
    return []
  }
  return names
    .filter((name) => name.endsWith('.db'))
    .flatMap((name) => {
      const path = join(backups, name)
      const counts = countsOf(path)
      return counts ? [{ path, madeAt: statSync(path).mtime.toISOString(), counts }] : []
    })
    .toSorted((a, b) => (a.madeAt < b.madeAt ? 1 : -1))
}

function countsOf(path: string): ListedBackup['counts'] | null {
  try {
    // Backups have no log (backup.ts), so this makes no file beside it.
    const connection = new Database(path, { readonly: true, fileMustExist: true })
    try {
      const count = (table: string): number =>
        connection.prepare(`select count(*) from ${table} where deleted_at is null`).pluck().get() as number
      return { reports: count('report'), highlights: count('highlight'), notes: count('note') }
    } finally {
      connection.close()
    }
  } catch {
    return null
  }
}
