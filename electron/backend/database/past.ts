/** The history of a row as change.ts keeps it, told in full: what a merge of two libraries compares field by field. */
import { keyOf, MADE, UNTOLD, type EntityTable, type Fields } from './change.ts'
import { identifier, sql, type ReadableDb } from './sql.ts'

export interface Told {
  field: string
  value: string | null
  /** Hybrid logical clock: unique with the field, here and on any other machine. */
  hlc: string
}

/** Columns that follow from others, or mean something on this machine only: theirs is no beginning to tell. */
const DERIVED: Partial<Record<EntityTable, readonly string[]>> = {
  report: ['characters', 'opening', 'fold_version'],
  page: ['proposals'],
  note: ['revision'],
  saved_search: ['seen_num'],
}

/**
 * Every value the fields of a row have had, oldest first, but those that were replaced while typing. The last of a
 * field is what the row holds. What the row began with and still holds has the clock of its making.
 */
export function readPast(db: ReadableDb, table: EntityTable, id: string): Told[] {
  const ops = db.all<Told>(
    sql`select field, value, hlc from op where entity = ${table} and entity_id = ${id} order by hlc, seq`,
  )
  const made = ops.find(({ field }) => field === MADE)
  const told = ops.filter(({ field }) => field !== MADE)
  if (!made) return told
  const fields = new Set(told.map(({ field }) => field))
  const since = Object.entries(readFields(db, table, id))
    .filter(([field, value]) => value !== null && !fields.has(field))
    .map(([field, value]) => ({ field, value: String(value), hlc: made.hlc }))
  return [...since, ...told].toSorted((a, b) => (a.hlc < b.hlc ? -1 : a.hlc > b.hlc ? 1 : 0))
}

function readFields(db: ReadableDb, table: EntityTable, id: string): Fields {
  const row = db.get<Fields>(
    sql`select * from ${identifier(table)} where ${identifier(keyOf(table))} = ${id}`,
  )
  if (!row) return {}
  const untold = ['num', keyOf(table), ...(UNTOLD[table] ?? []), ...(DERIVED[table] ?? [])]
  const fields = Object.fromEntries(Object.entries(row).filter(([field]) => !untold.includes(field)))
  return table === 'report' ? { ...fields, blocks: readBlocksAsTold(db, id) } : fields
}

/** As reports/store.ts tells them. */
function readBlocksAsTold(db: ReadableDb, reportId: string): string {
  const blocks = db.all<{ kind: string; ranges: string }>(
    sql`select kind, ranges from block where report_id = ${reportId} order by position`,
  )
  return JSON.stringify(blocks.map(({ kind, ranges }) => ({ kind, ranges: JSON.parse(ranges) as unknown })))
}
