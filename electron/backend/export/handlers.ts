import { resolve } from 'node:path'
import { strToU8, zipSync } from 'fflate'
import { CallError } from '../../../shared/errors.ts'
import type { Queries, Tasks } from '../handlers.ts'
import type { ExportFile, ExportLibrary } from './export-library.ts'
import { safeName } from './file-names.ts'
import { gather } from './gather.ts'
import { exportFormat, FORMATS } from './index.ts'
import { keepExport } from './kept.ts'
import { type Exported, writeFolder } from './write-folder.ts'

export const queries = {
  'export.formats': () => FORMATS.map(({ id, extension }) => ({ id, extension })),
} satisfies Queries

export const tasks = {
  async 'export.prepare'({ db, library, now }, { format: id, scope, language = 'en', words }) {
    const format = exportFormat(id)
    const gathered = gather(db, scope, words)
    const { files, warnings } = format.write(gathered, language)
    const [only] = files
    const single = files.length === 1 && only
    const made = single
      ? { bytes: strToU8(only.text), fileName: only.path, mediaType: format.mediaType }
      : { bytes: zip(files, now()), fileName: `${zipName(gathered)}.zip`, mediaType: 'application/zip' }
    const key = keepExport(library, { ...made, bytes: new Uint8Array(made.bytes) })
    return { url: `/content/export/${key}`, fileName: made.fileName, files: files.length, warnings }
  },

  async 'export.write'({ db, mayUsePaths }, { format: id, scope, folder, language = 'en', words }) {
    if (!mayUsePaths)
      throw new CallError('not-allowed', 'a window downloads exports, it does not name folders')
    const format = exportFormat(id)
    const gathered = gather(db, scope, words)
    let warnings: string[] = []
    const written = await writeFolder(resolve(folder), exportedOf(gathered), (taken) => {
      const made = format.write(
        { ...gathered, baseNames: stepAside(gathered, taken, format.extension) },
        language,
      )
      warnings = made.warnings
      // A file that is no report's (the index) has no name to change beforehand: nothing links to it.
      return made.files.map((file) => ({ ...file, path: freePath(file.path, taken) }))
    })
    return { ...written, warnings }
  },
} satisfies Tasks

/** Other base names for the reports whose files a user's own file stands in the way of. */
function stepAside(
  { baseNames }: ExportLibrary,
  taken: ReadonlySet<string>,
  extension: string,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(baseNames).map(([id, name]) => {
      const path = freePath(`${name}.${extension}`, taken)
      return [id, path.slice(0, -extension.length - 1)]
    }),
  )
}

function freePath(path: string, taken: ReadonlySet<string>): string {
  const dot = path.lastIndexOf('.')
  let free = path
  for (let n = 2; taken.has(free); n++) free = `${path.slice(0, dot)} (${n})${path.slice(dot)}`
  return free
}

/** fflate marks names that are not ASCII as UTF-8. */
function zip(files: ExportFile[], mtime: Date): Uint8Array {
  return zipSync(Object.fromEntries(files.map(({ path, text }) => [path, [strToU8(text), { mtime }]])))
}

const exportedOf = (gathered: ExportLibrary): Exported => ({
  scope: gathered.scope.kind === 'report' ? null : (gathered.scope.id ?? 'all'),
  name: zipName(gathered),
})

const zipName = ({ scope }: ExportLibrary): string => safeName(scope.name ?? '', 'Pressmark')
