/** What of a damaged database did not come into the new one: told by the seals, by rows refused, by tables that break off. */
import type Database from 'better-sqlite3'
import { keyColumn, SEALED } from './seals.ts'

/** A table, and the row's id: empty where it is not known which rows, or how many. */
export interface LostRow {
  table: string
  id: string
  /** What it was called, where that could be read. */
  name?: string
}

/** What is made anew from the rows: search index, sounds of titles, edges of stories; and the mark of commits. */
const DERIVED = new Set(['title_sound', 'story_look', 'story_edge', 'committed'])

/** Rows that have a seal and are not there. */
export function listLost(db: Database.Database): LostRow[] {
  const entities = new Set(db.prepare('select distinct entity from seal').pluck().all() as string[])
  return SEALED.filter((table) => entities.has(table)).flatMap((table) =>
    (
      db
        .prepare(
          `select id from seal where entity = ?
           and id not in (select cast("${keyColumn(table)}" as text) from "${table}")`,
        )
        .pluck()
        .all(table) as string[]
    ).map((id) => ({ table, id })),
  )
}

/** Whom seals tell of is lost for good: the new library does not miss them at every check. */
export function forgetSeals(db: Database.Database, rows: readonly LostRow[]): void {
  const forget = db.prepare('delete from seal where entity = ? and id = ?')
  for (const { table, id } of rows) forget.run(table, id)
}

/** What a row is called where it is refused: its id if that can be read. */
export function nameOf(columns: readonly string[], row: readonly unknown[]): string {
  const at = columns.findIndex((column) => ['"id"', '"key"', '"source_id"', '"report_id"'].includes(column))
  const value = at < 0 ? null : row[at]
  return typeof value === 'string' ? value.slice(0, 120) : ''
}

/** Each row once; a table that broke off is told where nothing tells which of its rows are missing. */
export function gather(
  rows: readonly LostRow[],
  torn: ReadonlySet<string>,
  { hasSeals }: { hasSeals: boolean },
): LostRow[] {
  const known = new Map(rows.map((row) => [`${row.table} ${row.id}`, row]))
  const named = new Set(rows.map(({ table }) => table))
  for (const table of torn) {
    if (DERIVED.has(table) || named.has(table)) continue
    // Every row of these has a seal, and each that came over has its row: it was not the rows that were torn.
    if (hasSeals && !torn.has('seal') && SEALED.some((sealed) => sealed === table)) continue
    known.set(`${table} `, { table, id: '' })
  }
  return [...known.values()]
}
