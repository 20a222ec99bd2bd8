/** What `library.check` reads. */
import type { Encoding } from '../../../shared/model/source.ts'
import type { Range } from '../../../shared/model/range.ts'
import { identifier, sql, type ReadableDb, type Sql } from '../database/sql.ts'

/** Messages of SQLite's own check, of the search index's too; empty where the file is sound. */
export function checkIntegrity(db: ReadableDb, table: string | null): string[] {
  return db
    .all<{ integrity_check: string }>(
      table === null
        ? sql`pragma integrity_check`
        : sql`select integrity_check from pragma_integrity_check(${table})`,
    )
    .map((row) => row.integrity_check)
    .filter((message) => message !== 'ok')
}

/** The table that a sentence of SQLite's check is about, or null: it names an index, a table or the tree of one. */
export function tableOf(db: ReadableDb, message: string): string | null {
  const name = /\bindex (\S+)|\bin (\w+)\.\w+$/.exec(message)
  const tree = /^(?:On )?[Tt]ree (\d+)/.exec(message)?.[1]
  if (!name && tree === undefined) return null
  try {
    const row = db.get<{ table: string }>(
      sql`select tbl_name as "table" from sqlite_schema
          where name = ${name?.[1] ?? name?.[2] ?? ''} or rootpage = ${Number(tree ?? -1)}`,
    )
    return row?.table ?? null
  } catch {
    // The list of tables itself cannot be read.
    return null
  }
}

/** Ranges as they are kept; what a damaged disk made of them counts as a range outside of every text. */
function parseRanges(text: string): Range[] {
  try {
    const ranges = JSON.parse(text) as unknown
    if (Array.isArray(ranges) && ranges.every((range) => Array.isArray(range))) return ranges as Range[]
  } catch {
    // As below.
  }
  return [[-1, -1]]
}

/** Tables whose rows point at rows which are not there, once for each row. */
export const listBrokenKeys = (db: ReadableDb): string[] =>
  db.all<{ table: string }>(sql`pragma foreign_key_check`).map(({ table }) => table)

/** Bytes of the database, and pages of it that hold nothing. */
export function sizeOf(db: ReadableDb): { bytes: number; unused: number } {
  const size = db.get<{ bytes: number; unused: number }>(
    sql`select page_count * page_size as bytes, freelist_count as unused
        from pragma_page_count, pragma_page_size, pragma_freelist_count`,
  )
  return size ?? { bytes: 0, unused: 0 }
}

/** Every table, those inside the search index too. */
export const listTables = (db: ReadableDb): string[] =>
  db
    .all<{ name: string }>(sql`select name from sqlite_schema where type = 'table' order by name`)
    .map(({ name }) => name)

/** Rows of these tables together: one for each thing that is looked at. */
export const countRowsToCheck = (db: ReadableDb, tables: readonly string[]): number =>
  tables.reduce(
    (sum, table) =>
      sum + (db.get<{ n: number }>(sql`select count(*) as n from ${identifier(table)}`)?.n ?? 0),
    0,
  )

/** Headlines of a source's reports. */
export const listTitles = (db: ReadableDb, sourceId: string): string[] =>
  db
    .all<{ title: string }>(
      sql`select title from report where source_id = ${sourceId} and title is not null and deleted_at is null
          order by position limit 12`,
    )
    .map(({ title }) => title)

export interface CheckedSource {
  num: number
  id: string
  fileName: string
  encoding: Encoding
  certainty: string
  sha256: string
  characters: number
}

/** Every source, removed ones too: their originals must be there when they are restored. */
export const listCheckedSources = (db: ReadableDb, after: number): CheckedSource[] =>
  db.all(
    sql`select num, id, file_name as fileName, encoding, encoding_certainty as certainty, sha256, characters
        from source where num > ${after} order by num limit 200`,
  )

/** The text of a source, or null where it is missing. */
export const findText = (db: ReadableDb, sourceId: string): string | null =>
  db.get<{ text: string }>(sql`select text from source_text where source_id = ${sourceId}`)?.text ?? null

