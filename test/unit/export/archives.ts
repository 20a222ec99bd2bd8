/** Exported archives as their parts, so that golden files can be read and compared. */
import { strFromU8, unzipSync } from 'fflate'
import type {
  ExportFile,
  ExportFormat,
  ExportLibrary,
  ExportOptions,
} from '../../../electron/backend/export/export-library.ts'

/** Parts of a Word document that say nothing of what is exported. */
const SAME =
  /theme|fontTable|endnotes|_rels\/\.rels|(?:comments|footnotes|footer\d|endnotes)\.xml\.rels|docProps\/(?:app|custom)|Content_Types/

/** Text as it is; archives (.qdpx, .docx) as the text files inside, below a folder of the archive's name. */
export function unfolded(files: readonly ExportFile[]): { path: string; data: string }[] {
  return files.flatMap(({ path, data }) => {
    if (typeof data === 'string') return [{ path, data }]
    const parts = Object.entries(unzipSync(data)).filter(([name]) => !SAME.test(name))
    return parts.map(([name, bytes]) => ({
      path: `${path}.parts/${name}`,
      data: strFromU8(bytes),
    }))
  })
}

/** One text file of an archive. */
export function part(data: ExportFile['data'], name: string): string {
  const bytes = typeof data === 'string' ? undefined : unzipSync(data)[name]
  if (!bytes) throw new Error(`there is no ${name}`)
  return strFromU8(bytes)
}

/** What a format makes of a library, its files as text. */
export async function written(
  format: ExportFormat,
  library: ExportLibrary,
  options: Partial<ExportOptions> = {},
): Promise<{ files: { path: string; text: string }[]; warnings: string[] }> {
  const made = await format.write(library, { language: 'en', citation: null, excel: false, ...options })
  return {
    files: made.files.map(({ path, data }) => ({
      path,
      text: typeof data === 'string' ? data : strFromU8(data),
    })),
    warnings: made.warnings,
  }
}
