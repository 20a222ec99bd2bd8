import { CallError } from '../../shared/errors.ts'
import type { RefusedFile } from '../../shared/model/import.ts'
import type { Encoding } from '../../shared/model/source.ts'
import { expandPaths, readRegularFile } from '../backend/import/read-file.ts'
import { createImporter } from '../backend/import/run-importer.ts'

/**
 * Reads files as an import would, until one could come in.
 * @returns null as soon as one could; else why each could not, so that no library is made for nothing
 */
export async function refuseAll(
  paths: string[],
  encoding: Encoding | undefined,
): Promise<RefusedFile[] | null> {
  const importer = createImporter()
  const refused: RefusedFile[] = []
  try {
    for (const path of await expandPaths(paths)) {
      try {
        await importer.run(await readRegularFile(path), { name: path, encoding })
        return null
      } catch (error) {
        // A fault of ours is the import's to tell.
        if (!(error instanceof CallError)) return null
        refused.push({ path, code: error.code, message: error.message, data: error.data })
      }
    }
    return refused
  } finally {
    await importer.close()
  }
}
