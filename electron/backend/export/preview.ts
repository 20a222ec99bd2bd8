/** An export before it is written: its first files as they will be, and what of it cannot be said in full. */
import Papa from 'papaparse'
import { strFromU8, unzipSync } from 'fflate'
import type { ExportPreview } from '../../../shared/model/export-format.ts'
import { joinRanges } from '../../../shared/text/text-map.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { ExportFile } from './export-library.ts'
import { gather } from './gather.ts'
import { bytesOf, formatOf, gatheringOf, type ExportJob, type Writer } from './make.ts'

/** Characters of reports that a preview reads: some thirty reports, and an answer within a moment. */
const MOST_READ = 60_000
/** Files that are listed, and of these how many are shown. */
const MOST_FILES = 200
const MOST_SHOWN = 3
const MOST_CHARACTERS = 30_000
const MOST_ROWS = 40
const MOST_CELL = 300

type Shown = ExportPreview['files'][number]['shown']

/**
 * @param most characters of reports that are read
 * @throws bad-arguments for a format there is none of; not-found for what is to go out
 */
export async function makePreview(db: ReadableDb, job: ExportJob, most = MOST_READ): Promise<ExportPreview> {
  const format = await formatOf(db, job.format)
  const { library, reports, highlights, notes, isWhole } = gather(db, { ...gatheringOf(job, format), most })
  const { files, warnings } = await format.write(library, job.options)
  const sized = files.map((file) => ({ ...file, bytes: bytesOf(file.data).byteLength }))
  const bytes = sized.reduce((sum, file) => sum + file.bytes, 0)
  const shown = library.reports.length
  return {
    ...{ reports, highlights, notes, shown, isWhole, warnings },
    bytes: isWhole ? bytes : Math.round((bytes * reports) / Math.max(1, shown)),
    count: files.length,
    files: await Promise.all(
      sized.slice(0, MOST_FILES).map(async (file, at) => ({
        path: file.path,
        bytes: file.bytes,
        shown: at < MOST_SHOWN || format.id === 'csv' ? await show(file, format) : { kind: 'none' as const },
      })),
    ),
  }
}

async function show({ path, data }: ExportFile, format: Writer): Promise<Shown> {
  if (typeof data !== 'string')
    return /\.docx$/i.test(path) ? wordsOf(data) : (projectOf(data) ?? entriesOf(data))
  if (format.isPrinted || /\.html?$/i.test(path)) return { kind: 'page', html: data }
  if (/\.csv$/i.test(path)) {
    const { data: rows } = Papa.parse<string[]>(data.replace(/^\ufeff/, ''), {
      preview: MOST_ROWS + 1,
      skipEmptyLines: true,
    })
    return {
      kind: 'table',
      rows: rows.slice(0, MOST_ROWS).map((row) => row.map((cell) => cut(cell, MOST_CELL))),
      isCut: rows.length > MOST_ROWS,
    }
  }
  return textShown(data)
}

const textShown = (text: string): Shown => ({
  kind: 'text',
  text: cut(text, MOST_CHARACTERS),
  isCut: text.length > MOST_CHARACTERS,
})

const cut = (text: string, most: number): string =>
  text.length > most ? `${text.slice(0, most).replace(/[\ud800-\udbff]$/, '')}…` : text

/** A Word document as it reads back: its text with footnotes, then what its comments say of which words. */
async function wordsOf(data: Uint8Array): Promise<Shown> {
  const { docx } = await import('../import/docx/docx.ts')
  const { text, document } = await docx.read(data, undefined, '')
  const comments = (document?.annotations ?? []).flatMap(({ ranges, quote, comment }) =>
    comment ? [`“${cut(quote?.exact ?? joinRanges(text, ranges ?? []), MOST_CELL)}” — ${comment}`] : [],
  )
  return textShown([text.trimEnd(), ...comments].join('\n\n'))
}

/** The project in a REFI-QDA archive, which is XML that a person can read; null where there is none. */
function projectOf(data: Uint8Array): Shown | null {
  try {
    const [project] = Object.values(unzipSync(data, { filter: ({ name }) => name === 'project.qde' }))
    return project ? textShown(strFromU8(project)) : null
  } catch {
    return null
  }
}

/** What an archive holds; nothing where it is none. */
function entriesOf(data: Uint8Array): Shown {
  const entries: { path: string; bytes: number }[] = []
  try {
    unzipSync(data, {
      filter: ({ name, originalSize }) => {
        entries.push({ path: name, bytes: originalSize })
        return false
      },
    })
  } catch {
    return { kind: 'none' }
  }
  return { kind: 'entries', entries: entries.slice(0, MOST_FILES) }
}
