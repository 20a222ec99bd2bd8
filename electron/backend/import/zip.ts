/**
 * Zip files of strangers, by yauzl: names are judged before anything is unpacked, bytes are counted while they are
 * inflated (sizes in headers may lie), checksums are compared. Nothing is ever written to disk from here.
 */
import { crc32 } from 'node:zlib'
import { detect } from 'jschardet'
import { type Entry, fromBuffer, getFileNameLowLevel, type ZipFile } from 'yauzl'
import { CallError } from '../../../shared/errors.ts'
import { decodeBytes, detectEncoding } from './decode.ts'
import { LIMITS } from './limits.ts'
import { damaged } from './xml.ts'

export interface ZipEntry {
  /** With `/` between folders; control and direction characters replaced, so that it can be shown. */
  name: string
  /** Why it is not to be read: it leads out of the archive, is a link or a device, or its name is there already. */
  isUnsafe: boolean
  isEncrypted: boolean
  /** @throws CallError `file-encrypted`, `archive-name`, `archive-inflates`, `file-damaged` */
  read(mostBytes?: number): Promise<Uint8Array<ArrayBuffer>>
}

export interface Zip {
  /** Folders are left out. */
  entries: readonly ZipEntry[]
  find(name: string): ZipEntry | undefined
  /** An entry that must be there. @throws CallError as `ZipEntry.read`, or `file-damaged` where there is none */
  read(name: string): Promise<Uint8Array<ArrayBuffer>>
}

/** @throws CallError `file-damaged`, `archive-entries` */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  const file = await openBytes(bytes)
  if (file.entryCount > LIMITS.entries) throw tooMany()
  const found = await listEntries(file)
  const names = decodeNames(found)
  const budget = { left: LIMITS.inflated }
  const byName = new Map<string, ZipEntry>()
  const entries: ZipEntry[] = []
  found.forEach((entry, i) => {
    const raw = names[i]!.replaceAll('\\', '/')
    if (raw.endsWith('/')) return
    const name = showable(raw)
    const isUnsafe = leadsOut(raw) || !isPlainFile(entry) || byName.has(name)
    const made: ZipEntry = {
      name,
      isUnsafe,
      isEncrypted: entry.isEncrypted(),
      read(mostBytes = LIMITS.part) {
        if (isUnsafe) return Promise.reject(new CallError('archive-name', 'no ordinary entry', { name }))
        if (entry.isEncrypted())
          return Promise.reject(new CallError('file-encrypted', `${name} is encrypted`))
        return inflate(file, entry, name, Math.min(mostBytes, LIMITS.inflated), budget)
      },
    }
    entries.push(made)
    if (!byName.has(name)) byName.set(name, made)
  })
  return {
    entries,
    find: (name) => byName.get(name),
    read: (name) => byName.get(name)?.read() ?? Promise.reject(damaged(name)),
  }
}

function openBytes(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Promise((resolve, reject) =>
    fromBuffer(buffer, { lazyEntries: true, decodeStrings: false }, (error, file) =>
      error ? reject(damaged('zip', error)) : resolve(file),
    ),
  )
}

function listEntries(file: ZipFile): Promise<Entry[]> {
  return new Promise((resolve, reject) => {
    const entries: Entry[] = []
    file.on('entry', (entry: Entry) => {
      entries.push(entry)
      if (entries.length > LIMITS.entries) return reject(tooMany())
      file.readEntry()
    })
    file.on('end', () => resolve(entries))
    file.on('error', (error: Error) => reject(damaged('zip', error)))
    file.readEntry()
  })
}

/** Names without the UTF-8 flag are in whatever encoding the maker's system had: told apart by all of them together. */
function decodeNames(entries: readonly Entry[]): string[] {
  const rawOf = (entry: Entry): Uint8Array => entry.fileNameRaw
  const isMarked = (entry: Entry): boolean =>
    (entry.generalPurposeBitFlag & 0x800) !== 0 || entry.extraFields.some(({ id }) => id === 0x7075)
  const open = entries.filter((entry) => !isMarked(entry))
  const newline = Buffer.from('\n')
  const together = Buffer.concat(open.flatMap((entry) => [rawOf(entry), newline]).slice(0, 20_000))
  const encoding = together.length > 0 ? encodingOf(together) : 'utf-8'
  return entries.map((entry) => {
    if (isMarked(entry))
      return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false)
    try {
      return decodeBytes(rawOf(entry), encoding, true)
    } catch {
      return Buffer.from(rawOf(entry)).toString('latin1')
    }
  })
}

function encodingOf(names: Uint8Array) {
  try {
    return detectEncoding(names, detect).encoding
  } catch {
    return 'windows-1252'
  }
}

/** What would hide or turn around what a name says is shown as U+FFFD. */
export const showable = (name: string): string =>
  name.replaceAll(/[\p{Cc}\p{Bidi_Control}\p{Zl}\p{Zp}\u200B\uFEFF]/gu, '\uFFFD').slice(0, 1000)

const leadsOut = (name: string): boolean =>
  name.includes('\0') || /^\/|^[a-z]:/i.test(name) || name.split('/').includes('..')

/** Made on Unix, an entry says what it is: links, devices, pipes and sockets have no place in a document. */
function isPlainFile(entry: Entry): boolean {
  const type = (entry.externalFileAttributes >>> 16) & 0xf000
  const system = entry.versionMadeBy >>> 8
  return (system !== 3 && system !== 19) || type === 0 || type === 0x8000
}

async function inflate(
  file: ZipFile,
  entry: Entry,
  name: string,
  most: number,
  budget: { left: number },
): Promise<Uint8Array<ArrayBuffer>> {
  if (!entry.canDecodeFileData()) throw damaged(name)
  if (entry.uncompressedSize > most) throw inflates(most)
  const chunks: Uint8Array[] = []
  let length = 0
  let sum = 0
  try {
    const stream = await file.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      length += chunk.length
      budget.left -= chunk.length
      if (length > most || budget.left < 0) throw inflates(Math.min(most, LIMITS.inflated))
      if (length > LIMITS.ratioFrom && length > entry.compressedSize * LIMITS.ratio) throw inflates(most)
      sum = crc32(chunk, sum)
      chunks.push(chunk)
    }
  } catch (error) {
    throw error instanceof CallError ? error : damaged(name, error)
  }
  if (sum !== entry.crc32) throw damaged(name)
  const bytes = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

const inflates = (limit: number): CallError =>
  new CallError('archive-inflates', 'unpacks to more than it may', { limit: Math.round(limit / 1_048_576) })

const tooMany = (): CallError =>
  new CallError('archive-entries', 'too many entries', { limit: LIMITS.entries })

/** `target` as seen from a folder, with `..` gone up and never out. */
export function within(folder: string, target: string): string {
  const parts = target.startsWith('/') ? [] : folder.split('/').filter(Boolean)
  for (const part of target.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}
