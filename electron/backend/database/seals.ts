/**
 * Seals: a SHA-256 for each row a user made, of what it says, with a report's blocks and with its history. A bit that
 * flips in the middle of a value passes SQLite's own check; it does not pass this.
 *
 * Triggers of the writing connection (temporary ones, so that the file has none) note which rows a transaction touched;
 * they are sealed before it commits. So no code that writes need know of seals, and whatever writes past the backend
 * is found.
 */
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { BACKUP_MARK, RESTORED_FROM } from './backups-list.ts'
import { keyOf, type EntityTable } from './change.ts'
import { identifier, list, sql, type ReadableDb, type Sql } from './sql.ts'

export type SealedTable = EntityTable | 'undo' | 'watched_folder'

/**
 * Every table with rows of its own. Not sealed: what is derived from them (search index, sounds, story edges and which
 * reports were looked at for them), and queues (imports, the files of watched folders), whose rows come and go by
 * themselves. A new one comes last: `SEALED_WITH`.
 */
export const SEALED: readonly SealedTable[] = [
  'meta',
  'source',
  'source_text',
  'source_markup',
  'report',
  'page',
  'lesson',
  'highlight',
  'note',
  'theme',
  'theme_assignment',
  'link',
  'link_refusal',
  'report_refusal',
  'story',
  'story_report',
  'correction',
  'relation',
  'saved_search',
  'foreign_annotation',
  'setting',
  'undo',
  'template',
  'watched_folder',
]

export const keyColumn = (table: SealedTable): string =>
  table === 'undo' ? 'seq' : table === 'watched_folder' ? 'id' : keyOf(table)

/** In `meta`: the last of `SEALED_WITH` once every row has its seal. Before, a row without one is none that lost it. */
export const SEALED_KEY = 'sealed'

/**
 * In `meta` of a library that was repaired: its texts are still to be held against their seals, and those that do not
 * fit to be read again from the originals (sources/remake.ts).
 */
export const TEXTS_KEY = 'texts_doubted'

/** What follows from the original files. */
export const FROM_ORIGINALS = ['source_text', 'source_markup'] as const satisfies readonly SealedTable[]
export type FromOriginal = (typeof FROM_ORIGINALS)[number]
export const followsFromOriginal = ({ table }: { table: string }): boolean =>
  FROM_ORIGINALS.some((one) => one === table)

/** What `SEALED_KEY` said when all was sealed, and the table that came next: a library sealed then goes on with it. */
export const SEALED_WITH: readonly { said: string; next: SealedTable | null }[] = [
  { said: '1', next: 'template' },
  { said: '2', next: null },
]
/**
 * How far the index is, and how far the seals: changes with every slice of either, and follows from the rows. What copies
 * say of themselves is written into the copy, past the backend.
 */
const UNSEALED_META = ['search_index', SEALED_KEY, TEXTS_KEY, BACKUP_MARK, RESTORED_FROM]

/** Rows of a table that have seals. */
export const sealedRows = (table: SealedTable): Sql =>
  table === 'meta' ? sql`key not in ${list(UNSEALED_META)}` : sql`true`

/** Has the connection note what it touches. */
export function noteTouched(connection: Database.Database): void {
  connection.pragma('temp_store = memory')
  connection.exec(
    'create temp table touched (entity text not null, id text not null, primary key (entity, id)) without rowid',
  )
  const trigger = (name: string, table: string, event: string, rows: string[]): void => {
    connection.exec(`create temp trigger touched_${name}_${event} after ${event} on main."${table}" begin
      ${rows.map((row) => `insert or ignore into touched select ${row};`).join('\n')} end`)
  }
  const both = (name: string, table: string, rowOf: (side: string) => string): void => {
    trigger(name, table, 'insert', [rowOf('new')])
    trigger(name, table, 'update', [rowOf('old'), rowOf('new')])
    trigger(name, table, 'delete', [rowOf('old')])
  }
  for (const table of SEALED)
    both(
      table,
      table,
      (side) =>
        `'${table}', ${side}."${keyColumn(table)}"` +
        (table === 'meta'
          ? ` where ${side}.key not in (${UNSEALED_META.map((key) => `'${key}'`).join(', ')})`
          : ''),
    )
  both('block', 'block', (side) => `'report', ${side}.report_id`)
  both('op', 'op', (side) => `${side}.entity, ${side}.entity_id`)
}

/** The rows touched since this was last asked, in an order that follows from them. */
export function takeTouched(connection: Database.Database): { entity: SealedTable; id: string }[] {
  const rows = connection.prepare('select entity, id from temp.touched').all()
  if (rows.length > 0) connection.exec('delete from temp.touched')
  return rows as { entity: SealedTable; id: string }[]
}

/**
 * What a row says, or null where it is not there. Columns that are null are left out, so that a new column changes no
 * seal until it is filled.
 */
export function sealOf(db: ReadableDb, table: SealedTable, id: string): Buffer | null {
  const key = identifier(keyColumn(table))
  // An id is text but in `undo`, where it is a number.
  const row = db.get<Record<string, unknown>>(
    sql`select * from ${identifier(table)} where ${key} = ${table === 'undo' ? Number(id) : id}`,
  )
  if (!row) return null
  const hash = createHash('sha256')
  for (const column of Object.keys(row).sort()) {
    const value = row[column] as string | number | Buffer | null
    if (value === null || !isSealed(table, column)) continue
    hash.update(`${column}\0${typeof value}\0${String(value)}\0`)
  }
  if (table === 'report') {
    const blocks = db.all(
      sql`select position, kind, ranges from block where report_id = ${id} order by position`,
    )
    hash.update(JSON.stringify(blocks))
  }
  if (table !== 'undo') {
    const ops = db.all(
      sql`select id, field, value, hlc from op where entity = ${table} and entity_id = ${id} order by id`,
    )
    hash.update(JSON.stringify(ops))
  }
  return hash.digest()
}

/** `page.proposals` is counted from `decisions` by a trigger. */
const isSealed = (table: SealedTable, column: string): boolean =>
  !(table === 'page' && column === 'proposals')
