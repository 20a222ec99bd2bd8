/**
 * Writes a package: one zip, the same bytes for the same state. Rows are read from a snapshot and streamed, so that
 * neither a large library nor a note that is typed meanwhile matters.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream, createWriteStream, existsSync } from 'node:fs'
import { rename, rm, stat } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setImmediate } from 'node:timers/promises'
import { ZipFile } from 'yazl'
import { CallError } from '../../../shared/errors.ts'
import { VERSION } from '../../../shared/version.ts'
import { PACKED_KINDS, type PackageCounts } from '../../../shared/model/package.ts'
import { flush } from '../database/durable.ts'
import { readClock } from '../database/clock.ts'
import { openSnapshot } from '../database/open-reading.ts'
import { readText } from '../database/source-text.ts'
import type { Fields } from '../database/change.ts'
import type { ReadableDb } from '../database/sql.ts'
import { readLibraryId, readVersion } from '../library/store.ts'
import { blobPath } from '../sources/blobs.ts'
import { FORMAT_VERSION, MIMETYPE, type Manifest } from './manifest.ts'
import {
  countPacked,
  lastChange,
  PACKED,
  readHistory,
  readPacked,
  readSources,
  type Part,
} from './tables-store.ts'

export interface WrittenPackage {
  counts: PackageCounts
  bytes: number
  /** Originals that are gone from the library. */
  missing: number
}

/** Zip times are local times: one that is the same everywhere, so that the bytes are. */
const ENTRY = { mtime: new Date(1980, 0, 1), forceDosTimestamp: true, mode: 0o100644 }
/** Kept bytes of these kinds are deflated already. */
const DEFLATED = /^(?:application\/(?:pdf|zip|epub\+zip|vnd\..*)|image\/)/
/** Lines are handed on in pieces of about this many UTF-16 units, with a breath between them. */
const PIECE = 65_536

/**
 * @param part null: the whole library, with what was removed from it
 * @throws disk-full, export-target; nothing is left at `path` then
 */
export async function writePackage(
  library: { folder: string; file: string },
  path: string,
  part: Part | null,
): Promise<WrittenPackage> {
  const unfinished = join(dirname(path), `.${basename(path)}.${randomUUID()}.part`)
  const snapshot = openSnapshot(library.file)
  try {
    const zip = new ZipFile()
    const written = addEntries(zip, snapshot.db, library.folder, part)
    const out = createWriteStream(unfinished, { flags: 'wx' })
    const failed = new Promise<never>((_, reject) => zip.on('error', reject))
    await Promise.race([pipeline(zip.outputStream, out), failed])
    flush(unfinished)
    const { size } = await stat(unfinished)
    await rename(unfinished, path)
    return { ...written(), bytes: size }
  } catch (error) {
    await rm(unfinished, { force: true })
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (error instanceof CallError || code === '') throw error
    const isFull = code === 'ENOSPC' || code === 'EDQUOT'
    throw new CallError(
      isFull ? 'disk-full' : 'export-target',
      `cannot write ${path}: ${code}`,
      { path },
      error,
    )
  } finally {
    snapshot.close()
  }
}

function addEntries(
  zip: ZipFile,
  db: ReadableDb,
  folder: string,
  part: Part | null,
): () => Omit<WrittenPackage, 'bytes'> {
  const entries: Manifest['entries'] = {}
  /** Of a part: the rows whose history goes along. */
  const ids: string[] | null = part === null ? null : []
  const add = (name: string, compress: boolean, make: () => AsyncIterable<Buffer> | Iterable<Buffer>): void =>
    zip.addReadStreamLazy(name, { ...ENTRY, compress }, (done) =>
      done(null, Readable.from(counted(name, make(), entries), { objectMode: false })),
    )
  // First and not deflated, so that the first bytes of the file tell what it is.
  zip.addBuffer(Buffer.from(MIMETYPE), 'mimetype', { ...ENTRY, compress: false })
  for (const packed of PACKED)
    add(`tables/${packed.table}.jsonl`, true, () =>
      lines(readPacked(db, packed, part), ({ [packed.key]: key }) => ids?.push(String(key))),
    )
  add('tables/op.jsonl', true, () => lines(readHistory(db, ids)))
  const sources = readSources(db, part)
  for (const { id } of sources) add(`texts/${id}.txt`, true, () => [Buffer.from(readText(db, id))])
  const kept = new Map(sources.map((source) => [source.sha256, source.mediaType]))
  const missing: string[] = []
  for (const [sha256, mediaType] of [...kept].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (existsSync(blobPath(folder, sha256)))
      add(`blobs/${sha256}`, !DEFLATED.test(mediaType), () => createReadStream(blobPath(folder, sha256)))
    else missing.push(sha256)
  const counts = asCounts(countPacked(db, part))
  const last = lastChange(db)
  const manifest = (): Manifest => ({
    format: 'pressmark',
    version: FORMAT_VERSION,
    app: VERSION,
    schema: readVersion(db),
    library: readLibraryId(db),
    scope: part === null ? 'all' : 'part',
    changed: last === null ? null : new Date(readClock(last)[0]).toISOString(),
    counts,
    missing,
    entries,
  })
  // Last: it has the checksums of all others.
  zip.addReadStreamLazy('manifest.json', { ...ENTRY, compress: true }, (done) =>
    done(null, Readable.from([Buffer.from(`${JSON.stringify(manifest(), null, 1)}\n`)])),
  )
  zip.end()
  return () => ({ counts, missing: missing.length })
}

/** How much of each a package says it holds. */
export const asCounts = (counted: Record<string, number>): PackageCounts =>
  Object.fromEntries(PACKED_KINDS.map((kind) => [kind, counted[kind] ?? 0])) as PackageCounts

/** One JSON object a line, in UTF-8. */
async function* lines(rows: Iterable<Fields>, told?: (row: Fields) => void): AsyncGenerator<Buffer> {
  let piece = ''
  for (const row of rows) {
    told?.(row)
    piece += `${JSON.stringify(row)}\n`
    if (piece.length < PIECE) continue
    yield Buffer.from(piece)
    piece = ''
    await setImmediate()
  }
  if (piece !== '') yield Buffer.from(piece)
}

async function* counted(
  name: string,
  chunks: AsyncIterable<Buffer> | Iterable<Buffer>,
  entries: Manifest['entries'],
): AsyncGenerator<Buffer> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const chunk of chunks) {
    hash.update(chunk)
    bytes += chunk.length
    yield chunk
  }
  entries[name] = { bytes, sha256: hash.digest('hex') }
}
