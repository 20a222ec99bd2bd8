/**
 * The history as it travels: everything that reads or writes `op` rows other than by changing a row. What the shape of
 * those rows is (one a field; an `insert` may be one row without values) is known here and in change.ts only.
 */
import type { EntityTable, Fields } from './change.ts'
import { identifier, join, sql, type ReadableDb, type WritableDb } from './sql.ts'

/** A row of the history as a package holds it: all its columns but `seq`, which is this machine's. */
export interface HistoryRow {
  id: string
  entity: string
  entity_id: string
  field: string
  value: string | null
  hlc: string
}

/** When each field of a row was last written. `born`: for fields that nothing was written of since the row was made. */
export interface FieldClocks {
  fields: ReadonlyMap<string, string>
  born: string
  /** The greatest of all. */
  latest: string
}

const NONE: FieldClocks = { fields: new Map(), born: '', latest: '' }

/** From the ops of one row, in any order. */
export function clocksFrom(ops: readonly Pick<HistoryRow, 'field' | 'hlc'>[]): FieldClocks {
  if (ops.length === 0) return NONE
  const fields = new Map<string, string>()
  let [born, latest] = [ops[0]?.hlc ?? '', '']
  for (const { field, hlc } of ops) {
    if (hlc < born) born = hlc
    if (hlc > latest) latest = hlc
    if (hlc > (fields.get(field) ?? '')) fields.set(field, hlc)
  }
  return { fields, born, latest }
}

/** The clock of a field: of its last write, else of the row's making. Empty where there is no history. */
export const clockOf = ({ fields, born }: FieldClocks, field: string): string => fields.get(field) ?? born

/** The ops of one row of this library. */
export const opsOf = (db: ReadableDb, table: EntityTable, id: string): Pick<HistoryRow, 'field' | 'hlc'>[] =>
  db.all(sql`select field, hlc from op where entity = ${table} and entity_id = ${id}`)

/** Writes a row whose history comes with it: no op of ours. @returns its rowid */
export function insertTold(db: WritableDb, table: EntityTable | 'block', row: Fields): number {
  const columns = Object.keys(row)
  return db.run(
    sql`insert into ${identifier(table)} (${join(columns.map(identifier))})
        values (${join(columns.map((column) => sql`${row[column] ?? null}`))})`,
  ).rowid
}

/** Changes a row as a history that comes with it says: no op of ours. */
export function updateTold(
  db: WritableDb,
  table: EntityTable,
  key: string,
  id: string,
  fields: Fields,
): void {
  const columns = Object.keys(fields)
  if (columns.length === 0) return
  db.run(
    sql`update ${identifier(table)}
        set ${join(columns.map((column) => sql`${identifier(column)} = ${fields[column] ?? null}`))}
        where ${identifier(key)} = ${id}`,
  )
}

/** Adds an op of another library, unless it is known. @returns whether it was new */
export const appendTold = (
  db: WritableDb,
  { id, entity, entity_id, field, value, hlc }: HistoryRow,
): boolean =>
  db.run(
    sql`insert or ignore into op (id, entity, entity_id, field, value, hlc)
        values (${id}, ${entity}, ${entity_id}, ${field}, ${value}, ${hlc})`,
  ).changes > 0

/** The writer's name in a clock reading: one opening of one library. */
export const writerOf = (hlc: string): string => hlc.split('-')[2] ?? ''
