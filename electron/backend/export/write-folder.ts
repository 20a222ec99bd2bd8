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
const Manifest = z.object({
  version: z.literal(1),
  /** What was exported here: `all`, or the id of a theme. Exports of single reports leave it as it is. */
  scope: z.string().optional(),
  files: z.record(z.string(), z.string()),
})
type Manifest = z.infer<typeof Manifest>

/** What is exported: `all`, a theme's id, or null for a single report, whose file is the same in every export. */
export interface Exported {
  scope: string | null
  /** A file name. */
  name: string
}

export interface Written {
  /** Paths of the files that now hold the export. */
  files: string[]
  /** Paths of files that were in the way and were left as they are. */
  kept: string[]
}

/**
 * A theme's export has only its passages of each report: where the folder holds another export, it goes into a folder
 * of its own there, or it would take the others away.
 * @param make makes the files; called again with other names where a name is taken by a file of the user's,
 *   so that links between files follow
 * @throws export-target (`path`) where the folder cannot be made or written to; disk-full
 */
export async function writeFolder(
  folder: string,
  exported: Exported,
  make: (taken: ReadonlySet<string>) => Promise<ExportFile[]>,
): Promise<Written> {
  return tellTrouble(folder, async () => writeInto(await folderFor(folder, exported), exported.scope, make))
}

/** What the file system says, in a code of ours. @throws export-target (`path`); disk-full */
export async function tellTrouble<R>(folder: string, run: () => Promise<R>): Promise<R> {
  try {
    return await run()
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

/** The folder itself, or the one in it that a theme has for its own. */
async function folderFor(folder: string, { scope, name }: Exported): Promise<string> {
  if (scope === null || scope === 'all') return folder
  const isFree = async (candidate: string): Promise<boolean> => {
    const held = await readManifest(candidate)
    return Object.keys(held.files).length === 0 || held.scope === scope
  }
  let free = folder
  for (let n = 1; !(await isFree(free)); n++) free = join(folder, n === 1 ? name : `${name} (${n})`)
  return free
}

async function writeInto(
  folder: string,
  scope: string | null,
  make: (taken: ReadonlySet<string>) => Promise<ExportFile[]>,
): Promise<Written> {
  await makeFolder(folder)
  const held = await readManifest(folder)
  const manifest = held.files
  const taken = new Set<string>()
  let files = await make(taken)
  for (let before = -1; before < taken.size; ) {
    before = taken.size
    for (const { path, data } of files) if (await isForeign(folder, path, data, manifest)) taken.add(path)
    if (taken.size > before) files = await make(taken)
  }
  for (const { path, data } of files) {
    if (path.includes('/')) await makeFolder(dirname(join(folder, path)))
    await writeWhole(join(folder, path), data)
    manifest[path] = hash(data)
  }
  const written: Manifest = { version: 1, scope: scope ?? held.scope, files: manifest }
  await writeWhole(join(folder, MANIFEST), `${JSON.stringify(written, null, 1)}\n`)
  return {
    files: files.map(({ path }) => join(folder, path)),
    kept: [...taken].map((path) => join(folder, path)),
  }
}

/** Not `recursive`: on a file system that answers ENOENT to mkdir (/proc), Node's own never returns. */
export async function makeFolder(folder: string): Promise<void> {
  if (existsSync(folder) || dirname(folder) === folder) return
  await makeFolder(dirname(folder))
  await mkdir(folder)
}

export async function readManifest(folder: string): Promise<Manifest> {
  try {
    return Manifest.parse(JSON.parse(await readFile(join(folder, MANIFEST), 'utf8')))
  } catch {
    // None yet, or not ours: then every file here is the user's.
    return { version: 1, files: {} }
  }
}

/** Does something of the user's stand where this file should go? The very same bytes are no harm. */
async function isForeign(
  folder: string,
  path: string,
  data: ExportFile['data'],
  manifest: Record<string, string>,
): Promise<boolean> {
  const found = await lstat(join(folder, path)).catch(() => null)
  if (!found) return false
  if (!found.isFile()) return true
  const present = hash(await readFile(join(folder, path)))
  return present !== hash(data) && present !== manifest[path]
}

const hash = (data: ExportFile['data']): string => createHash('sha256').update(data).digest('hex')
export { hash as wholeHash }

/** Windows refuses while a virus scanner or a syncing service holds the file; that passes. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let n = 0; ; n++)
    try {
      return await rename(from, to)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (n === 3 || (code !== 'EPERM' && code !== 'EBUSY' && code !== 'EACCES')) throw error
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** n))
    }
}

/** Under another name first, so that a full disk leaves the earlier file whole. */
export async function writeWhole(path: string, data: ExportFile['data']): Promise<void> {
  const unfinished = join(path, '..', `.pressmark-${randomUUID()}.tmp`)
  try {
    await writeFile(unfinished, data, { flag: 'wx' })
    await renameOver(unfinished, path)
  } catch (error) {
    await rm(unfinished, { force: true })
    throw error
  }
}
