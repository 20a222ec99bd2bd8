import type { JSONType } from 'zod'
import { insertRow, updateRow } from '../database/change.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'

export function readSettings(db: ReadableDb): Record<string, JSONType> {
  const rows = db.all<{ key: string; value: string }>(sql`select key, value from setting order by key`)
  return Object.fromEntries(rows.map(({ key, value }) => [key, JSON.parse(value) as JSONType]))
}

/** Returns false where the setting has this value already. */
export function writeSetting(db: WritableDb, key: string, value: JSONType): boolean {
  const text = JSON.stringify(value)
  const before = db.get<{ value: string }>(sql`select value from setting where key = ${key}`)
  if (before?.value === text) return false
  if (!before) insertRow(db, 'setting', { key, value: text })
  // Reading places change with every scroll: their history is worth nothing, so only the last op is kept.
  else updateRow(db, 'setting', key, { value: text }, { replaceWithin: Infinity })
  return true
}
