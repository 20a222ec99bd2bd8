/** The SQL of seals; what one is: database/seals.ts. */
import {
  keyColumn,
  sealOf,
  SEALED,
  SEALED_KEY,
  SEALED_WITH,
  sealedRows,
  type SealedTable,
} from '../database/seals.ts'
import { identifier, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'

/** Rows looked at in one go. */
const MOST = 200

/** Has every row its seal? False while they are being made, after an upgrade. */
export const hasAllSeals = (db: ReadableDb): boolean => readCursor(db) === null

/** Rows of a table that have seals, in the order in which they lie, each with its place in it. */
export const listSealedIds = (
  db: ReadableDb,
  table: SealedTable,
  after: number,
): { at: number; id: string }[] =>
  db.all(
    sql`select rowid as at, cast(${identifier(keyColumn(table))} as text) as id from ${identifier(table)}
        where rowid > ${after} and ${sealedRows(table)} order by rowid limit ${MOST}`,
  )

export const readSeal = (db: ReadableDb, table: SealedTable, id: string): Buffer | null =>
  db.get<{ sha256: Buffer }>(sql`select sha256 from seal where entity = ${table} and id = ${id}`)?.sha256 ??
  null

/** Is a row what was saved? null where no seal says what that was. */
export function isAsSealed(db: ReadableDb, table: SealedTable, id: string): boolean | null {
  const kept = readSeal(db, table, id)
  return kept && sealOf(db, table, id)?.equals(kept) === true
}

/** The row is lost for good, and said to be: no check misses it any more. */
export const forgetSeal = (db: WritableDb, table: SealedTable, id: string): void =>
  void db.run(sql`delete from seal where entity = ${table} and id = ${id}`)

/** Seals of rows that are not there. */
export function listStraySeals(db: ReadableDb): { entity: string; id: string }[] {
  return SEALED.flatMap((table) =>
    db.all<{ entity: string; id: string }>(
      sql`select entity, id from seal where entity = ${table}
          and id not in (select cast(${identifier(keyColumn(table))} as text) from ${identifier(table)})`,
    ),
  )
}

interface Cursor {
  table: number
  after: number
}

/** Where sealing goes on; null: all is sealed. */
function readCursor(db: ReadableDb): Cursor | null {
  const value = db.get<{ value: string }>(sql`select value from meta where key = ${SEALED_KEY}`)?.value
  const all = SEALED_WITH.find(({ said }) => said === value)
  if (all) return all.next && { table: SEALED.indexOf(all.next), after: 0 }
  return value === undefined ? { table: 0, after: 0 } : (JSON.parse(value) as Cursor)
}

/** Seals rows that have no seal until `isLate`. @returns whether there are more */
export function sealNext(db: WritableDb, isLate: () => boolean): boolean {
  const cursor = readCursor(db)
  if (!cursor) return false
  let { table: at, after } = cursor
  while (at < SEALED.length && !isLate()) {
    const table = SEALED[at]!
    const rows = listSealedIds(db, table, after)
    for (const row of rows) {
      const sha256 = readSeal(db, table, row.id) ?? sealOf(db, table, row.id)
      if (sha256)
        db.run(sql`insert or replace into seal (entity, id, sha256) values (${table}, ${row.id}, ${sha256})`)
      after = row.at
      if (isLate()) break
    }
    if (rows.length === 0) [at, after] = [at + 1, 0]
  }
  const isMore = at < SEALED.length
  const value = isMore ? JSON.stringify({ table: at, after }) : SEALED_WITH.at(-1)!.said
  db.run(sql`insert or replace into meta (key, value) values (${SEALED_KEY}, ${value})`)
  return isMore
}
