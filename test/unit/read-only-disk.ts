/** A disk that takes no writing, for as long as a test runs. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** A copy of the library on a disk of its own that is mounted for reading; null where this user may mount none. */
export function mountForReading(folder: string): { library: string; unmount: () => void } | null {
  const disk = join(dirname(folder), 'disk')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return null
  }
  const library = join(disk, 'library')
  cpSync(folder, library, { recursive: true })
  execFileSync('mount', ['-o', 'remount,ro', disk])
  return { library, unmount: () => void execFileSync('umount', [disk]) }
}
