import { sql, type ReadableDb } from '../database/sql.ts'

export function readLibraryId(db: ReadableDb): string {
  const row = db.get<{ value: string }>(sql`select value from meta where key = 'library_id'`)
  if (!row) throw new Error('the library has no id')
  return row.value
}

export interface Counts {
  sources: number
  reports: number
  highlights: number
  notes: number
  themes: number
  links: number
  samples: number
}

/** How much of each the library holds, tombstones left out. */
export function countAll(db: ReadableDb): Counts {
  const counts = db.get<Counts>(sql`select
    (select count(*) from source where deleted_at is null) as sources,
    (select count(*) from report where deleted_at is null) as reports,
    (select count(*) from highlight where deleted_at is null) as highlights,
    (select count(*) from note where deleted_at is null) as notes,
    (select count(*) from theme where deleted_at is null) as themes,
    (select count(*) from link where deleted_at is null) as links,
    (select count(*) from source where deleted_at is null and sample = 1) as samples`)
  if (!counts) throw new Error('counting gave no row')
  return counts
}

/** The number of the last migration this library went through. */
export const readVersion = (db: ReadableDb): number =>
  db.get<{ user_version: number }>(sql`pragma user_version`)?.user_version ?? 0

export const readSqliteVersion = (db: ReadableDb): string =>
  db.get<{ version: string }>(sql`select sqlite_version() as version`)?.version ?? ''
