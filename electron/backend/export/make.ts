/** One export from the library to files. Slow for a large library: run-exporter.ts has it in a thread of its own. */
import { strToU8, zipSync, type Zippable } from 'fflate'
import type { ParsedArgs } from '../../../shared/contract.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { ExportFile, ExportFormat, ExportLibrary, ExportOptions } from './export-library.ts'
import { safeName } from './file-names.ts'
import { derivedId } from './derived-id.ts'
import { gather, type Gathering } from './gather.ts'
import { exportFormat } from './index.ts'
import { templateOf } from '../../../shared/model/template.ts'

/** What is wanted; crosses threads. `options.text` and the like are for formats that name them. */
export interface ExportJob {
  format: string
  /** Of a template: what its user calls it, for telling that it was ended. */
  templateName?: string | undefined
  scope: ParsedArgs<'export.prepare'>['scope']
  words: ParsedArgs<'export.prepare'>['words']
  /** Whether notes go out; they do where a format has no such choice. */
  notes?: boolean | undefined
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
  /** `all`, or what names an export that holds only some passages of its reports; null where reports are whole. */
  scope: string | null
}

/** @throws bad-arguments for a format there is none of; not-found for a report or theme */
export async function makeExport(db: ReadableDb, job: ExportJob): Promise<MadeExport> {
  const format = await formatOf(db, job.format)
  const { library: gathered } = gather(db, gatheringOf(job, format))
  const taken = new Set(job.taken)
  const { files, warnings } = await format.write(
    job.options.known ? gathered : { ...gathered, baseNames: stepAside(gathered, taken) },
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
    scope: keyOf(job.scope),
  }
}

/** What of the library a job covers, as far as its format heeds that. */
export function gatheringOf(
  { scope, words, notes, options }: ExportJob,
  { options: heeds }: Writer,
): Gathering {
  return {
    ...{ scope, printed: words },
    withNotes: !heeds.includes('notes') || notes !== false,
    order: heeds.includes('order') ? options.order : undefined,
  }
}

function keyOf(scope: ExportJob['scope']): string | null {
  if (scope.kind === 'all') return 'all'
  if (scope.kind === 'theme') return scope.alone ? `${scope.id} alone` : scope.id
  return scope.kind === 'highlights' ? derivedId('highlights', ...scope.ids.toSorted()) : null
}

/** A format, or a template in the place of one. */
export type Writer = Pick<ExportFormat, 'id' | 'mediaType' | 'options' | 'write' | 'isPrinted'>

/** Liquid is loaded by the first export through a template. @throws bad-arguments; not-found */
export async function formatOf(db: ReadableDb, id: string): Promise<Writer> {
  const template = templateOf(id)
  if (template === null) return exportFormat(id)
  const { templateAsFormat } = await import('../templates/make.ts')
  return { id, options: [], ...templateAsFormat(db, template) }
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
