import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { copyDatabase } from './backup.ts'
import { upgradeName, upgradePrefix } from './backup-names.ts'
import { readBackupState, writeBackupState } from './backup-state.ts'
import { listBackups, positionOf } from './backups-list.ts'
import { nameFailure } from './failures.ts'

/**
 * One copy for each version that a library is brought to, outside the rotation. Tried again, an upgrade that failed makes
 * no second copy of the same state. A full disk stops no start: migrating is one transaction, and the copy that
 * failed is told.
 * @throws library-damaged where what is copied does not hold together
 */
export async function keepBeforeUpgrade(
  connection: Database.Database,
  folder: string,
  version: number,
  now: Date,
): Promise<void> {
  const known = listBackups(folder)
  const position = positionOf(connection)
  const isKept = known.some(
    (entry) => entry.name.startsWith(upgradePrefix(version)) && entry.position === position,
  )
  if (isKept) return
  const sequence = Math.max(readBackupState(folder).sequence, known[0]?.sequence ?? 0) + 1
  const path = join(folder, 'backups', upgradeName(version, now, sequence))
  const madeAt = now.toISOString()
  try {
    await copyDatabase(connection, path, { sequence, madeAt, reason: 'upgrade' })
  } catch (error) {
    const named = nameFailure(error, join(folder, 'backups'))
    if (!(named instanceof CallError) || named.code === 'library-damaged') throw named
    try {
      writeBackupState(folder, { troubles: [{ code: named.code, place: 'library', path, at: madeAt }] })
    } catch {
      // The same full disk.
    }
  }
}
