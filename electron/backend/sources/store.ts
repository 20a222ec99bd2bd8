import type { z } from 'zod'
import type { Left } from '../../../shared/model/left.ts'
import type { Encoding, EncodingCertainty, Source } from '../../../shared/model/source.ts'
import { CallError } from '../../../shared/errors.ts'
import {
  LONGEST_DETAIL,
  LONGEST_PAGE_LABEL,
  LONGEST_PUBLICATION,
  type Origins,
} from '../../../shared/model/report.ts'
import { cutTo } from '../../../shared/text/cut.ts'
import { insertPage } from '../desk/store.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'
import type { ReadDocument } from '../import/format.ts'
import type { SplitPage, SplitReport } from '../pages/page.ts'
import { insertReport, removeReportsOfSource, restoreReportsOfSource } from '../reports/store.ts'
import { notFound } from '../targets/store.ts'
import { insertMarkup } from './markup-store.ts'

interface SourceRow {
  id: string
  file_name: string
  media_type: string
  encoding: Encoding
  encoding_certainty: z.infer<typeof EncodingCertainty>
  byte_length: number
  sha256: string
  characters: number
  publication: string | null
  published: string | null
  page_label: string | null
  edition: string | null
  origins: string
  sample: number
  imported_at: string
  replaces_id: string | null
  url: string | null
  left_out: string | null
  deleted_at: string | null
  reports: number
  proposals: number
}

/** Reports are counted source by source: grouped in a join, they were counted for the whole library to find one source. */
function selectSources(db: ReadableDb, where: Sql): SourceRow[] {
  return db.all<SourceRow>(
    sql`select s.*, m.left_out, coalesce(p.proposals, 0) as proposals,
          (select count(*) from report r where r.source_id = s.id and r.deleted_at is null) as reports
        from source s
        left join source_markup m on m.source_id = s.id
        left join page p on p.source_id = s.id
        where ${where} order by s.num`,
  )
}

/** Sources that are there, in the order they came in. */
export const listSources = (db: ReadableDb): Source[] =>
  selectSources(db, sql`s.deleted_at is null`).map(toSource)

/** How many sources are there. */
export const countSources = (db: ReadableDb): number =>
  db.get<{ n: number }>(sql`select count(*) as n from source where deleted_at is null`)?.n ?? 0

/** The source that holds these bytes, if one does. `sha256`: 64 lower-case hex digits. */
export function findSourceByHash(db: ReadableDb, sha256: string): Source | null {
  const [row] = selectSources(db, sql`s.deleted_at is null and s.sha256 = ${sha256}`)
  return row ? toSource(row) : null
}

/** A source with its tombstone time, removed or not. */
export function findSource(db: ReadableDb, id: string): { source: Source; deletedAt: string | null } | null {
  const [row] = selectSources(db, sql`s.id = ${id}`)
  return row ? { source: toSource(row), deletedAt: row.deleted_at } : null
}

/** @throws not-found unless the source is there and not removed. */
export function requireSource(db: ReadableDb, id: string): Source {
  const found = findSource(db, id)
  if (!found || found.deletedAt) throw notFound('source', id)
  return found.source
}

/** Title of each report of a source, down the page. */
export const listTitles = (db: ReadableDb, sourceId: string): { id: string; title: string | null }[] =>
  db.all(
    sql`select id, title from report where source_id = ${sourceId} and deleted_at is null order by position`,
  )

export interface NewSource {
  fileName: string
  mediaType: string
  encoding: Encoding
  encodingCertainty: z.infer<typeof EncodingCertainty>
  /** Of the original bytes, which `writeBlob` has kept. */
  sha256: string
  byteLength: number
  /** Canonical text: no byte order mark, `\n`, NFC. */
  text: string
  split: SplitPage
  /** Of a format that says what is what. */
  document?: ReadDocument | undefined
  sample: boolean
}

/**
 * Writes a source with its text, reports, blocks and search index.
 * @throws split-failed where a block reaches past the text: nothing of such a file may come in
 */
