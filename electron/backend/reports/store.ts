import type { Range } from '../../../shared/model/range.ts'
import type { Block, ReadableReport, Report, ShownBlock } from '../../../shared/model/report.ts'
import { withOriginals } from '../../../shared/text/corrections.ts'
import { FOLD_VERSION } from '../../../shared/text/fold.ts'
import { markFinder, showPages, withMarks } from '../../../shared/text/shown-marks.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import { readCorrections } from '../corrections/store.ts'
import { appendOp, insertRow, updateRow, type Fields } from '../database/change.ts'
import { indexCharacters, indexReport, unindexReport } from '../database/search-index.ts'
import { readText } from '../database/source-text.ts'
import { list, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import {
  removeHighlightsOfReport,
  removeStrayHighlights,
  restoreHighlightsOfReport,
  restoreStrayHighlights,
} from '../highlights/store.ts'
import { newId } from '../ids.ts'
import { readMarkup } from '../sources/markup-store.ts'
import { notFound, removeOn, restoreOn } from '../targets/store.ts'
import { showBlocks } from './shown.ts'

export interface ReportColumns {
  num: number
  id: string
  source_id: string
  position: number
  title: string | null
  byline: string | null
  dateline: string | null
  publication: string | null
  published: string | null
  page_label: string | null
  language: Report['language']
  characters: number
  opening: string
  created_at: string
  updated_at: string
  deleted_at: string | null
  people: string
  place: string | null
  dateline_date: string | null
  agency: string | null
  origins: string
  touched: number
}

export type NewReport = Pick<
  Report,
  | 'sourceId'
  | 'position'
  | 'title'
  | 'byline'
  | 'dateline'
  | 'publication'
  | 'published'
  | 'pageLabel'
  | 'language'
> &
  Pick<ReadableReport, 'people' | 'place' | 'datelineDate' | 'agency' | 'origins'> & {
    blocks: readonly Block[]
    /** Of a report whose id is known already. */
    id?: string
  }

/** How much of an untitled report a list shows, in UTF-16 units. */
const OPENING = 80
const RUNNING_TEXT: ReadonlySet<string> = new Set(['paragraph', 'quote', 'list'])

/** Writes a report with its blocks and its search index. @param text the source's text. @returns its id */
export function insertReport(db: WritableDb, text: string, wanted: NewReport): string {
  const id = wanted.id ?? newId()
  const now = db.now()
  const shown = showBlocks(text, wanted.blocks, readCorrections(db, wanted.sourceId))
  const num = insertRow(db, 'report', {
    id,
    source_id: wanted.sourceId,
    position: wanted.position,
    title: wanted.title,
    byline: wanted.byline,
    dateline: wanted.dateline,
    publication: wanted.publication,
    published: wanted.published,
    page_label: wanted.pageLabel,
    language: wanted.language,
    ...measured(shown),
    fold_version: FOLD_VERSION,
    people: JSON.stringify(wanted.people),
    place: wanted.place,
    dateline_date: wanted.datelineDate,
    agency: wanted.agency,
    origins: JSON.stringify(wanted.origins),
    created_at: now,
    updated_at: now,
  })
  writeBlocks(db, id, wanted.blocks)
  indexReport(db, num, wanted.title, bodyOf(shown), true)
  return id
}

/** What a list tells of a report's text. */
export const measured = (shown: readonly ShownBlock[]): { characters: number; opening: string } => ({
  characters: shown.reduce((sum, block) => sum + block.text.length, 0),
  opening: openingOf(shown),
})

/** The columns that follow from a report's blocks. @param text the source's text */
export const measureBlocks = (text: string, blocks: readonly Block[]): ReturnType<typeof measured> =>
  measured(blocks.map((block) => showBlock(text, block)))

/** Writes all blocks of a report anew; its measures and its search index are the caller's. */
export function replaceBlocks(db: WritableDb, id: string, blocks: readonly Block[]): void {
  const before = JSON.stringify(readBlocks(db, id))
  db.run(sql`delete from block where report_id = ${id}`)
  writeBlocks(db, id, blocks)
  // One op for all blocks: they only ever change together.
  appendOp(db, 'report', id, 'blocks', { before, value: JSON.stringify(blocks) })
}

function writeBlocks(db: WritableDb, id: string, blocks: readonly Block[]): void {
  blocks.forEach(({ kind, ranges }, position) => {
    db.run(
      sql`insert into block (report_id, position, kind, ranges)
          values (${id}, ${position}, ${kind}, ${JSON.stringify(ranges)})`,
    )
  })
}

function openingOf(shown: readonly ShownBlock[]): string {
  const first = shown.find(({ kind }) => RUNNING_TEXT.has(kind)) ?? shown[0]
  const text = first?.text.replaceAll(/\s+/g, ' ').trim() ?? ''
  // By code points, so that no character is cut in two.
  return text.length > OPENING ? [...text.slice(0, OPENING)].slice(0, -1).join('') : text
}

/**
 * What search finds of a report: every block as it is shown, the headline on the page included, and what the source
 * has where it was corrected. A phrase may run from before a correction into it, so whole blocks stand there twice.
 */
export function bodyOf(shown: readonly ShownBlock[]): string {
  const blocks = shown.filter(({ kind }) => kind !== 'furniture')
  const originals = blocks.filter(({ edits }) => edits).map(withOriginals)
  return [...blocks, ...originals].map(({ text }) => text).join('\n')
}

/** The pieces of a report in reading order. */
export function readBlocks(db: ReadableDb, reportId: string): Block[] {
  return db
    .all<{ kind: Block['kind']; ranges: string }>(
      sql`select kind, ranges from block where report_id = ${reportId} order by position`,
    )
    .map(({ kind, ranges }) => ({ kind, ranges: JSON.parse(ranges) as Range[] }))
}

/** The same of several reports in one question, which takes a third of the time; none where a report has none. */
export function readBlocksOf(db: ReadableDb, reportIds: readonly string[]): Map<string, Block[]> {
  const rows = db.all<{ id: string; kind: Block['kind']; ranges: string }>(
    sql`select report_id as id, kind, ranges from block where report_id in ${list(reportIds)}
        order by report_id, position`,
  )
  const blocks = new Map<string, Block[]>()
  for (const { id, kind, ranges } of rows) {
    let own = blocks.get(id)
    if (!own) blocks.set(id, (own = []))
    own.push({ kind, ranges: JSON.parse(ranges) as Range[] })
  }
  return blocks
}

/** A report's text with its corrections. @param text the text of the report's source */
export function readShownBlocks(db: ReadableDb, reportId: string, text: string): ShownBlock[] {
  const row = db.get<{ source_id: string }>(sql`select source_id from report where id = ${reportId}`)
  return showBlocks(text, readBlocks(db, reportId), row ? readCorrections(db, row.source_id) : [])
}

/** The same where the source is known, and whether anything in the library is corrected at all. */
export const showReport = (
  db: ReadableDb,
  { id, sourceId }: { id: string; sourceId: string },
  text: string,
  corrected: boolean,
  blocks = readBlocks(db, id),
): ShownBlock[] => showBlocks(text, blocks, corrected ? readCorrections(db, sourceId) : [])

/** A report with its row number and tombstone time, removed or not. */
export function findReport(
  db: ReadableDb,
  id: string,
): { report: Report; num: number; deletedAt: string | null } | null {
  const row = db.get<ReportColumns>(sql`select * from report where id = ${id}`)
  return row ? { report: toReport(row), num: row.num, deletedAt: row.deleted_at } : null
}

/** @throws not-found unless the report is there and not removed. */
export function requireReport(db: ReadableDb, id: string): Report {
  const found = findReport(db, id)
  if (!found || found.deletedAt) throw notFound('report', id)
  return found.report
}

/** Those of some reports that are there, in one question. */
export const readReports = (db: ReadableDb, ids: readonly string[]): Map<string, Report> =>
  new Map(
    db
      .all<ReportColumns>(sql`select * from report where id in ${list(ids)} and deleted_at is null`)
      .map((row) => [row.id, toReport(row)]),
  )

/** A report with its text, ready to be read. @throws not-found */
export function readReport(db: ReadableDb, id: string): ReadableReport {
  const row = db.get<ReportColumns>(sql`select * from report where id = ${id} and deleted_at is null`)
  if (!row) throw notFound('report', id)
  const report = toReport(row)
  const source = db.get<{ file_name: string; sample: number }>(
    sql`select file_name, sample from source where id = ${report.sourceId}`,
  )
  return {
    ...report,
    fileName: source?.file_name ?? '',
    sample: source?.sample === 1,
    ...readMarkedBlocks(db, report, readText(db, report.sourceId)),
    people: JSON.parse(row.people) as ReadableReport['people'],
    place: row.place,
    datelineDate: row.dateline_date,
    agency: row.agency,
    origins: JSON.parse(row.origins) as ReadableReport['origins'],
    touched: row.touched === 1,
  }
}

/**
 * A report's blocks with all that is drawn of them: corrections, marks, pages.
 * @param text the text of its source
 * @param corrections of its source
 */
export function readMarkedBlocks(
  db: ReadableDb,
  { id, sourceId }: { id: string; sourceId: string },
  text: string,
  corrections = readCorrections(db, sourceId),
): Pick<ReadableReport, 'blocks' | 'pages'> {
  const blocks = readBlocks(db, id)
  const shown = showBlocks(text, blocks, corrections)
  const markup = readMarkup(db, sourceId)
  if (!markup) return { blocks: shown, pages: [] }
  const find = markFinder(markup.marks)
  const marked = shown.map((block, at) => withMarks(block, find(blocks[at]!.ranges)))
  const ranges = blocks.map((block) => block.ranges)
  return { blocks: marked, pages: showPages(marked, ranges, markup.pages) }
}

/** The columns that say what a report is, as against what its text is. */
export interface DetailColumns {
  title?: string | null
  byline?: string | null
  people?: string
  dateline?: string | null
  place?: string | null
  dateline_date?: string | null
  agency?: string | null
  publication?: string | null
  published?: string | null
  page_label?: string | null
  origins?: string
}

/** Writes what is known of a report; a new title is found at once. */
export function updateReport(db: WritableDb, id: string, details: DetailColumns): void {
  updateRow(db, 'report', id, { ...(details as Fields), updated_at: db.now() })
  if (details.title !== undefined) reindexReport(db, id)
}

/** Makes search and lists tell of a report as it is shown now; search not at all where it was removed. */
export function reindexReport(db: WritableDb, id: string): void {
  const found = findReport(db, id)
  if (!found) throw notFound('report', id)
  const { report, num, deletedAt } = found
  if (deletedAt !== null) return unindexReport(db, num)
  const shown = readShownBlocks(db, id, readText(db, report.sourceId))
  indexReport(db, num, report.title, bodyOf(shown))
  // Derived from blocks and corrections, which have the history.
  const { opening, characters } = measured(shown)
  db.run(
    sql`update report set opening = ${opening}, characters = ${characters}, fold_version = ${FOLD_VERSION}
        where id = ${id}
          and (opening <> ${opening} or characters <> ${characters} or fold_version <> ${FOLD_VERSION})`,
  )
}

/** Puts a report's single characters into their table, where its words are in the index already. */
export function reindexCharacters(db: WritableDb, id: string): void {
  const found = findReport(db, id)
  if (!found || found.deletedAt !== null) return
  const { report, num } = found
  indexCharacters(db, num, report.title, bodyOf(readShownBlocks(db, id, readText(db, report.sourceId))))
}

/** Removes a report and all that sits on it and its highlights, under the time `at`. */
export function removeReport(db: WritableDb, id: string, num: number, at: string): void {
  removeHighlightsOfReport(db, id, at)
  removeOn(db, { kind: 'report', id }, at)
  updateRow(db, 'report', id, { deleted_at: at })
  unindexReport(db, num)
}

/** Brings back a report and what was removed with it. */
export function restoreReport(db: WritableDb, id: string, at: string): void {
  updateRow(db, 'report', id, { deleted_at: null })
  reindexReport(db, id)
  restoreOn(db, { kind: 'report', id }, at)
  restoreHighlightsOfReport(db, id, at)
}

export function removeReportsOfSource(db: WritableDb, sourceId: string, at: string): void {
  const rows = db.all<{ id: string; num: number }>(
    sql`select id, num from report where source_id = ${sourceId} and deleted_at is null`,
  )
  for (const { id, num } of rows) removeReport(db, id, num, at)
  removeStrayHighlights(db, sourceId, at)
}

export function restoreReportsOfSource(db: WritableDb, sourceId: string, at: string): void {
  const rows = db.all<{ id: string }>(
    sql`select id from report where source_id = ${sourceId} and deleted_at = ${at}`,
  )
  for (const { id } of rows) restoreReport(db, id, at)
  restoreStrayHighlights(db, sourceId, at)
}

export function toReport(row: ReportColumns): Report {
  return {
    id: row.id,
    sourceId: row.source_id,
    position: row.position,
    title: row.title,
    byline: row.byline,
    dateline: row.dateline,
    publication: row.publication,
    published: row.published,
    pageLabel: row.page_label,
    language: row.language,
    characters: row.characters,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
