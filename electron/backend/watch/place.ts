/** Which folders may be watched, by who names them: see docs/adr/0032. */
import { constants } from 'node:fs'
import { access, realpath, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import { isInside } from '../inside.ts'

/** Where systems put what is plugged in. */
const PLUGGED_IN = ['/media', '/mnt', '/run/media', '/Volumes']
/** Below the home folder, what programs keep for themselves; names with a dot go beside. */
const PROGRAMS = /^(?:AppData|Library|snap)$/i

/**
 * The folder's path without links.
 * @param library the library's own folder
 * @param named `window`: a page may have named it, so only where a user keeps documents
 * @throws watch-missing where there is no such folder, watch-place where it may not be watched
 */
export async function placeOf(
  path: string,
  library: string,
  named: 'user' | 'window',
  home: string = homedir(),
): Promise<string> {
  const typed = path.trim()
  const asked = typed === '~' || typed.startsWith('~/') ? join(home, typed.slice(1)) : typed
  if (asked.includes('\0') || (named === 'window' && !isAbsolute(asked))) throw missing(path)
  const real = await realpath(resolve(asked)).catch(() => null)
  const isFolder = real !== null && (await stat(real).catch(() => null))?.isDirectory()
  if (!isFolder) throw missing(path)
  if (isInside(real, await realpath(library))) throw misplaced(real)
  if (named === 'window' && !(await isOrdinary(real, home))) throw misplaced(real)
  try {
    await access(real, constants.R_OK | constants.X_OK)
  } catch {
    throw missing(path)
  }
  return real
}

async function isOrdinary(real: string, home: string): Promise<boolean> {
  const own = await realpath(home).catch(() => home)
  const base = [own, ...PLUGGED_IN].find((one) => real !== one && isInside(real, one))
  if (base === undefined) return false
  const [first = '', ...rest] = relative(base, real).split(sep)
  const isHidden = [first, ...rest].some((name) => name.startsWith('.'))
  return !isHidden && !(base === own && PROGRAMS.test(first))
}

const missing = (path: string): CallError =>
  new CallError('watch-missing', `no folder ${path}`, { path: path.slice(0, 300) })
const misplaced = (path: string): CallError =>
  new CallError('watch-place', `not a place to watch: ${path}`, { path: path.slice(0, 300) })
