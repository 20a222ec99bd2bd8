import { rmSync } from 'node:fs'

/** Removes what only lies in the way; where the disk will not, the next opening tries again, and nothing else fails for it. */
export function removeQuietly(path: string): boolean {
  try {
    rmSync(path, { recursive: true, force: true })
    return true
  } catch {
    return false
  }
}
