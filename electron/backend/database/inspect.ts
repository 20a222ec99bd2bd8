/** What a folder is: a library, one that is damaged, nothing yet, or somebody else's. */
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  type Stats,
  statSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import { APPLICATION_ID, DATABASE, readHeader } from './header.ts'
import { LOOK_PREFIX, lookAtLibrary, type Sight } from './look.ts'
import { MARK_NAME, readMark, type Mark } from './mark.ts'
import { latestVersion, type Migration } from './migrate.ts'
import { isRestoring } from './restore.ts'
import { removeQuietly } from './remove-quietly.ts'
import { compareWithMark, type Standing } from './standing.ts'

export const FOLDERS = ['blobs', 'backups', 'inbox']
/** What a folder may hold and still count as empty: our own leftovers and what file managers drop. */
const LEFTOVERS =
  /^(library\.lock.*|library\.db\.(new|restoring|aside).*|library\.look-.*|\.DS_Store|\.localized|Thumbs\.db|desktop\.ini)$/

/** Is there a library in this folder, whole or not? */
export const hasLibrary = (folder: string): boolean => existsSync(join(folder, DATABASE))

/**
 * Looks whether all that was acknowledged is in the database. False: nothing is missed, but the last end was no clean
 * one, or the mark cannot tell.
 * @throws library-behind, library-other, library-newer (a version that stands in the log only), library-damaged
 */
export function isWhole(folder: string, known: number): boolean {
  for (const name of readdirSync(folder)) if (name.startsWith(LOOK_PREFIX)) removeQuietly(join(folder, name))
  const sight = lookAtLibrary(folder, DATABASE)
  refuseNewer(sight.version, known, folder)
  const mark = readMark(folder)
  const standing = requireAll(folder, mark, sight)
  // A library from before marks had none, and no transaction that counted.
  const isOld = mark === null && (sight.committed?.number ?? 0) === 0
  return isOld || (standing.kind === 'together' && mark?.open === false)
}

/** @throws library-behind, library-other */
export function requireAll(folder: string, mark: Mark | null, sight: Sight): Standing {
  const standing = compareWithMark(mark, sight)
  if (standing.kind === 'behind') {
    const { missing, since } = standing
    throw new CallError('library-behind', `${missing} saved changes are not in ${DATABASE}`, {
      path: folder,
      count: missing,
      time: since,
    })
  }
  if (standing.kind === 'other')
    throw new CallError(
      'library-other',
      `${DATABASE} is not the database that ${MARK_NAME} was written for`,
      {
        path: folder,
        time: standing.since,
      },
    )
  return standing
}

/** Decides what the folder is without writing; makes it where it is missing. True: a library is to be made. */
export function inspectFolder(folder: string, migrations: readonly Migration[], create: boolean): boolean {
  const missing = new CallError('library-missing', `there is no library in ${folder}`, { path: folder })
  const found = lookAt(folder, missing)
  if (!found) {
    if (!create) throw missing
    makeFolder(folder, missing)
    return true
  }
  if (!found.isDirectory())
    throw new CallError('not-a-library', `${folder} is a file, not a folder`, { path: folder })
  const names = readdirSync(folder)
  // A copy waits to be taken in: the database may be damaged, or set aside for it.
  if (isRestoring(folder)) {
    accessSync(folder, constants.W_OK)
    return false
  }
  if (names.includes(DATABASE)) {
    refuseForeign(join(folder, DATABASE), folder, latestVersion(migrations))
    accessSync(join(folder, DATABASE), constants.R_OK | constants.W_OK)
    accessSync(folder, constants.W_OK)
    return false
  }
  const log = names.find((name) => name === MARK_NAME || name === `${DATABASE}-wal`)
  if (log !== undefined)
    throw new CallError('library-gone', `${DATABASE} is gone, ${log} is still there`, { path: folder })
  for (const name of names) {
    if (LEFTOVERS.test(name)) continue
    const ours = FOLDERS.includes(name)
    if (ours && readdirSync(join(folder, name)).length === 0) continue
    if (ours && name !== 'inbox')
      throw new CallError('library-gone', `${DATABASE} is gone, ${name}/ is still there`, { path: folder })
    throw new CallError('not-a-library', `${folder} holds other files (${name})`, { path: folder })
  }
  if (!create) throw missing
  accessSync(folder, constants.W_OK)
  return true
}

/** Names that nothing can have (too long, links in a circle): there is no library of that name. */
const IMPOSSIBLE = new Set(['ENAMETOOLONG', 'ELOOP'])
const codeOf = (error: unknown): string => (error as NodeJS.ErrnoException).code ?? ''

function lookAt(folder: string, missing: CallError): Stats | undefined {
  try {
    return statSync(folder, { throwIfNoEntry: false })
  } catch (error) {
    throw IMPOSSIBLE.has(codeOf(error)) ? missing : error
  }
}

/**
 * Makes a folder with its missing parents, or none of them. Not Node's `recursive`: on a file system that
 * answers ENOENT to mkdir (/proc) that never returns.
 */
function makeFolder(folder: string, missing: CallError): void {
  const wanted: string[] = []
  for (let at = folder; !lookAt(at, missing) && at !== dirname(at); at = dirname(at)) wanted.unshift(at)
  const made: string[] = []
  try {
    for (const path of wanted) {
      mkdirSync(path)
      made.unshift(path)
    }
  } catch (error) {
    for (const path of made) rmdirSync(path)
    if (IMPOSSIBLE.has(codeOf(error))) throw missing
    if (codeOf(error) !== 'ENOENT') throw error
    throw new CallError(
      'library-read-only',
      `no folder can be made there: ${folder}`,
      { path: folder },
      error,
    )
  }
}

function refuseForeign(path: string, folder: string, known: number): void {
  const header = readHeader(path)
  if (header.kind === 'empty')
    throw new CallError('library-empty', `${DATABASE} is an empty file`, { path: folder })
  const isForeign = header.kind === 'foreign' || header.applicationId !== APPLICATION_ID
  // What stands around it says that it was one of ours.
  if (isForeign && (existsSync(join(folder, MARK_NAME)) || holdsOriginals(folder)))
    throw new CallError('library-header', `the first bytes of ${DATABASE} are damaged`, { path: folder })
  if (isForeign) throw new CallError('not-a-library', `${path} was not made by Pressmark`, { path: folder })
  refuseNewer(header.version, known, folder)
}

const holdsOriginals = (folder: string): boolean =>
  existsSync(join(folder, 'blobs')) && readdirSync(join(folder, 'blobs')).length > 0

function refuseNewer(version: number, known: number, folder: string): void {
  if (version > known)
    throw new CallError('library-newer', `the library has version ${version}, this program knows ${known}`, {
      path: folder,
      version,
      known,
    })
}
