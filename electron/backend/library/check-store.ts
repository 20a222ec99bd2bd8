/** What `library.check` reads. */
import type { Range } from '../../../shared/model/range.ts'
import { sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'

/** Messages of SQLite's own check; empty where the file is sound. */
export function checkIntegrity(db: ReadableDb): string[] {
  return db
    .all<{ integrity_check: string }>(sql`pragma integrity_check`)
    .map((row) => row.integrity_check)
    .filter((message) => message !== 'ok')
}

/** Rows that point at rows which are not there. */
export const countBrokenKeys = (db: ReadableDb): number => db.all(sql`pragma foreign_key_check`).length

export interface CheckedSource {
  id: string
  fileName: string
  sha256: string
  characters: number
}

/** Every source, removed ones too: their originals must be there when they are restored. */
export const listCheckedSources = (db: ReadableDb): CheckedSource[] =>
  db.all(sql`select id, file_name as fileName, sha256, characters from source order by num`)

/** The text of a source, or null where it is missing. */
export const findText = (db: ReadableDb, sourceId: string): string | null =>
  db.get<{ text: string }>(sql`select text from source_text where source_id = ${sourceId}`)?.text ?? null

/** Ranges and quotes of a source's highlights. */
export const listAnchors = (db: ReadableDb, sourceId: string): { ranges: Range[]; exact: string }[] =>
  db
    .all<{ ranges: string; exact: string }>(
      sql`select ranges, exact from highlight where source_id = ${sourceId} and deleted_at is null`,
    )
    .map(({ ranges, exact }) => ({ ranges: JSON.parse(ranges) as Range[], exact }))

/** Ranges and originals of a source's corrections. */
export const listOverlays = (db: ReadableDb, sourceId: string): { ranges: Range[]; exact: string }[] =>
  db
    .all<{ ranges: string; original: string }>(
      sql`select ranges, original from correction where source_id = ${sourceId} and deleted_at is null`,
    )
    .map(({ ranges, original }) => ({ ranges: JSON.parse(ranges) as Range[], exact: original }))

/** Ranges of every block of a source's reports. */
export const listBlockRanges = (db: ReadableDb, sourceId: string): Range[] =>
  db
    .all<{ ranges: string }>(
      sql`select b.ranges from block b join report r on r.id = b.report_id where r.source_id = ${sourceId}`,
    )
    .flatMap(({ ranges }) => JSON.parse(ranges) as Range[])

/** Ranges of the blocks of a source's reports that are there: no two may share a character. */
export const listHeldRanges = (db: ReadableDb, sourceId: string): Range[] =>
  db
    .all<{ ranges: string }>(
      sql`select b.ranges from block b join report r on r.id = b.report_id
          where r.source_id = ${sourceId} and r.deleted_at is null`,
    )
    .flatMap(({ ranges }) => JSON.parse(ranges) as Range[])

/** Notes, theme assignments and links on highlights or reports that are not there: they would never show. */
export function countStray(db: ReadableDb): number {
  const there = sql`(select 'highlight', id from highlight where deleted_at is null
    union all select 'report', id from report where deleted_at is null)`
  const row = db.get<{ count: number }>(sql`select
    (select count(*) from note where deleted_at is null and target_id is not null
      and (target_kind, target_id) not in ${there})
    + (select count(*) from theme_assignment where deleted_at is null
      and (target_kind, target_id) not in ${there})
    + (select count(*) from link where deleted_at is null and ((from_kind, from_id) not in ${there}
      or (to_kind, to_id) not in ${there})) as count`)
  return row?.count ?? 0
}

/** The search tables, each with the rows it must hold and its list of those it does. */
const INDEXES: readonly { rows: Sql; indexed: Sql; check: Sql }[] = [
  {
    rows: sql`select num from report where deleted_at is null`,
    indexed: sql`select id from report_fts_docsize`,
    check: sql`insert into report_fts (report_fts, rank) values ('integrity-check', 1)`,
  },
  {
    rows: sql`select num from report where deleted_at is null`,
    indexed: sql`select id from character_fts_docsize`,
    check: sql`insert into character_fts (character_fts, rank) values ('integrity-check', 1)`,
  },
  {
    rows: sql`select num from note where deleted_at is null`,
    indexed: sql`select id from note_fts_docsize`,
    check: sql`insert into note_fts (note_fts, rank) values ('integrity-check', 1)`,
  },
  {
    rows: sql`select num from highlight where deleted_at is null`,
    indexed: sql`select id from highlight_fts_docsize`,
    check: sql`insert into highlight_fts (highlight_fts, rank) values ('integrity-check', 1)`,
  },
]

/** Rows that search does not know, and rows it knows that are gone. */
export function countUnindexed(db: ReadableDb): number {
  const count = (rows: Sql): number =>
    db.get<{ count: number }>(sql`select count(*) as count from (${rows})`)?.count ?? 0
  return INDEXES.reduce(
    (sum, { rows, indexed }) =>
      sum + count(sql`${rows} except ${indexed}`) + count(sql`${indexed} except ${rows}`),
    0,
  )
}

/** FTS5's own check of each search table; it is an insert that writes nothing. Messages, empty where sound. */
export function checkIndexes(db: WritableDb): string[] {
  const messages: string[] = []
  for (const { check } of INDEXES) {
    try {
      db.run(check)
    } catch (error) {
      messages.push(error instanceof Error ? error.message : String(error))
    }
  }
  return messages
}
