/**
 * Opens a package and takes it apart into a folder of its own, checking everything on the way: nothing of the library
 * is touched before the last checksum is right.
 */
import { createHash } from 'node:crypto'
import {
  closeSync,
  constants,
  createWriteStream,
  existsSync,
  fstatSync,
  mkdirSync,
  openSync,
  readFileSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { CallError } from '../../../shared/errors.ts'
import { blobPath } from '../sources/blobs.ts'
import {
  damaged,
  ENTRY_NAME,
  FREE_BYTES,
  MAX_ENTRIES,
  MAX_INFLATED,
  MAX_LINE,
  MAX_MANIFEST,
  MAX_RATIO,
  readManifest,
  type Manifest,
} from './manifest.ts'
import { isPackedTable, readOp, readRow } from './row-shapes.ts'
import { createStage, type Stage } from './stage-store.ts'
import { openZip, type OpenZip } from './zip-entries.ts'

export interface OpenPackage {
  manifest: Manifest
  bytes: number
  /**
   * Everything checked, as rows and files in `folder`.
   * @param library its blobs that are there already are not written out again
   * @throws package-damaged, package-too-large, disk-full
   */
  unpack: (folder: string, library: string) => Promise<Unpacked>
  close: () => void
}

export interface Unpacked {
  manifest: Manifest
  stage: Stage
  /** The canonical text of a source. @throws package-damaged */
  text: (sourceId: string) => string
  /** Originals the library does not have: hash and where they lie. */
  blobs: Map<string, string>
}

const tooLarge = (): CallError => new CallError('package-too-large', 'more than a package may hold')

/** @throws not-a-package, package-newer, package-damaged, package-too-large, file-missing, file-not-regular */
export async function openPackage(path: string, knownSchema: number): Promise<OpenPackage> {
  const { fd, size } = openRegular(path)
  const zip = await openZip(fd, {
    mostEntries: MAX_ENTRIES,
    // A package of a newer format may have names we do not know: its manifest is asked first.
    names: /^(?!.*(?:\.\.|\\|:))[\w.-]+(?:\/[\w.-]+)*$/,
    refuse: (detail, cause) => new CallError('not-a-package', detail, {}, cause),
    tooMany: tooLarge,
  })
  try {
    const entry = zip.entries.get('manifest.json')
    if (!entry) throw new CallError('not-a-package', 'there is no manifest.json')
    if (entry.uncompressedSize > MAX_MANIFEST) throw tooLarge()
    const manifest = readManifest(await readWhole(await zip.read(entry), MAX_MANIFEST), knownSchema)
    requireEntries(zip, manifest, size)
    return {
      manifest,
      bytes: size,
      unpack: (folder, library) => unpack(zip, manifest, folder, library),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

/** Opened non-blocking and judged by its descriptor: what was checked is what is read. yauzl keeps a plain one. */
function openRegular(path: string): { fd: number; size: number } {
  let fd: number
  try {
    fd = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    const isMissing = code === 'ENOENT' || code === 'ENOTDIR'
    throw new CallError(isMissing ? 'file-missing' : 'file-unreadable', `cannot read ${path}`, {}, error)
  }
  const found = fstatSync(fd)
  if (found.isFile()) return { fd, size: found.size }
  closeSync(fd)
  throw new CallError('file-not-regular', `no regular file: ${path}`)
}

/** Entries and manifest name the same files, of sizes that can be. */
function requireEntries({ entries }: OpenZip, manifest: Manifest, size: number): void {
  let inflated = 0
  for (const [name, entry] of entries) {
    if (!ENTRY_NAME.test(name)) throw damaged(name, 'has no place in a package')
    inflated += entry.uncompressedSize
    const told = manifest.entries[name]
    if (name === 'manifest.json' || name === 'mimetype') continue
    if (!told) throw damaged(name, 'is not in the manifest')
    if (told.bytes !== entry.uncompressedSize) throw damaged(name, 'has another size')
  }
  for (const name of Object.keys(manifest.entries)) if (!entries.has(name)) throw damaged(name, 'is missing')
  if (inflated > MAX_INFLATED || inflated > size * MAX_RATIO + FREE_BYTES) throw tooLarge()
}

async function unpack(zip: OpenZip, manifest: Manifest, folder: string, library: string): Promise<Unpacked> {
  for (const name of ['blobs', 'texts']) mkdirSync(join(folder, name), { recursive: true })
  const stage = createStage(join(folder, 'stage.db'))
  const blobs = new Map<string, string>()
  try {
    for (const [name, told] of Object.entries(manifest.entries)) {
      const entry = zip.entries.get(name)
      if (!entry) throw damaged(name, 'is missing')
      const stream = await zip.read(entry)
      const [area = '', file = ''] = name.split('/')
      const hash = createHash('sha256')
      const counted = counting(stream, name, told.bytes, hash)
      if (area === 'tables') await stageLines(counted, file.replace(/\.jsonl$/, ''), name, stage)
      else if (area === 'blobs' && existsSync(blobPath(library, file))) for await (const _ of counted);
      else {
        await pipeline(counted, createWriteStream(join(folder, area, file), { flags: 'wx' }))
        if (area === 'blobs') blobs.set(file, join(folder, area, file))
      }
      const sha256 = hash.digest('hex')
      if (sha256 !== told.sha256) throw damaged(name, 'has another checksum')
      if (area === 'blobs' && sha256 !== file) throw damaged(name, 'is not what it is called')
    }
    stage.seal()
  } catch (error) {
    stage.close()
    throw error
  }
  return {
    manifest,
    stage,
    blobs,
    text(sourceId) {
      const path = join(folder, 'texts', `${sourceId}.txt`)
      if (!existsSync(path)) throw damaged(`texts/${sourceId}.txt`, 'is missing')
      return readFileSync(path, 'utf8')
    },
  }
}

/** Bytes are counted as they are inflated: what a header says of them proves nothing. */
async function* counting(
  stream: Readable,
  name: string,
  most: number,
  hash: { update: (chunk: Buffer) => unknown },
): AsyncGenerator<Buffer> {
  let bytes = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length
      if (bytes > most) throw damaged(name, 'inflates to more than it says')
      hash.update(chunk)
      yield chunk
    }
  } catch (error) {
    throw error instanceof CallError ? error : damaged(name, String(error), error)
  }
  if (bytes !== most) throw damaged(name, 'ends too soon')
}

async function stageLines(
  chunks: AsyncIterable<Buffer>,
  table: string,
  name: string,
  stage: Stage,
): Promise<void> {
  if (table !== 'op' && !isPackedTable(table)) throw damaged(name, 'is no table of a package')
  let line = 0
  const take = (json: string): void => {
    line++
    if (json === '') return
    try {
      if (table === 'op') stage.addOp(readOp(json))
      else {
        const { id } = readRow(table, json)
        stage.add(table, id, json)
      }
    } catch (error) {
      throw damaged(`${name}:${line}`, String(error), error)
    }
  }
  const parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    let from = 0
    for (let at = chunk.indexOf(10); at >= 0; at = chunk.indexOf(10, from)) {
      parts.push(chunk.subarray(from, at))
      take(Buffer.concat(parts).toString('utf8'))
      parts.length = 0
      length = 0
      from = at + 1
    }
    parts.push(chunk.subarray(from))
    length += chunk.length - from
    if (length > MAX_LINE) throw damaged(`${name}:${line + 1}`, 'is too long a line')
  }
  if (length > 0) take(Buffer.concat(parts).toString('utf8'))
}

async function readWhole(stream: Readable, most: number): Promise<string> {
  const parts: Buffer[] = []
  let length = 0
  try {
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      parts.push(chunk)
      length += chunk.length
      if (length > most) throw tooLarge()
    }
  } catch (error) {
    throw error instanceof CallError ? error : damaged('manifest.json', String(error), error)
  }
  return Buffer.concat(parts).toString('utf8')
}
