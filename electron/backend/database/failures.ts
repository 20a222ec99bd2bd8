/** What the disk and SQLite say, turned into codes that a user can be told about. */
import { CallError } from '../../../shared/errors.ts'

/** Runs `act`; what the disk refuses becomes a `CallError`, anything else passes through. */
export function namingFailures<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw nameFailure(error, path)
  }
}

/**
 * The error to pass on: `library-read-only`, `disk-full`, `disk-failed`, `library-damaged` or `not-a-library` where that
 * is what a failing disk call or SQLite means; else the same error.
 */
export function nameFailure(error: unknown, path: string): unknown {
  if (error instanceof CallError || !(error instanceof Error)) return error
  const { code = '', syscall } = error as NodeJS.ErrnoException
  const made = (
    name: 'library-read-only' | 'disk-full' | 'disk-failed' | 'library-damaged' | 'not-a-library',
  ): CallError => new CallError(name, error.message, { path }, error)
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || code.startsWith('SQLITE_READONLY'))
    return made('library-read-only')
  if (['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)) return made('disk-full')
  // Node's `rmSync` gives no code for what a disk refuses it.
  if (code === 'EIO' || (syscall === 'rm' && code === '') || code.startsWith('SQLITE_IOERR'))
    return made('disk-failed')
  if (code.startsWith('SQLITE_CORRUPT')) return made('library-damaged')
  if (code === 'SQLITE_NOTADB' || code === 'ENOTDIR') return made('not-a-library')
  return error
}
