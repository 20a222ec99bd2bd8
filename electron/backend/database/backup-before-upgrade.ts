import { join } from 'node:path'
import type Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import type { BackupTrouble } from '../../../shared/model/backup.ts'
import { copyDatabase } from './backup.ts'
import { upgradeName, upgradePrefix } from './backup-names.ts'
import { readBackupState, writeBackupState } from './backup-state.ts'
import { listBackups, positionOf } from './backups-list.ts'
import { nameFailure } from './failures.ts'

/**
 * One copy for each version that a library is brought to, outside the rotation. Tried again, an upgrade that failed makes
 * no second copy of the same state. No disk that fails or is full stops a start: migrating is one transaction, and the
 * copy that failed is told.
 * @returns what is to be told
 * @throws library-damaged where what is copied does not hold together
 */
export async function keepBeforeUpgrade(
  connection: Database.Database,
  folder: string,
  version: number,
  now: Date,
): Promise<BackupTrouble | null> {
  const at = now.toISOString()
  try {
    await keep(connection, folder, version, now)
    return null
  } catch (error) {
    const path = join(folder, 'backups')
    const named = nameFailure(error, path)
    const code = named instanceof CallError ? named.code : 'backup-failed'
    if (code === 'library-damaged') throw named
    console.error(error)
    const trouble: BackupTrouble = { code, place: 'library', path, at }
    try {
      writeBackupState(folder, { troubles: [trouble] })
    } catch {
      // The same disk.
    }
    return trouble
  }
}

async function keep(
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
  await copyDatabase(connection, path, { sequence, madeAt: now.toISOString(), reason: 'upgrade' })
}
