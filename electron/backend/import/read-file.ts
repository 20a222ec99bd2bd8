/** Files named on the command line or lying in a watched folder. Windows never name files; they send bytes to the inbox. */
import { constants, createWriteStream, type Stats } from 'node:fs'
import { type FileHandle, lstat, open, readdir, realpath, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { CallError } from '../../../shared/errors.ts'
import { maxFileBytes, type RefusedFile, sizesInWords } from '../../../shared/model/import.ts'
import { isLitter, passedOver } from '../../../shared/model/passed-over.ts'
import { isImportable } from './index.ts'

/** What tells that a file is still the one that was looked at. */
export interface FileState {
  byteLength: number
  /** Time of the last change, in milliseconds. */
  modified: number
}

/**
 * Reads a regular file whole. Opened non-blocking, so that a FIFO without a writer cannot hold the import,
 * and judged by its descriptor, so that what was checked is what is read.
 * @param expected of a file nobody named: read only as it was found, and not by a link, at its end or on its way
 * @throws CallError `file-missing`, `file-unreadable`, `file-not-regular`, `file-too-large`, `file-changed`
 */
export async function readRegularFile(
  path: string,
  maxBytes = maxFileBytes(path),
  expected?: FileState,
): Promise<Uint8Array> {
  const { file, before } = await openRegular(path, maxBytes, expected)
  try {
    const bytes = new Uint8Array(before.size)
    let filled = 0
    while (filled < bytes.length) {
      const { bytesRead } = await file.read(bytes, filled, bytes.length - filled, filled)
      if (bytesRead === 0) break
      filled += bytesRead
    }
    await requireUnchanged(file, before)
    if (filled !== before.size) throw changed()
    return bytes
  } catch (error) {
    throw asCallError(error, path)
  } finally {
    await file.close()
  }
}

/**
 * Copies a regular file to a place where nothing lies yet, and leaves nothing there where that fails.
 * @throws as `readRegularFile`; what the disk of `to` says
 */
export async function copyRegularFile(path: string, to: string, maxBytes: number): Promise<void> {
  const { file, before } = await openRegular(path, maxBytes)
  try {
    await pipeline(
      file.createReadStream({ autoClose: false, end: Math.max(before.size - 1, 0) }),
      createWriteStream(to, { flags: 'wx' }),
    )
    await requireUnchanged(file, before)
  } catch (error) {
    await rm(to, { force: true })
    throw error
  } finally {
    await file.close()
  }
}

const changed = (): CallError => new CallError('file-changed', 'the file changed while it was read')

/** @throws file-changed where it is not as it was before it was read */
async function requireUnchanged(file: FileHandle, before: Stats): Promise<void> {
  const after = await file.stat()
  if (after.size !== before.size || after.mtimeMs !== before.mtimeMs) throw changed()
}

/** @throws as `readRegularFile`; whoever gets the file closes it */
async function openRegular(
  path: string,
  maxBytes: number,
  expected?: FileState,
): Promise<{ file: FileHandle; before: Stats }> {
  await refuseUnlessRegular(path, expected !== undefined)
  let file: FileHandle
  try {
    const plain = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0)
    file = await open(path, expected ? plain | (constants.O_NOFOLLOW ?? 0) : plain)
  } catch (error) {
    throw asCallError(error, path)
  }
  try {
    const before = await file.stat()
    if (!before.isFile()) throw notRegular(path)
    if (expected && (before.size !== expected.byteLength || before.mtimeMs !== expected.modified))
      throw new CallError('file-changed', 'the file changed since it was found')
    if (before.size > maxBytes) {
      const told = sizesInWords(before.size, maxBytes)
      throw new CallError('file-too-large', `${before.size} bytes, at most ${maxBytes} come in`, told)
    }
    return { file, before }
  } catch (error) {
    await file.close()
    throw asCallError(error, path)
  }
}

/** Opening some devices has effects of its own, so they are told apart by name first. */
async function refuseUnlessRegular(path: string, isUnnamed: boolean): Promise<void> {
  try {
    if (!(await (isUnnamed ? lstat(path) : stat(path))).isFile()) throw notRegular(path)
    if (isUnnamed && (await realpath(path)) !== path) throw notRegular(path)
  } catch (error) {
    throw asCallError(error, path)
  }
}

/** The beginning of a regular file of any size. @param most bytes @throws as `readRegularFile` */
export async function readHead(path: string, most: number): Promise<Uint8Array> {
  const { file, before } = await openRegular(path, Number.POSITIVE_INFINITY)
  try {
    const bytes = new Uint8Array(Math.min(before.size, most))
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return bytes.subarray(0, bytesRead)
  } catch (error) {
    throw asCallError(error, path)
  } finally {
    await file.close()
  }
}

/**
 * Turns the paths of a command into files: a folder gives every importable file below it, by name; a file
 * stays itself even where its name will be refused, so that the refusal is said. Folders that link back to
 * themselves are entered once. A folder that cannot be read stays in the list and is refused when its turn comes.
 * `passed`: what lies in the folders and is of no kind that comes in so; hidden files and folders are meant by nobody.
 */
export async function expandPaths(paths: string[]): Promise<{ files: string[]; passed: RefusedFile[] }> {
  const files: string[] = []
  const passed: RefusedFile[] = []
  const seen = new Set<string>()
  for (const path of paths) {
    const before = files.length
    await walk(path, true, { files, passed }, seen)
    // A folder with nothing to import in it is refused, not passed over in silence.
    if (files.length === before) files.push(path)
  }
  return { files, passed }
}

async function walk(
  path: string,
  named: boolean,
  found: { files: string[]; passed: RefusedFile[] },
  seen: Set<string>,
): Promise<void> {
  const { files, passed } = found
  const isFolder = await stat(path).then(
    (there) => there.isDirectory(),
    () => false,
  )
  if (!isFolder) {
    if (named || isImportable(path)) files.push(path)
    else if (!isLitter(basename(path))) passed.push(passedOver(path))
    return
  }
  const real = await realpath(path)
  if (seen.has(real)) return
  seen.add(real)
  let names: string[]
  try {
    names = await readdir(path)
  } catch {
    files.push(path)
    return
  }
  for (const name of names.sort()) {
    if (!name.startsWith('.')) await walk(join(path, name), false, found, seen)
  }
}

const notRegular = (path: string): CallError => new CallError('file-not-regular', `no regular file: ${path}`)

function asCallError(error: unknown, path: string): CallError {
  if (error instanceof CallError) return error
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'ENOENT' || code === 'ENOTDIR')
    return new CallError('file-missing', `no such file: ${path}`, {}, error)
  if (code === 'ENXIO' || code === 'EISDIR' || code === 'ELOOP') return notRegular(path)
  return new CallError('file-unreadable', `cannot read ${path}: ${String(code ?? error)}`, {}, error)
}
