import type { Correction } from '../../../shared/model/correction.ts'
import type { Range } from '../../../shared/model/range.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { list, sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'

interface CorrectionColumns {
  id: string
  source_id: string
  ranges: string
  original: string
  text: string
  created_at: string
  updated_at: string
  deleted_at: string | null
}

const select = (db: ReadableDb, where: Sql): Correction[] =>
  db
    .all<CorrectionColumns>(
      sql`select id, source_id, ranges, original, text, created_at, updated_at, deleted_at from correction
          where deleted_at is null and ${where} order by source_id, "start", num`,
    )
    .map(toCorrection)

/** The corrections of a source that are there, in the order of its text. */
export const readCorrections = (db: ReadableDb, sourceId: string): Correction[] =>
  select(db, sql`source_id = ${sourceId}`)

/** All corrections on sources that are in the library. */
export const listCorrections = (db: ReadableDb): Correction[] =>
  select(db, sql`source_id in (select id from source where deleted_at is null)`)

/** Those of some ids, removed or not. */
export const findCorrections = (
  db: ReadableDb,
  ids: readonly string[],
): { correction: Correction; isRemoved: boolean }[] =>
  db
    .all<CorrectionColumns>(sql`select * from correction where id in ${list(ids)}`)
    .map((row) => ({ correction: toCorrection(row), isRemoved: row.deleted_at !== null }))

/** Where a correction that is there sits, as words with what stands around them; null where there is none. */
export function findAnchor(
  db: ReadableDb,
  id: string,
): { sourceId: string; ranges: Range[]; exact: string; prefix: string; suffix: string } | null {
  const row = db.get<CorrectionColumns & { prefix: string; suffix: string }>(
    sql`select * from correction where id = ${id} and deleted_at is null`,
  )
  if (!row) return null
  const { sourceId, ranges, original } = toCorrection(row)
  return { sourceId, ranges, exact: original, prefix: row.prefix, suffix: row.suffix }
}

export interface NewCorrection {
  sourceId: string
  ranges: Range[]
  original: string
  prefix: string
  suffix: string
  text: string
}

export function insertCorrection(db: WritableDb, wanted: NewCorrection): Correction {
  const now = db.now()
  const { sourceId, ranges, original, prefix, suffix, text } = wanted
  const id = newId()
  insertRow(db, 'correction', {
    id,
    source_id: sourceId,
    ranges: JSON.stringify(ranges),
    start: Math.min(...ranges.map(([start]) => start)),
    ...{ original, prefix, suffix, text },
    created_at: now,
    updated_at: now,
  })
  return { id, sourceId, ranges, original, text, createdAt: now, updatedAt: now }
}

/** Gives a correction another text, and other words to stand over. @returns the time of the change */
export function changeCorrection(
  db: WritableDb,
  id: string,
  { ranges, original, prefix, suffix, text }: Omit<NewCorrection, 'sourceId'>,
): string {
  const now = db.now()
  updateRow(db, 'correction', id, {
    ranges: JSON.stringify(ranges),
    start: Math.min(...ranges.map(([start]) => start)),
    ...{ original, prefix, suffix, text },
    updated_at: now,
  })
  return now
}

export const removeCorrection = (db: WritableDb, id: string): void =>
  void updateRow(db, 'correction', id, { deleted_at: db.clock.removal() })

export const restoreCorrection = (db: WritableDb, id: string): void =>
  void updateRow(db, 'correction', id, { deleted_at: null })

export interface PageReport {
  id: string
  title: string | null
  sourceId: string
}

/** The reports of a source in the order of its page. */
export const listReportsOfPage = (db: ReadableDb, sourceId: string): PageReport[] =>
  db.all(
    sql`select id, title, source_id as sourceId from report
        where source_id = ${sourceId} and deleted_at is null order by position`,
  )

/** Is anything in the library corrected? */
export const anyCorrections = (db: ReadableDb): boolean =>
  db.get(sql`select 1 from correction where deleted_at is null limit 1`) !== undefined

/** Reports of other sources that search has for an expression of `matchQuery`, page by page. */
export const matchOtherPages = (db: ReadableDb, match: string, sourceId: string): PageReport[] =>
  db.all(
    sql`select r.id, r.title, r.source_id as sourceId
        from (select rowid from report_fts where report_fts match ${match}) f join report r on r.num = f.rowid
        where r.deleted_at is null and r.source_id <> ${sourceId} order by r.source_id, r.position`,
  )

const toCorrection = (row: CorrectionColumns): Correction => ({
  id: row.id,
  sourceId: row.source_id,
  ranges: JSON.parse(row.ranges) as Range[],
  original: row.original,
  text: row.text,
  createdAt: row.created_at,
  updatedAt: row.updated_at,
})
