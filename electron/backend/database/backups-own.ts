/** The copies that can take the place of a library that does not open. */
import { listBackups, type BackupEntry } from './backups-list.ts'
import { readMark } from './mark.ts'

/**
 * Each copy once, the latest first, and of two places the one in the library's own folder. A second folder may hold
 * other libraries' copies, too: those are left out, where anything still says which library this one is.
 */
export function ownBackups(folder: string): BackupEntry[] {
  const entries = listBackups(folder)
  const id = readMark(folder)?.library ?? entries.find(({ place }) => place === 'library')?.libraryId
  const told = new Set<string>()
  return entries.filter(({ name, place, libraryId }) => {
    if (told.has(name) || (place === 'outside' && id !== undefined && libraryId !== id)) return false
    told.add(name)
    return true
  })
}
