/** One copy of the library: into its own `backups/`, then into the second folder. The one does not wait for the other. */
import { renameSync } from 'node:fs'
import { join } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import type { BackupPlace, BackupTrouble } from '../../../shared/model/backup.ts'
import { DATABASE } from '../database/header.ts'
import { clearUnfinished, copyAgain, copyFile, copyOriginals, type NewMark } from '../database/backup.ts'
import { isFolder, outsideFolder } from '../database/backup-state.ts'
import { nameFailure } from '../database/failures.ts'

export interface CopyJob {
  /** The library's folder. */
  folder: string
  libraryId: string
  name: string
  mark: NewMark
  /** The folder the user chose outside, or null. */
  outside: string | null
}

export interface CopyOutcome {
  /** Where a whole copy lies now: both, one, or none of the places. */
  paths: Partial<Record<BackupPlace, string>>
  troubles: Omit<BackupTrouble, 'at'>[]
}

/** Never throws: what went wrong is told, and stops nothing. */
export async function makeCopy({ folder, libraryId, name, mark, outside }: CopyJob): Promise<CopyOutcome> {
  const file = join(folder, DATABASE)
  const inside = join(folder, 'backups')
  const paths: CopyOutcome['paths'] = {}
  const troubles: CopyOutcome['troubles'] = []
  const tell = (place: BackupPlace, path: string, error: unknown): void => {
    const named = nameFailure(error, path)
    const code = named instanceof CallError ? named.code : 'backup-failed'
    troubles.push({ code, place, path })
  }

  try {
    clearUnfinished(inside)
    const path = join(inside, name)
    await copyFile(file, path, mark)
    paths.library = path
  } catch (error) {
    tell('library', inside, error)
  }

  if (outside === null) return { paths, troubles }
  if (!isFolder(outside)) {
    troubles.push({ code: 'backup-folder-missing', place: 'outside', path: outside })
    return { paths, troubles }
  }
  const own = outsideFolder(outside, libraryId)
  try {
    clearUnfinished(own)
    const path = join(own, name)
    const pending = paths.library === undefined ? `${path}.pending.db.part` : paths.library
    if (paths.library === undefined) await copyFile(file, pending, mark)
    // Between the two: all originals that the copy names are here by now, and a copy there never lacks one of them.
    copyOriginals(join(folder, 'blobs'), join(own, 'blobs'))
    if (paths.library === undefined) renameSync(pending, path)
    else copyAgain(pending, path)
    paths.outside = path
  } catch (error) {
    tell('outside', outside, error)
  }
  return { paths, troubles }
}
