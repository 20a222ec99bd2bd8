/**
 * The only door for what users make. Each function writes the row and, in the same transaction, its history (`op`):
 * what undo, merge on export and sharing between machines stand on.
 *
 * A new row has one op, of the field `*` and without a value: the row itself holds what its fields began with. The
 * first change of a field keeps that beginning as an op of its own, under the clock of `*`, before it writes its own.
 * So no value stands twice until it has changed, and every value there ever was can be told with its clock:
 * `readPast` does. Libraries from before ADR 21 have an op a field instead of `*`; both are read alike.
 */
import { v5 } from 'uuid'
import { newId } from '../ids.ts'
import { readClock } from './clock.ts'
import { identifier, join, sql, type WritableDb } from './sql.ts'

export type EntityTable =
  | 'meta'
  | 'source'
  | 'source_text'
  | 'source_markup'
  | 'report'
  | 'page'
  | 'lesson'
  | 'highlight'
  | 'note'
  | 'theme'
  | 'theme_assignment'
  | 'link'
  | 'link_refusal'
  | 'report_refusal'
  | 'story'
  | 'story_report'
  | 'correction'
  | 'relation'
  | 'saved_search'
  | 'foreign_annotation'
  | 'template'
  | 'setting'

export type Fields = Record<string, string | number | null>

/** The column that names a row, where it is not `id`. */
const KEYS: Partial<Record<EntityTable, string>> = {
  meta: 'key',
  setting: 'key',
  source_text: 'source_id',
  source_markup: 'source_id',
  page: 'source_id',
}

/**
 * Columns whose values are not told: the text of a source and what it marks are read from its kept bytes, so history
 * would only double the library.
 */
export const UNTOLD: Partial<Record<EntityTable, readonly string[]>> = {
  source_text: ['text'],
  source_markup: ['marks', 'pages'],
}

export const keyOf = (table: EntityTable): string => KEYS[table] ?? 'id'

/** The field of the op that says a row was made. */
export const MADE = '*'

/** Writes a new row; returns its rowid. Columns that are null have no history yet: null is what a row starts as. */
export function insertRow(db: WritableDb, table: EntityTable, row: Fields): number {
  const rowid = writeBare(db, table, row)
  const id = String(row[keyOf(table)])
  writeOp(db, { id: newId(), table, entityId: id, field: MADE, value: null, hlc: db.clock.tick() })
  return rowid
}

function writeBare(db: WritableDb, table: EntityTable, row: Fields): number {
  const columns = Object.keys(row)
  return db.run(
    sql`insert into ${identifier(table)} (${join(columns.map(identifier))})
        values (${join(columns.map((column) => sql`${row[column] ?? null}`))})`,
  ).rowid
}

/** Puts a row back as it was, where a disk has lost or changed it: its history tells already that it was made. */
export function putBackRow(db: WritableDb, table: EntityTable, row: Fields): void {
  const id = row[keyOf(table)] ?? null
  db.run(sql`delete from ${identifier(table)} where ${identifier(keyOf(table))} = ${id}`)
  const isTold = db.get(sql`select 1 from op where entity = ${table} and entity_id = ${id} limit 1`)
  if (isTold) writeBare(db, table, row)
  else insertRow(db, table, row)
}

/**
 * Changes fields of a row.
 * @param options.replaceWithin milliseconds: an op of the same field younger than this is replaced, so that
 *   saves while typing do not pile up (Infinity keeps only the latest, for settings).
 * @returns false where no such row is.
 */
export function updateRow(
  db: WritableDb,
  table: EntityTable,
  id: string,
  fields: Fields,
  options: { replaceWithin?: number } = {},
): boolean {
  const columns = Object.keys(fields)
  if (columns.length === 0) throw new Error(`nothing to change in ${table}`)
  const here = sql`where ${identifier(keyOf(table))} = ${id}`
  const before = db.get<Fields>(
    sql`select ${join(columns.map(identifier))} from ${identifier(table)} ${here}`,
  )
  if (!before) return false
  db.run(
    sql`update ${identifier(table)}
        set ${join(columns.map((column) => sql`${identifier(column)} = ${fields[column] ?? null}`))} ${here}`,
  )
  keepFirst(db, table, id, before)
  for (const [column, value] of Object.entries(fields)) {
    if (options.replaceWithin !== undefined) dropRecentOp(db, table, id, column, options.replaceWithin)
    writeOp(db, { id: newId(), table, entityId: id, field: column, value, hlc: db.clock.tick() })
  }
  return true
}

/**
 * Appends to the history alone, for what is stored in another form than it is told (a report's blocks).
 * @param before what it was
 */
export function appendOp(
  db: WritableDb,
  table: EntityTable,
  entityId: string,
  field: string,
  { before, value }: { before: string; value: string },
): void {
  keepFirst(db, table, entityId, { [field]: before })
  writeOp(db, { id: newId(), table, entityId, field, value, hlc: db.clock.tick() })
}

/**
 * What fields began with, where no op has it yet: from now on the row does not hold it any more. The op's id follows
 * from the row's making, so that two libraries that both change a row they share write one and the same.
 */
function keepFirst(db: WritableDb, table: EntityTable, entityId: string, before: Fields): void {
  const ops = db.all<{ field: string; id: string; hlc: string }>(
    sql`select field, id, min(hlc) as hlc from op where entity = ${table} and entity_id = ${entityId}
        group by field`,
  )
  const made = ops.find(({ field }) => field === MADE)
  if (!made) return
  const told = new Set(ops.map(({ field }) => field))
  for (const [field, value] of Object.entries(before))
    if (value !== null && !told.has(field) && !UNTOLD[table]?.includes(field))
      writeOp(db, { id: v5(field, made.id), table, entityId, field, value, hlc: made.hlc })
}

interface NewOp {
  id: string
  table: EntityTable
  entityId: string
  field: string
  value: string | number | null
  hlc: string
}
function writeOp(db: WritableDb, { id, table, entityId, field, value, hlc }: NewOp): void {
  const told = value === null || UNTOLD[table]?.includes(field) ? null : String(value)
  db.run(
    sql`insert into op (id, entity, entity_id, field, value, hlc)
        values (${id}, ${table}, ${entityId}, ${field}, ${told}, ${hlc})`,
  )
}

function dropRecentOp(db: WritableDb, table: EntityTable, id: string, field: string, within: number): void {
  const last = db.get<{ seq: number; hlc: string }>(
    sql`select seq, hlc from op where entity = ${table} and entity_id = ${id} and field = ${field}
        order by seq desc limit 1`,
  )
  if (!last) return
  const age = db.clock.now().getTime() - readClock(last.hlc)[0]
  if (age < within) db.run(sql`delete from op where seq = ${last.seq}`)
}
