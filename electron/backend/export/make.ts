/** One export from the library to files. Slow for a large library: run-exporter.ts has it in a thread of its own. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { ParsedArgs } from '../../../shared/contract.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { ExportFile, ExportFormat, ExportLibrary, ExportOptions } from './export-library.ts'
import { safeName } from './file-names.ts'
import { gather } from './gather.ts'
import { exportFormat } from './index.ts'
import { templateOf } from '../../../shared/model/template.ts'

/** What is wanted; crosses threads. */
export interface ExportJob {
  format: string
  /** Of a template: what its user calls it, for telling that it was ended. */
  templateName?: string | undefined
  scope: ParsedArgs<'export.prepare'>['scope']
  words: ParsedArgs<'export.prepare'>['words']
  options: ExportOptions
  /** Paths of files of the user's that are in the way. */
  taken: string[]
  /** When several files come as one archive: the time its entries bear, ms since 1970. */
  zip: number | null
}

export interface MadeExport {
  files: ExportFile[]
  /** How many files there are, in the archive or as they are. */
  count: number
  mediaType: string
  warnings: string[]
  /** What a folder or an archive of them is called. */
  name: string
  /** `all`, or the id of a theme; null for a single report. */
  scope: string | null
}

/** @throws bad-arguments for a format there is none of; not-found for a report or theme */
export async function makeExport(db: ReadableDb, job: ExportJob): Promise<MadeExport> {
  const format = await formatOf(db, job.format)
  const gathered = gather(db, job.scope, job.words)
  const taken = new Set(job.taken)
  const { files, warnings } = await format.write(
    { ...gathered, baseNames: stepAside(gathered, taken) },
    job.options,
  )
  // A file that is no report's (the index) has no name to change beforehand: nothing links to it.
  const free = files.map((file) => ({ ...file, path: freePath(file.path, taken) }))
  const name = safeName(gathered.scope.name ?? '', 'Pressmark')
  const isArchive = job.zip !== null && free.length > 1
  return {
    files: isArchive ? [{ path: `${name}.zip`, data: zip(free, job.zip ?? 0) }] : free,
    count: free.length,
    mediaType: isArchive ? 'application/zip' : format.mediaType,
    warnings,
    name,
    scope: gathered.scope.kind === 'report' ? null : (gathered.scope.id ?? 'all'),
  }
}

/** Liquid is loaded by the first export through a template. */
async function formatOf(db: ReadableDb, id: string): Promise<Pick<ExportFormat, 'mediaType' | 'write'>> {
  const template = templateOf(id)
  if (template === null) return exportFormat(id)
  const { templateAsFormat } = await import('../templates/make.ts')
  return templateAsFormat(db, template)
}

/** Other base names for the reports whose files a user's own file stands in the way of. */
function stepAside({ baseNames }: ExportLibrary, taken: ReadonlySet<string>): Record<string, string> {
  if (taken.size === 0) return baseNames
  const stems = new Set([...taken].map((path) => path.slice(0, path.lastIndexOf('.'))))
  const free = (name: string): string => {
    let other = name
    for (let n = 2; stems.has(other); n++) other = `${name} (${n})`
    return other
  }
  return Object.fromEntries(Object.entries(baseNames).map(([id, name]) => [id, free(name)]))
}

function freePath(path: string, taken: ReadonlySet<string>): string {
  const dot = path.lastIndexOf('.')
  let free = path
  for (let n = 2; taken.has(free); n++) free = `${path.slice(0, dot)} (${n})${path.slice(dot)}`
  return free
}

/** fflate marks names that are not ASCII as UTF-8. */
function zip(files: ExportFile[], mtime: number): Uint8Array {
  const entries: Zippable = {}
  for (const { path, data } of files) entries[path] = [bytesOf(data), { mtime }]
  return zipSync(entries)
}

/** What is written. */
export const bytesOf = (data: ExportFile['data']): Uint8Array =>
  typeof data === 'string' ? strToU8(data) : data
