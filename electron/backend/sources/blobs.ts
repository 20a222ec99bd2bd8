/** The original bytes of every source, kept under their SHA-256: `blobs/ab/ab12…`. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync, rmSync } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CallError } from '../../../shared/errors.ts'
import { flushFolder, makeFolder } from '../database/durable.ts'
import { nameFailure } from '../database/failures.ts'

/** Where a blob lies. Two hex digits of folder: no folder grows past a few thousand files. */
export const blobPath = (folder: string, sha256: string): string =>
  join(folder, 'blobs', sha256.slice(0, 2), sha256)

/** SHA-256 of bytes, 64 lower-case hex digits. */
export const hashBytes = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/**
 * Keeps bytes: written under another name, flushed, renamed. Bytes that are kept already stay as they are.
 * @param folder the library's folder
 * @returns their SHA-256. @throws disk-full, library-read-only
 */
export async function writeBlob(folder: string, bytes: Uint8Array): Promise<string> {
  const sha256 = hashBytes(bytes)
  const path = blobPath(folder, sha256)
  if (existsSync(path)) return sha256
  const unfinished = join(folder, 'blobs', `.${randomUUID()}`)
  try {
    makeFolder(dirname(path))
    const file = await open(unfinished, 'wx')
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(unfinished, path)
    flushFolder(dirname(path))
  } catch (error) {
    await rm(unfinished, { force: true })
    throw nameFailure(error, folder)
  }
  return sha256
}

/** What leaves it open whether a commit was made. */
const IN_DOUBT = ['disk-full', 'disk-failing', 'library-read-only', 'library-damaged', 'library-moved']

/**
 * Takes back bytes whose rows were not committed because of `error`. At once: while a removal waited, another job could
 * commit the same bytes. Where the disk failed they stay: a commit whose flush failed is in the log all the same, and the
 * next opening may find it whole. Bytes without a row cost room, a row without bytes has lost its original.
 */
export function takeBackBlob(folder: string, sha256: string, error: unknown): void {
  if (error instanceof CallError && IN_DOUBT.includes(error.code)) return
  rmSync(blobPath(folder, sha256), { force: true })
}

/** @throws library-damaged where the kept bytes are gone. */
export async function readBlob(folder: string, sha256: string): Promise<Uint8Array> {
  try {
    return await readFile(blobPath(folder, sha256))
  } catch (error) {
    throw new CallError(
      'library-damaged',
      `the kept original ${sha256} cannot be read`,
      { path: folder },
      error,
    )
  }
}
