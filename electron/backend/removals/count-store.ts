/** Counts what stands on reports, whole pages, a theme or a relation. */
import { MOST_UNASKED, type RemovalCounts } from '../../../shared/model/removal.ts'
import { list, sql, type ReadableDb, type Sql } from '../database/sql.ts'

type Counted = Omit<RemovalCounts, 'total' | 'asks'>

const NOTHING: Counted = { highlights: 0, notes: 0, themes: 0, links: 0, corrections: 0 }

/** @param always asked about if there is anything, not only if there is much */
function summed(counts: Partial<Counted>, always: boolean): RemovalCounts {
  const all = { ...NOTHING, ...counts }
  const total = Object.values(all).reduce((sum, count) => sum + count, 0)
  return { ...all, total, asks: total > (always ? 0 : MOST_UNASKED) }
}

/** Reports and highlights go with what is on them; corrections belong to the page and stay. */
export const countOn = (
  db: ReadableDb,
  reportIds: readonly string[],
  highlightIds: readonly string[],
): RemovalCounts =>
  summed(
    countStanding(
      db,
      sql`select id from report where deleted_at is null and id in ${list(reportIds)}`,
      sql`select id from highlight where deleted_at is null
          and (report_id in ${list(reportIds)} or id in ${list(highlightIds)})`,
    ),
    false,
  )

/** Highlights that another takes in: what is on them stays, on that one. */
export const countMerged = (db: ReadableDb, highlightIds: readonly string[]): RemovalCounts =>
  summed(
    {
      highlights: count(
        db,
        sql`select 1 from highlight where deleted_at is null and id in ${list(highlightIds)}`,
      ),
    },
    false,
  )

/** A whole page is asked about as soon as there is anything of the user's on it. */
export const countOnSources = (db: ReadableDb, sourceIds: readonly string[]): RemovalCounts =>
  summed(
    {
      ...countStanding(
        db,
        sql`select id from report where deleted_at is null and source_id in ${list(sourceIds)}`,
        sql`select id from highlight where deleted_at is null and source_id in ${list(sourceIds)}`,
      ),
      corrections: count(
        db,
        sql`select 1 from correction where deleted_at is null and source_id in ${list(sourceIds)}`,
      ),
    },
    true,
  )

/** Passages and reports that would lose a theme. */
export const countOfThemes = (db: ReadableDb, themeIds: readonly string[]): RemovalCounts =>
  summed(
    {
      themes: count(
        db,
        sql`select 1 from theme_assignment where deleted_at is null and theme_id in ${list(themeIds)}`,
      ),
    },
    true,
  )

export const countOfRelation = (db: ReadableDb, relation: string): RemovalCounts =>
  summed(
    { links: count(db, sql`select 1 from link where deleted_at is null and relation = ${relation}`) },
    false,
  )

const count = (db: ReadableDb, rows: Sql): number =>
  db.get<{ count: number }>(sql`select count(*) as count from (${rows})`)?.count ?? 0

function countStanding(db: ReadableDb, reports: Sql, highlights: Sql): Partial<Counted> {
  const on = (kind: Sql, id: Sql): Sql =>
    sql`((${kind} = 'report' and ${id} in (${reports})) or (${kind} = 'highlight' and ${id} in (${highlights})))`
  return {
    highlights: count(db, highlights),
    notes: count(
      db,
      sql`select 1 from note where deleted_at is null and ${on(sql`target_kind`, sql`target_id`)}`,
    ),
    themes: count(
      db,
      sql`select 1 from theme_assignment where deleted_at is null and ${on(sql`target_kind`, sql`target_id`)}`,
    ),
    links: count(
      db,
      sql`select 1 from link where deleted_at is null
          and (${on(sql`from_kind`, sql`from_id`)} or ${on(sql`to_kind`, sql`to_id`)})`,
    ),
  }
}
