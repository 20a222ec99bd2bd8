/** A zip of files, taken apart into the inbox: what can come in waits there like an upload. */
import { randomUUID } from 'node:crypto'
import { rm, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { maxFileBytes, type RefusedFile } from '../../../shared/model/import.ts'
import { passedOver } from '../../../shared/model/passed-over.ts'
import { newId } from '../ids.ts'
import { readRegularFile } from './read-file.ts'
import type { ImportFile } from './file-in-line.ts'
import type { Importer } from './run-importer.ts'

/**
 * Whole or not at all: where the archive is refused, nothing of it stays in the inbox.
 * @throws CallError with one of the file or archive codes; ImportCancelled
 */
export async function takeApart(
  folder: string,
  importer: Importer,
  archive: ImportFile,
): Promise<{ found: ImportFile[]; refused: RefusedFile[]; passed: RefusedFile[] }> {
  const bytes = await readRegularFile(archive.path, maxFileBytes(archive.name), archive.watched?.expected)
  const { encoding, row } = archive
  const found: ImportFile[] = []
  const refused: RefusedFile[] = []
  const passed: RefusedFile[] = []
  try {
    await importer.unpack(bytes, async (file) => {
      const name = `${basename(archive.name)}/${file.name}`
      if ('passed' in file) {
        passed.push({ ...passedOver(file.name), path: name })
        return
      }
      if ('refused' in file) {
        refused.push({ path: name, ...file.refused })
        return
      }
      const path = join(folder, 'inbox', randomUUID())
      // Between the archive and what comes after it, in the archive's order.
      const position = row && row.position + (found.length + 1) / 65_536
      found.push({
        ...{ path, name, encoding, replaces: undefined, uploaded: true },
        row: position === null ? null : { id: newId(), position },
      })
      await writeFile(path, file.bytes, { flag: 'wx' })
    })
  } catch (error) {
    for (const { path } of found) await rm(path, { force: true })
    throw error
  }
  return { found, refused, passed }
}