/** Ranges and quotes of a source's highlights. */
export const listAnchors = (
  db: ReadableDb,
  sourceId: string,
): { id: string; ranges: Range[]; exact: string }[] =>
  db
    .all<{ id: string; ranges: string; exact: string }>(
      sql`select id, ranges, exact from highlight where source_id = ${sourceId} and deleted_at is null`,
    )
    .map(({ id, ranges, exact }) => ({ id, ranges: parseRanges(ranges), exact }))

/** Ranges and originals of a source's corrections. */
export const listOverlays = (db: ReadableDb, sourceId: string): { ranges: Range[]; exact: string }[] =>
  db
    .all<{ ranges: string; original: string }>(
      sql`select ranges, original from correction where source_id = ${sourceId} and deleted_at is null`,
    )
    .map(({ ranges, original }) => ({ ranges: parseRanges(ranges), exact: original }))

/** Ranges of every block of a source's reports. */
export const listBlockRanges = (db: ReadableDb, sourceId: string): Range[] =>
  db
    .all<{ ranges: string }>(
      sql`select b.ranges from block b join report r on r.id = b.report_id where r.source_id = ${sourceId}`,
    )
    .flatMap(({ ranges }) => parseRanges(ranges))

/** Ranges of the blocks of a source's reports that are there: no two may share a character. */
export const listHeldRanges = (db: ReadableDb, sourceId: string): Range[] =>
  db
    .all<{ ranges: string }>(
      sql`select b.ranges from block b join report r on r.id = b.report_id
          where r.source_id = ${sourceId} and r.deleted_at is null`,
    )
    .flatMap(({ ranges }) => parseRanges(ranges))

/** Notes, theme assignments and links on highlights or reports that are not there: they would never show. */
export function listStray(db: ReadableDb): { table: 'note' | 'theme_assignment' | 'link'; id: string }[] {
  const there = sql`(select 'highlight', id from highlight where deleted_at is null
    union all select 'report', id from report where deleted_at is null)`
  return db.all(sql`select 'note' as "table", id from note where deleted_at is null and target_id is not null
      and (target_kind, target_id) not in ${there}
    union all select 'theme_assignment', id from theme_assignment where deleted_at is null
      and (target_kind, target_id) not in ${there}
    union all select 'link', id from link where deleted_at is null and ((from_kind, from_id) not in ${there}
      or (to_kind, to_id) not in ${there})`)
}

const REPORTS = sql`select num from report where deleted_at is null`
/** One whose text is gone cannot be indexed; that it is gone is told by itself. */
const WITH_TEXT = sql`${REPORTS} and source_id in (select source_id from source_text)`

/** The search tables, each with the rows it may hold, those of them it must, and its list of those it does. */
const INDEXES: readonly { rows: Sql; musts?: Sql; indexed: Sql }[] = [
  {
    rows: REPORTS,
    musts: WITH_TEXT,
    indexed: sql`select id from report_fts_docsize`,
  },
  {
    rows: REPORTS,
    musts: WITH_TEXT,
    indexed: sql`select id from character_fts_docsize`,
  },
  {
    rows: sql`select num from note where deleted_at is null`,
    indexed: sql`select id from note_fts_docsize`,
  },
  {
    rows: sql`select num from highlight where deleted_at is null`,
    indexed: sql`select id from highlight_fts_docsize`,
  },
]

/** Rows that search does not know, and rows it knows that are gone. */
export function countUnindexed(db: ReadableDb): number {
  const count = (rows: Sql): number =>
    db.get<{ count: number }>(sql`select count(*) as count from (${rows})`)?.count ?? 0
  return INDEXES.reduce(
    (sum, { rows, musts = rows, indexed }) =>
      sum + count(sql`${musts} except ${indexed}`) + count(sql`${indexed} except ${rows}`),
    0,
  )
}
