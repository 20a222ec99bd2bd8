/** What the disk and SQLite say, turned into codes that a user can be told about. */
import { accessSync, closeSync, constants, existsSync, openSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { randomUUID } from 'node:crypto'
import { CallError } from '../../../shared/errors.ts'
import { DATABASE } from './header.ts'

/** Runs `act`; what the disk refuses becomes a `CallError`, anything else passes through. */
export function namingFailures<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw nameFailure(error, path)
  }
}

type Named = 'library-read-only' | 'disk-full' | 'disk-failing' | 'library-damaged' | 'not-a-library'

/** A disk that gives up, was pulled out, or is a network drive that is gone. */
const FAILING = ['EIO', 'ENXIO', 'ENODEV', 'ESTALE', 'EREMOTEIO', 'ETIMEDOUT', 'EHOSTDOWN', 'EHOSTUNREACH']

/**
 * The error to pass on: `library-read-only`, `disk-full`, `disk-failing`, `library-damaged` or `not-a-library` where
 * that is what a failing disk call or SQLite means; else the same error.
 * @param path the library's folder, or the file that was being opened or written
 */
export function nameFailure(error: unknown, path: string): unknown {
  if (error instanceof CallError || !(error instanceof Error)) return error
  const { code = '', syscall } = error as NodeJS.ErrnoException
  const made = (name: Named): CallError => new CallError(name, error.message, { path }, error)
  if (['EACCES', 'EPERM', 'EROFS'].includes(code) || code.startsWith('SQLITE_READONLY'))
    return made('library-read-only')
  if (['ENOSPC', 'EDQUOT', 'SQLITE_FULL'].includes(code)) return made('disk-full')
  const isFailing = code.startsWith('SQLITE_IOERR') && code !== 'SQLITE_IOERR_NOMEM'
  // Node's `rmSync` gives no code for what a disk refuses it.
  const isRefused = syscall === 'rm' && code === ''
  if (isFailing || isRefused || FAILING.includes(code)) return made('disk-failing')
  if (code.startsWith('SQLITE_CORRUPT')) return made('library-damaged')
  // SQLite says only that it could not open a file, its log or its shared memory: not why.
  if (code.startsWith('SQLITE_CANTOPEN')) {
    const why = tryTheDisk(path)
    return why ? nameFailure(why, path) : made('disk-failing')
  }
  if (code === 'SQLITE_NOTADB' || code === 'ENOTDIR') return made('not-a-library')
  return error
}

/** What the system says to reading and writing there; null where it has no objection. */
function tryTheDisk(path: string): unknown {
  const folder = statSync(path, { throwIfNoEntry: false })?.isDirectory() ? path : dirname(path)
  const database = folder === path ? join(folder, DATABASE) : path
  const probe = join(folder, `.pressmark-${randomUUID()}`)
  try {
    if (existsSync(database)) accessSync(database, constants.R_OK | constants.W_OK)
    const file = openSync(probe, 'wx')
    try {
      writeSync(file, probe)
    } finally {
      closeSync(file)
      rmSync(probe, { force: true })
    }
    return null
  } catch (error) {
    return error
  }
}
