/** A package comes in: unpacked and checked beside the library, its originals put in place, its rows in one transaction. */
import { randomUUID } from 'node:crypto'
import { existsSync, mkdirSync } from 'node:fs'
import { rename, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { PackageOutcome } from '../../../shared/model/package.ts'
import { flush, flushFolder, makeFolder } from '../database/durable.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { TaskContext } from '../handlers.ts'
import { readVersion } from '../library/store.ts'
import { ROW_TABLES, wayBack } from '../rows/way-back.ts'
import { blobPath, takeBackBlob } from '../sources/blobs.ts'
import { damaged } from './manifest.ts'
import { mergePackage } from './merge-package.ts'
import { isUsed } from './merge-store.ts'
import { openPackage, type Unpacked } from './open-package.ts'
import { PACKED } from './tables-store.ts'

/**
 * A step of undo names every row it takes back, 120 bytes each. Beyond so many rows (some 5,000 pages) the library is
 * copied to its backups before, instead.
 */
const MOST_UNDONE = 150_000

/** @throws not-a-package, package-newer, package-damaged, package-too-large, disk-full; nothing is changed then */
export async function importPackage(
  context: TaskContext,
  path: string,
  options: { revive: boolean },
): Promise<PackageOutcome> {
  const found = await openPackage(path, readVersion(context.db))
  const folder = join(context.folder, 'inbox', `package-${randomUUID()}`)
  try {
    mkdirSync(folder)
    const unpacked = await found.unpack(folder, context.folder)
    try {
      return await merge(context, unpacked, options)
    } finally {
      unpacked.stage.close()
    }
  } finally {
    found.close()
    await rm(folder, { recursive: true, force: true })
  }
}

async function merge(
  context: TaskContext,
  unpacked: Unpacked,
  options: { revive: boolean },
): Promise<PackageOutcome> {
  const { stage, manifest, blobs, text } = unpacked
  requireOriginals(context, unpacked)
  const rows = PACKED.reduce((sum, { table }) => sum + stage.count(table), 0)
  const undoable = rows <= MOST_UNDONE
  // Where it cannot be undone, the copy is the only way back: then it is made now, whatever there is already.
  const copy = undoable ? (await context.backups.before('act'), null) : await context.backups.make('act')
  const backup = copy?.path ?? null
  const placed: string[] = []
  try {
    for (const [sha256, from] of blobs) if (await putBlob(context.folder, sha256, from)) placed.push(sha256)
    return context.change<PackageOutcome>((db) => {
      const { tally, rows: changed, before } = mergePackage(db, stage, text, options)
      const back = wayBack('import-package', changed)
      const { attached, ...counts } = tally
      return {
        result: {
          ...counts,
          attached: [...attached].map(([id, told]) => ({ id, ...told })),
          missing: manifest.missing.length,
          undoable,
          backup,
        },
        inverse: undoable && back ? [back, ...before] : null,
        tables: changed.length > 0 ? ROW_TABLES : [],
        ids: [],
      }
    })
  } catch (error) {
    for (const sha256 of placed) if (!isUsed(context.db, sha256)) takeBackBlob(context.folder, sha256, error)
    throw asDamage(error)
  }
}

/** A constraint that the rows of a package break is the package's fault. */
function asDamage(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.startsWith('SQLITE_CONSTRAINT') || code === 'SQLITE_MISMATCH'
    ? damaged('tables', String(error), error)
    : error
}

/** Every page has its original: in the package, here, or told as gone. */
function requireOriginals(
  context: { folder: string; db: ReadableDb },
  { stage, manifest, blobs }: Unpacked,
): void {
  const gone = new Set(manifest.missing)
  for (const { sha256 } of stage.rows<{ sha256: string }>('source'))
    if (!blobs.has(sha256) && !gone.has(sha256) && !existsSync(blobPath(context.folder, sha256)))
      throw damaged(`blobs/${sha256}`, 'is missing')
}

/** @returns whether it was not there */
async function putBlob(folder: string, sha256: string, from: string): Promise<boolean> {
  const path = blobPath(folder, sha256)
  if (existsSync(path)) return false
  makeFolder(dirname(path))
  flush(from)
  await rename(from, path)
  flushFolder(dirname(path))
  return true
}
