/** What is asked of the library to place the annotations of another program. */
import type { Range } from '../../../shared/model/range.ts'
import { list, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'

export interface KnownSource {
  id: string
  fileName: string
  sha256: string
  /** Where a saved web page came from. */
  url: string | null
}

export interface Named {
  sourceIds: string[]
  /** The report whose title it is, where it names one. */
  reportId: string | null
}

/** A report or source by its own id. */
export function findOwn(db: ReadableDb, id: string): Named | null {
  const row = db.get<{ sourceId: string; reportId: string | null }>(
    sql`select source_id as sourceId, id as reportId from report where id = ${id} and deleted_at is null
        union all select id, null from source where id = ${id} and deleted_at is null`,
  )
  return row ? { sourceIds: [row.sourceId], reportId: row.reportId } : null
}

/** Sources that are there and have no newer version, as they came in. */
export const listDocuments = (db: ReadableDb): KnownSource[] =>
  db.all(
    sql`select s.id, s.file_name as fileName, s.sha256, s.url from source s where s.deleted_at is null
        and not exists (select 1 from source n where n.replaces_id = s.id and n.deleted_at is null)
        order by s.num`,
  )

/** Titles of all reports, with their sources. */
export const listReportTitles = (db: ReadableDb): { id: string; sourceId: string; title: string }[] =>
  db.all(
    sql`select id, source_id as sourceId, title from report
        where deleted_at is null and title is not null order by num`,
  )

/** Reports of some sources, down their pages. */
export const listReportIds = (db: ReadableDb, sourceId: string): string[] =>
  db
    .all<{ id: string }>(
      sql`select id from report where source_id = ${sourceId} and deleted_at is null order by position, num`,
    )
    .map(({ id }) => id)

/** Reports that have most of the phrases of a MATCH expression, the fullest first. */
export const reportsWith = (
  db: ReadableDb,
  match: string,
  most: number,
): { id: string; sourceId: string }[] =>
  db.all(
    sql`select r.id, r.source_id as sourceId from (
          select rowid, rank from report_fts where report_fts match ${match} order by rank limit ${most}
        ) f join report r on r.num = f.rowid where r.deleted_at is null order by f.rank`,
  )

export interface Known {
  kind: string
  /** What it became. */
  id: string
  /** The row that says so. */
  rowId: string
}

/** What annotations of a program became when they came in before, by their ids there. */
export function findKnown(db: ReadableDb, origin: string, ids: readonly string[]): Map<string, Known> {
  const rows = db.all<{ id: string; origin_id: string; kind: string; entity_id: string }>(
    sql`select id, origin_id, kind, entity_id from foreign_annotation
        where origin = ${origin} and origin_id in ${list(ids)} and deleted_at is null`,
  )
  return new Map(rows.map((row) => [row.origin_id, { kind: row.kind, id: row.entity_id, rowId: row.id }]))
}

/** The highlight that covers exactly these ranges of a source, if there is one. */
export const highlightAt = (
  db: WritableDb,
  sourceId: string,
  ranges: readonly Range[],
): { id: string } | undefined =>
  db.get(
    sql`select id from highlight where source_id = ${sourceId} and ranges = ${JSON.stringify(ranges)}
        and deleted_at is null order by num limit 1`,
  )
