import { list, sql, type ReadableDb } from '../database/sql.ts'

export const countReports = (db: ReadableDb): number =>
  db.get<{ count: number }>(sql`select count(*) as count from report where deleted_at is null`)?.count ?? 0

/** How many reports search has for an expression of `matchQuery`; counting stops at a thousand. */
export const countWith = (db: ReadableDb, match: string): number =>
  db.get<{ count: number }>(
    sql`select count(*) as count from (select rowid from report_fts where report_fts match ${match} limit 1000)`,
  )?.count ?? 0

/** Reports that have most of the phrases of a MATCH expression (`"…" OR "…"`), the fullest first. */
export const matchingReports = (db: ReadableDb, match: string, but: string, most: number): string[] =>
  db
    .all<{ id: string }>(
      sql`select r.id from (
            select rowid, rank from report_fts where report_fts match ${match} order by rank limit ${most + 1}
          ) f join report r on r.num = f.rowid
          where r.deleted_at is null and r.id <> ${but} order by f.rank`,
    )
    .map(({ id }) => id)

export interface DatedReport {
  num: number
  id: string
  title: string | null
  published: string | null
}

/**
 * Those of some reports that are there, the earliest first; those without a date last, as they came in.
 * @param but without those of these pages
 */
export const readDated = (
  db: ReadableDb,
  ids: readonly string[],
  but: ReadonlySet<string> = new Set(),
): DatedReport[] =>
  db.all(
    sql`select num, id, title, published from report
        where id in ${list(ids)} and source_id not in ${list([...but])} and deleted_at is null
        order by published is null, published, num`,
  )

/** Was one printed before the other? Where a date is missing or both have one, the one that came in first. */
export const isEarlier = (one: DatedReport, other: DatedReport): boolean =>
  one.published !== null && other.published !== null && one.published !== other.published
    ? one.published < other.published
    : one.num < other.num

/** Reads nothing: where the reader's thread is about to read, it leaves off what nobody waits for any more. */
export const mayLeaveOff = (db: ReadableDb): void => void db.get(sql`select 1`)
