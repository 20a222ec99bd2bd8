/** Writes an export into a folder of the user's without ever losing a file of theirs. */
import { createHash, randomUUID } from 'node:crypto'
import { existsSync } from 'node:fs'
import { lstat, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { CallError } from '../../../shared/errors.ts'
import type { ExportFile } from './export-library.ts'

/** Remembers what earlier exports wrote here: a file that still has those bytes is ours to replace. */
const MANIFEST = '.pressmark-export.json'
const Manifest = z.object({ version: z.literal(1), files: z.record(z.string(), z.string()) })

export interface Written {
  /** Paths of the files that now hold the export. */
  files: string[]
  /** Paths of files that were in the way and were left as they are. */
  kept: string[]
}

/**
 * @param make makes the files; called again with other names where a name is taken by a file of the user's,
 *   so that links between files follow
 * @throws export-target (`path`) where the folder cannot be made or written to; disk-full
 */
export async function writeFolder(
  folder: string,
  make: (taken: ReadonlySet<string>) => ExportFile[],
): Promise<Written> {
  try {
    await makeFolder(folder)
    const manifest = await readManifest(folder)
    const taken = new Set<string>()
    let files = make(taken)
    for (let before = -1; before < taken.size; ) {
      before = taken.size
      for (const { path, text } of files) if (await isForeign(folder, path, text, manifest)) taken.add(path)
      if (taken.size > before) files = make(taken)
    }
    for (const { path, text } of files) {
      await writeWhole(join(folder, path), text)
      manifest[path] = hash(text)
    }
    await writeWhole(join(folder, MANIFEST), `${JSON.stringify({ version: 1, files: manifest }, null, 1)}\n`)
    return {
      files: files.map(({ path }) => join(folder, path)),
      kept: [...taken].map((path) => join(folder, path)),
    }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === '' || error instanceof CallError) throw error
    const isFull = code === 'ENOSPC' || code === 'EDQUOT'
    throw new CallError(
      isFull ? 'disk-full' : 'export-target',
      `cannot write into ${folder}: ${code}`,
      { path: folder },
      error,
    )
  }
}

/** Not `recursive`: on a file system that answers ENOENT to mkdir (/proc), Node's own never returns. */
async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder) || dirname(folder) === folder) return
  await makeFolder(dirname(folder))
  await mkdir(folder)
}

async function readManifest(folder: string): Promise<Record<string, string>> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8'))).files
  } catch {
    // None yet, or not ours: then every file here is the user's.
    return {}
  }
}

/** Does something of the user's stand where this file should go? The very same text is no harm. */
async function isForeign(
  folder: string,
  path: string,
  text: string,
  manifest: Record<string, string>,
): Promise<boolean> {
  const found = await lstat(join(folder, path)).catch(() => null)
  if (!found) return false
  if (!found.isFile()) return true
  const present = hash(await readFile(join(folder, path), 'utf8'))
  return present !== hash(text) && present !== manifest[path]
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Under another name first, so that a full disk leaves the earlier file whole. */
async function writeWhole(path: string, text: string): Promise<void> {
  const unfinished = join(path, '..', `.pressmark-${randomUUID()}.tmp`)
  try {
    await writeFile(unfinished, text, { flag: 'wx' })
    await rename(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
