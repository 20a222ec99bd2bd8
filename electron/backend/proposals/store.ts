import type { Range } from '../../../shared/model/range.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'

/** A place on a page, whatever report shows it. */
export interface SourcePlace {
  sourceId: string
  ranges: Range[]
}

export interface Refusal {
  id: string
  from: SourcePlace
  to: SourcePlace
  /** See `wordsKey`. */
  words: string
  createdAt: string
}

interface Row {
  id: string
  from_source: string
  from_ranges: string
  to_source: string
  to_ranges: string
  words: string
  created_at: string
}

/** All that were not taken back, in the order they were made. */
export const listRefusals = (db: ReadableDb): Refusal[] =>
  db
    .all<Row>(
      sql`select id, from_source, from_ranges, to_source, to_ranges, words, created_at from link_refusal
          where deleted_at is null order by num`,
    )
    .map((row) => ({
      id: row.id,
      from: { sourceId: row.from_source, ranges: JSON.parse(row.from_ranges) as Range[] },
      to: { sourceId: row.to_source, ranges: JSON.parse(row.to_ranges) as Range[] },
      words: row.words,
      createdAt: row.created_at,
    }))

export function insertRefusal(
  db: WritableDb,
  { from, to, words }: Omit<Refusal, 'id' | 'createdAt'>,
): string {
  const id = newId()
  insertRow(db, 'link_refusal', {
    id,
    from_source: from.sourceId,
    from_ranges: JSON.stringify(from.ranges),
    to_source: to.sourceId,
    to_ranges: JSON.stringify(to.ranges),
    words,
    created_at: db.now(),
  })
  return id
}

/** `null` where there is no such refusal; else whether it was taken back. */
export function isTakenBack(db: ReadableDb, id: string): boolean | null {
  const row = db.get<{ deleted_at: string | null }>(sql`select deleted_at from link_refusal where id = ${id}`)
  return row ? row.deleted_at !== null : null
}

export const takeBack = (db: WritableDb, id: string): void =>
  void updateRow(db, 'link_refusal', id, { deleted_at: db.clock.removal() })

export const refuseAgain = (db: WritableDb, id: string): void =>
  void updateRow(db, 'link_refusal', id, { deleted_at: null })
