/**
 * Rows that point at lost ones. What the user made stays wherever it can stand without them: a highlight on its words
 * though its report is lost, a note by itself, a theme at the top. What says nothing alone goes, and is listed.
 */
import type Database from 'better-sqlite3'
import type { LostRow } from './salvage-losses.ts'

type Row = Record<string, string | number | null>

/** Columns that may be empty: the row stands without what they name. */
const MAY_BE_EMPTY = ['report_id', 'parent_id', 'replaces_id']

/** @returns what went. Every row that was changed loses its seal, and gets one as it now stands */
export function settleOrphans(to: Database.Database): LostRow[] {
  const lost = [...dropPointless(to), ...dropOrphans(to)]
  // Those that went may have had something on them.
  return [...lost, ...dropPointless(to)]
}

/** Again and again, for others may point at what goes. */
function dropOrphans(to: Database.Database): LostRow[] {
  const lost: LostRow[] = []
  for (;;) {
    const orphans = to.pragma('foreign_key_check') as { table: string; rowid: number | null; fkid: number }[]
    const found = orphans.filter(({ rowid }) => rowid !== null)
    if (orphans.some(({ table }) => table === 'block'))
      to.exec('delete from block where report_id not in (select id from report)')
    else if (found.length === 0) return lost
    for (const { table, rowid, fkid } of found) {
      const row = to.prepare(`select * from "${table}" where rowid = ?`).get(rowid) as Row | undefined
      if (!row) continue
      forgetSeal(to, table, row)
      const column = columnOf(to, table, fkid)
      if (column !== null && isNullable(to, table, column)) {
        to.prepare(`update "${table}" set "${column}" = null where rowid = ?`).run(rowid)
        continue
      }
      lost.push(lostRow(table, row, rowid))
      to.prepare(`delete from "${table}" where rowid = ?`).run(rowid)
    }
  }
}

const columnOf = (to: Database.Database, table: string, fkid: number): string | null =>
  (to.prepare('select "from" from pragma_foreign_key_list(?) where id = ?').pluck().get(table, fkid) as
    | string
    | undefined) ?? null

const isNullable = (to: Database.Database, table: string, column: string): boolean =>
  MAY_BE_EMPTY.includes(column) &&
  to.prepare('select "notnull" from pragma_table_info(?) where name = ?').pluck().get(table, column) === 0

const THERE = `(select 'report', id from report union all select 'highlight', id from highlight)`

/** Notes are free from then on; a theme or a link on what is lost shows nowhere. */
function dropPointless(to: Database.Database): LostRow[] {
  const notes = to
    .prepare(`select * from note where target_id is not null and (target_kind, target_id) not in ${THERE}`)
    .all() as Row[]
  for (const note of notes) {
    forgetSeal(to, 'note', note)
    to.prepare('update note set target_kind = null, target_id = null where id = ?').run(note.id)
  }
  const gone = (table: string, where: string): LostRow[] => {
    const rows = to.prepare(`select * from "${table}" where ${where}`).all() as Row[]
    for (const row of rows) forgetSeal(to, table, row)
    to.exec(`delete from "${table}" where ${where}`)
    return rows.filter((row) => row.deleted_at === null).map((row) => lostRow(table, row, null))
  }
  return [
    ...gone('theme_assignment', `(target_kind, target_id) not in ${THERE}`),
    ...gone('link', `(from_kind, from_id) not in ${THERE} or (to_kind, to_id) not in ${THERE}`),
  ]
}

function forgetSeal(to: Database.Database, table: string, row: Row): void {
  const key = row.id ?? row.key
  if (key !== undefined && key !== null)
    to.prepare('delete from seal where entity = ? and id = ?').run(table, String(key))
}

/** What can still be read of a row names it; it is in no library any more that could be asked. */
function lostRow(table: string, row: Row, rowid: number | null): LostRow {
  const name = row.title ?? row.exact ?? row.original ?? row.text ?? row.name
  return {
    table,
    id: String(row.id ?? rowid ?? ''),
    ...(typeof name === 'string' ? { name: name.slice(0, 120) } : {}),
  }
}
