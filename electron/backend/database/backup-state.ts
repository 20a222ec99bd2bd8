/**
 * What is known about a library's copies beside them, in `backups/state.json`: where the second folder is, the last
 * sequence number, what went wrong last. Not in the database: putting a copy back must not change any of it.
 */
import { readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { flushFolder, makeFolder } from './durable.ts'
import { BackupTrouble } from '../../../shared/model/backup.ts'

const BackupState = z.object({
  /** The folder the user chose outside the library. */
  outside: z.string().nullable().default(null),
  sequence: z.int().min(0).default(0),
  troubles: z.array(BackupTrouble).default([]),
})
export type BackupState = z.infer<typeof BackupState>

const fileOf = (folder: string): string => join(folder, 'backups', 'state.json')

/** The state, or an empty one where none was kept or it cannot be read. */
export function readBackupState(folder: string): BackupState {
  try {
    return BackupState.parse(JSON.parse(readFileSync(fileOf(folder), 'utf8')))
  } catch {
    return BackupState.parse({})
  }
}

export function writeBackupState(folder: string, changes: Partial<BackupState>): void {
  const file = fileOf(folder)
  makeFolder(join(folder, 'backups'))
  const unfinished = `${file}.new`
  writeFileSync(unfinished, JSON.stringify({ ...readBackupState(folder), ...changes }, null, 2), {
    flush: true,
  })
  renameSync(unfinished, file)
  flushFolder(join(folder, 'backups'))
}

const OURS = 'Pressmark-backups-'

/** The folder for one library's copies inside the one the user chose: several libraries may have the same. */
export const outsideFolder = (chosen: string, libraryId: string): string =>
  join(chosen, `${OURS}${libraryId.slice(-12)}`)

/** Every folder of copies inside the chosen one, of whatever library; the chosen one itself, where it is one. */
export function backupsIn(chosen: string): string[] {
  try {
    const inside = readdirSync(chosen, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name.startsWith(OURS))
      .map(({ name }) => join(chosen, name))
    return [...inside, chosen]
  } catch {
    return []
  }
}

/** Is the folder there and a folder? An unplugged disk's is not. */
export const isFolder = (path: string): boolean => {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}