export function insertSource(
  db: WritableDb,
  { split, text, document, ...file }: NewSource,
): { sourceId: string; reports: { id: string; title: string | null }[] } {
  for (const report of split.reports) requireRanges(text, report)
  // Not longer than what `reports.update` takes: a longer one could be edited, but never be undone. The text has it whole.
  const sourceId = newId()
  const { published, origins } = split
  const pageLabel = cutTo(split.pageLabel, LONGEST_PAGE_LABEL)
  const edition = cutTo(split.edition, LONGEST_PUBLICATION)
  const publication = cutTo(split.publication, LONGEST_PUBLICATION)
  insertRow(db, 'source', {
    id: sourceId,
    file_name: file.fileName,
    media_type: file.mediaType,
    encoding: file.encoding,
    encoding_certainty: file.encodingCertainty,
    byte_length: file.byteLength,
    sha256: file.sha256,
    characters: text.length,
    publication,
    published,
    page_label: pageLabel,
    edition,
    origins: JSON.stringify(origins),
    sample: Number(file.sample),
    imported_at: db.now(),
    url: document?.url ?? null,
  })
  insertRow(db, 'source_text', { source_id: sourceId, text })
  if (document) insertMarkup(db, sourceId, document.markup, document.left)
  insertPage(db, sourceId, split.decisions)
  const reports = split.reports.map((told, position) => {
    const title = cutTo(told.title, LONGEST_DETAIL)
    const byline = cutTo(told.byline, LONGEST_DETAIL)
    const dateline = cutTo(told.dateline, LONGEST_DETAIL)
    const id = insertReport(db, text, {
      ...told,
      ...{ sourceId, position, title, byline, dateline, publication, published, pageLabel },
      origins: { ...pageOrigins(split), ...told.origins },
    })
    return { id, title }
  })
  return { sourceId, reports }
}

/** A report takes publication, date and page from its page. */
export function pageOrigins({
  origins,
  publication,
  published,
  pageLabel,
}: Pick<SplitPage, 'origins' | 'publication' | 'published' | 'pageLabel'>): Origins {
  const told = { publication, published, pageLabel }
  const names = (Object.keys(told) as (keyof typeof told)[]).filter((name) => told[name] !== null)
  return Object.fromEntries(
    names.map((name) => [name, { from: 'page', certainty: origins[name]?.certainty ?? 'certain' }]),
  )
}

function requireRanges(text: string, { blocks }: SplitReport): void {
  const outside = blocks
    .flatMap(({ ranges }) => ranges)
    .find(([start, end]) => start < 0 || start >= end || end > text.length)
  if (outside)
    throw new CallError('split-failed', `a block has the range [${outside.join(', ')}) of ${text.length}`)
}

/** Highlights on a source and notes, themes and links on its reports. */
export function countAnnotations(db: ReadableDb, sourceId: string): number {
  const row = db.get<{ count: number }>(sql`
    with own as (select id from report where source_id = ${sourceId} and deleted_at is null)
    select (select count(*) from highlight where source_id = ${sourceId} and deleted_at is null)
      + (select count(*) from correction where source_id = ${sourceId} and deleted_at is null)
      + (select count(*) from note where deleted_at is null and target_kind = 'report' and target_id in own)
      + (select count(*) from theme_assignment
          where deleted_at is null and target_kind = 'report' and target_id in own)
      + (select count(*) from link where deleted_at is null
          and ((from_kind = 'report' and from_id in own) or (to_kind = 'report' and to_id in own))) as count`)
  return row?.count ?? 0
}

/** The page and its reports that the hand was on: details it wrote, text it moved or set aside. */
export function countHandwork(db: ReadableDb, sourceId: string): number {
  const row = db.get<{ count: number }>(sql`
    select (select count(*) from report where source_id = ${sourceId} and deleted_at is null
          and (touched = 1 or instr(origins, '"from":"hand"') > 0))
      + (select count(*) from source where id = ${sourceId} and instr(origins, '"from":"hand"') > 0)
      + (select count(*) from page where source_id = ${sourceId} and set_aside <> '[]') as count`)
  return row?.count ?? 0
}

/** The user said which encoding it is, and it is the one we had. */
export const confirmEncoding = (db: WritableDb, id: string): void =>
  void updateRow(db, 'source', id, { encoding_certainty: 'chosen' })

/** Removes a source with its reports and all that sits on them. The kept bytes stay. */
export function removeSource(db: WritableDb, id: string): void {
  const at = db.clock.removal()
  removeReportsOfSource(db, id, at)
  updateRow(db, 'source', id, { deleted_at: at })
}

/** Brings back a source and what was removed with it. @throws undo-outdated where its bytes came in again since */
export function restoreSource(db: WritableDb, { id, sha256 }: Source, at: string): void {
  if (findSourceByHash(db, sha256))
    throw new CallError('undo-outdated', 'the same file has come in again meanwhile', { label: 'import' })
  updateRow(db, 'source', id, { deleted_at: null })
  restoreReportsOfSource(db, id, at)
}

function toSource(row: SourceRow): Source {
  return {
    id: row.id,
    fileName: row.file_name,
    mediaType: row.media_type,
    encoding: row.encoding,
    encodingCertainty: row.encoding_certainty,
    byteLength: row.byte_length,
    sha256: row.sha256,
    characters: row.characters,
    publication: row.publication,
    published: row.published,
    pageLabel: row.page_label,
    edition: row.edition,
    origins: JSON.parse(row.origins) as Origins,
    sample: row.sample === 1,
    importedAt: row.imported_at,
    replacesId: row.replaces_id,
    url: row.url,
    ...(row.left_out && row.left_out !== '{}' ? { left: JSON.parse(row.left_out) as Left } : {}),
    reports: row.reports,
    proposals: row.proposals,
  }
}
