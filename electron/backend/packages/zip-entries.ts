/**
 * The entries of a package, read from a descriptor and streamed: up to 64 GB of them, never whole in memory. Names come from
 * a fixed list, so one that has no place there refuses the package. (Zips of strangers, whole in memory and with names
 * in any encoding, of which one bad entry stops no other: import/zip.ts. Both stand on yauzl.)
 */
import type { Readable } from 'node:stream'
import { fromFd, type Entry, type ZipFile } from 'yauzl'
import { CallError } from '../../../shared/errors.ts'

export interface OpenZip {
  entries: ReadonlyMap<string, Entry>
  /** Inflates an entry; more bytes than it declares are an error. */
  read: (entry: Entry) => Promise<Readable>
  close: () => void
}

export interface ZipRules {
  mostEntries: number
  /** Names that an entry may have. */
  names: RegExp
  /** The error for what is wrong. */
  refuse: (detail: string, cause?: unknown) => CallError
  tooMany: () => CallError
}

const SYMLINK = 0o120000
const KIND = 0o170000

/** @param file opened for reading, and closed with the zip */
export async function openZip(file: number, rules: ZipRules): Promise<OpenZip> {
  const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true }
  const zip = await new Promise<ZipFile>((resolve, reject) =>
    fromFd(file, options, (error, made) =>
      error ? reject(rules.refuse(error.message, error)) : resolve(made),
    ),
  )
  try {
    if (zip.entryCount > rules.mostEntries) throw rules.tooMany()
    return {
      entries: await listEntries(zip, rules),
      read: (entry) => inflate(zip, entry, rules),
      close: () => zip.close(),
    }
  } catch (error) {
    zip.close()
    throw error
  }
}

function listEntries(zip: ZipFile, rules: ZipRules): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>()
  return new Promise((resolve, reject) => {
    zip.on('error', (error: Error) => reject(rules.refuse(error.message, error)))
    zip.on('end', () => resolve(entries))
    zip.on('entry', (entry: Entry) => {
      const { fileName } = entry
      const kind = (entry.externalFileAttributes >>> 16) & KIND
      const wrong = !rules.names.test(fileName)
        ? 'a name that has no place here'
        : entries.has(fileName)
          ? 'there twice'
          : kind === SYMLINK
            ? 'a symbolic link'
            : entry.isEncrypted() || !entry.canDecodeFileData()
              ? 'packed in a way that is not read'
              : entries.size >= rules.mostEntries
                ? 'one entry too many'
                : null
      if (wrong !== null) return reject(rules.refuse(`${fileName.slice(0, 200)}: ${wrong}`))
      entries.set(fileName, entry)
      zip.readEntry()
    })
    zip.readEntry()
  })
}

const inflate = (zip: ZipFile, entry: Entry, rules: ZipRules): Promise<Readable> =>
  new Promise((resolve, reject) =>
    zip.openReadStream(entry, (error, stream) =>
      error ? reject(rules.refuse(`${entry.fileName}: ${error.message}`, error)) : resolve(stream),
    ),
  )
