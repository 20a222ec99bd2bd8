/** A small zip from outside, whole in memory: names and numbers judged before, bytes counted while inflating. */
import { CallError } from '../../../../shared/errors.ts'
import { openZip } from '../../zip-entries.ts'
import { unreadable } from './format.ts'

const MOST_ENTRIES = 20_000
const MOST_INFLATED = 512 * 2 ** 20
/** Only what can be read here: the project and its texts. Films and pictures are passed over, not inflated. */
const WANTED = /\.(?:qde|txt)$/i
const MEGABYTE = 2 ** 20

/** @throws annotations-unreadable, file-too-large */
export async function unzipLimited(bytes: Uint8Array): Promise<Map<string, Uint8Array>> {
  const zip = await openZip(bytes, {
    mostEntries: MOST_ENTRIES,
    names: /^(?!.*(?:\.\.\/|\\))[^/].*$/s,
    skipFolders: true,
    refuse: unreadable,
    tooMany: tooLarge,
  })
  const files = new Map<string, Uint8Array>()
  let left = MOST_INFLATED
  try {
    for (const [name, entry] of zip.entries) {
      if (!WANTED.test(name)) continue
      const parts: Buffer[] = []
      for await (const part of (await zip.read(entry)) as AsyncIterable<Buffer>) {
        left -= part.length
        if (left < 0) throw tooLarge()
        parts.push(part)
      }
      files.set(name, Buffer.concat(parts))
    }
  } catch (error) {
    throw error instanceof CallError ? error : unreadable(String(error), error)
  } finally {
    zip.close()
  }
  return files
}

const tooLarge = (): CallError =>
  new CallError('file-too-large', 'inflates to more than may come in', {
    megabytes: MOST_INFLATED / MEGABYTE + 1,
    limit: MOST_INFLATED / MEGABYTE,
  })
