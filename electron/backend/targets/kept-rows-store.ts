/** Writes rows and remembers what they were, so that an act on many of them is taken back as one call. */
import { insertRow, updateRow, type EntityTable, type Fields } from '../database/change.ts'
import { identifier, join, sql, type WritableDb } from '../database/sql.ts'
import { notFound } from './store.ts'

export interface KeptRow {
  table: string
  id: string
  fields: Fields
}

export interface Keeper<T extends EntityTable> {
  /** Changes columns of a row; those that have the value already are left alone. @throws not-found */
  update: (table: T, id: string, fields: Fields) => void
  /** Writes a new row: taken back, it is removed. */
  insert: (table: T, row: Fields & { id: string }) => void
  /** Every row that was touched, as it was before. Empty where nothing changed. */
  rows: () => { table: T; id: string; fields: Fields }[]
}

/** Begins to remember. */
export function keepRows<T extends EntityTable>(db: WritableDb): Keeper<T> {
  const kept = new Map<string, { table: T; id: string; fields: Fields }>()
  const remember = (table: T, id: string, was: Fields): void => {
    const key = `${table} ${id}`
    const row = kept.get(key) ?? { table, id, fields: {} }
    // What stood there first is what comes back.
    row.fields = { ...was, ...row.fields }
    kept.set(key, row)
  }
  return {
    update(table, id, fields) {
      const columns = Object.keys(fields)
      const now = db.get<Fields>(
        sql`select ${join(columns.map(identifier))} from ${identifier(table)} where id = ${id}`,
      )
      if (!now) throw notFound(table, id)
      const changed = columns.filter((column) => now[column] !== fields[column])
      if (changed.length === 0) return
      remember(table, id, pick(now, changed))
      updateRow(db, table, id, pick(fields, changed))
    },
    insert(table, row) {
      insertRow(db, table, row)
      remember(table, row.id, { deleted_at: db.clock.removal() })
    },
    rows: () => [...kept.values()],
  }
}

const pick = (fields: Fields, columns: string[]): Fields =>
  Object.fromEntries(columns.map((column) => [column, fields[column] ?? null]))

/**
 * Rows that go first, then the others: what takes the place of another finds it free. Of those that come, themes
 * before their assignments, which would stay away with a theme that is gone.
 */
export const goingFirst = <R extends KeptRow>(rows: readonly R[]): R[] => {
  const rank = ({ table, fields }: R): number =>
    typeof fields['deleted_at'] === 'string' ? 0 : table === 'theme' ? 1 : 2
  return rows.toSorted((a, b) => rank(a) - rank(b))
}
