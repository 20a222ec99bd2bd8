/**
 * The only door for what users make. Each function writes the row and, in the same transaction, one `op` a
 * field: the history that undo, merge on export and later sharing between machines stand on.
 */
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
 * Columns that get no op: the text of a source and what it marks are read from its kept bytes, so history would only
 * double the library; `num` is the row's own number here and means nothing on another machine.
 */
const UNTOLD: Partial<Record<EntityTable, readonly string[]>> = {
  source_text: ['text'],
  source_markup: ['marks', 'pages'],
}

/** Writes a new row; returns its rowid. Columns that are null leave no op: null is what a row starts as. */
export function insertRow(db: WritableDb, table: EntityTable, row: Fields): number {
  const columns = Object.keys(row)
  const { rowid } = db.run(
    sql`insert into ${identifier(table)} (${join(columns.map(identifier))})
        values (${join(columns.map((column) => sql`${row[column] ?? null}`))})`,
  )
  const key = KEYS[table] ?? 'id'
  const told = Object.entries(row).filter(([column, value]) => column !== key && value !== null)
  for (const [column, value] of told) appendOp(db, table, String(row[key]), column, value)
  return rowid
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
  const { changes } = db.run(
    sql`update ${identifier(table)}
        set ${join(columns.map((column) => sql`${identifier(column)} = ${fields[column] ?? null}`))}
        where ${identifier(KEYS[table] ?? 'id')} = ${id}`,
  )
  if (changes === 0) return false
  for (const [column, value] of Object.entries(fields)) {
    if (options.replaceWithin !== undefined) dropRecentOp(db, table, id, column, options.replaceWithin)
    appendOp(db, table, id, column, value)
  }
  return true
}

/** Appends to the history alone, for what is stored in another form than it is told (a report's blocks). */
export function appendOp(
  db: WritableDb,
  table: EntityTable,
  entityId: string,
  field: string,
  value: string | number | null,
): void {
  const told = UNTOLD[table]?.includes(field) || value === null ? null : String(value)
  db.run(
    sql`insert into op (id, entity, entity_id, field, value, hlc)
        values (${newId()}, ${table}, ${entityId}, ${field}, ${told}, ${db.clock.tick()})`,
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
