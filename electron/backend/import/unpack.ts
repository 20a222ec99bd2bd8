/** A zip of files: each that can come in as a file of its own, the others with the reason why not. */
import { CallError, type ErrorCode, type ErrorData } from '../../../shared/errors.ts'
import { maxFileBytes } from '../../../shared/model/import.ts'
import { isLitter } from '../../../shared/model/passed-over.ts'
import { EXTENSIONS, isArchive, isImportable } from './index.ts'
import { openZip, type ZipEntry } from './zip.ts'

export type UnpackedFile =
  | { name: string; bytes: Uint8Array }
  /** Of no kind that comes in out of an archive. */
  | { name: string; passed: true }
  | { name: string; refused: { code: ErrorCode; message: string; data: ErrorData } }

/**
 * In the archive's order. A bad entry stops none of the others, save where the archive as a whole is too much.
 * @throws CallError `file-damaged`, `file-encrypted` (all of it), `archive-entries`, `archive-inflates`, `archive-empty`
 */
export async function* unpack(bytes: Uint8Array): AsyncGenerator<UnpackedFile> {
  const { entries } = await openZip(bytes)
  const meant = entries.filter(({ name, isUnsafe }) => isUnsafe || !isLitter(name))
  const isWanted = ({ name, isUnsafe }: ZipEntry): boolean => isUnsafe || isImportable(name)
  const wanted = meant.filter(isWanted)
  if (wanted.length === 0)
    throw new CallError('archive-empty', 'nothing to import', { extensions: EXTENSIONS.join(' ') })
  if (wanted.every(({ isEncrypted }) => isEncrypted))
    throw new CallError('file-encrypted', 'every entry is encrypted')
  for (const entry of meant) yield isWanted(entry) ? await take(entry) : { name: entry.name, passed: true }
}

async function take(entry: ZipEntry): Promise<UnpackedFile> {
  const { name } = entry
  try {
    if (!entry.isUnsafe && isArchive(name))
      throw new CallError('archive-nested', 'an archive inside an archive', { name })
    return { name, bytes: await entry.read(maxFileBytes(name)) }
  } catch (error) {
    // More than the whole archive may unpack to: what comes after would meet the same.
    if (!(error instanceof CallError)) throw error
    const { code, message, data } = error
    return { name, refused: { code, message, data } }
  }
}
