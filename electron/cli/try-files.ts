import { CallError } from '../../shared/errors.ts'
import type { RefusedFile } from '../../shared/model/import.ts'
import type { Encoding } from '../../shared/model/source.ts'
import { isArchive } from '../backend/import/index.ts'
import { expandPaths, readRegularFile } from '../backend/import/read-file.ts'
import { createImporter, type Importer } from '../backend/import/run-importer.ts'
import type { UnpackedFile } from '../backend/import/unpack.ts'

type Tried = { refused: RefusedFile[]; passed: RefusedFile[] }

/**
 * Reads files as an import would, until one could come in.
 * @returns null as soon as one could; else why each could not, so that no library is made for nothing
 */
export async function refuseAll(paths: string[], encoding: Encoding | undefined): Promise<Tried | null> {
  const importer = createImporter()
  try {
    const { files, passed } = await expandPaths(paths)
    const tried: Tried = { refused: [], passed }
    for (const path of files) if (await couldCome(importer, path, encoding, tried)) return null
    return tried
  } finally {
    await importer.close()
  }
}

async function couldCome(
  importer: Importer,
  path: string,
  encoding: Encoding | undefined,
  tried: Tried,
): Promise<boolean> {
  try {
    const bytes = await readRegularFile(path)
    if (isArchive(path)) return await couldComeOutOf(importer, path, bytes, encoding, tried)
    await importer.run(bytes, { name: path, encoding })
    return true
  } catch (error) {
    // A fault of ours is the import's to tell.
    if (!(error instanceof CallError)) return true
    tried.refused.push({ path, code: error.code, message: error.message, data: error.data })
    return false
  }
}

async function couldComeOutOf(
  importer: Importer,
  archive: string,
  bytes: Uint8Array,
  encoding: Encoding | undefined,
  tried: Tried,
): Promise<boolean> {
  const inside: UnpackedFile[] = []
  await importer.unpack(bytes, (file) => Promise.resolve(void inside.push(file)))
  for (const file of inside) {
    const path = `${archive}/${file.name}`
    if ('refused' in file) tried.refused.push({ path, ...file.refused })
    if (!('bytes' in file)) continue
    try {
      await importer.run(file.bytes, { name: file.name, encoding })
      return true
    } catch (error) {
      if (!(error instanceof CallError)) return true
      tried.refused.push({ path, code: error.code, message: error.message, data: error.data })
    }
  }
  return false
}
