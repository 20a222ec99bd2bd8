/**
 * Brings what can be read of a damaged database into a new one, row by row: a page that cannot be read costs the rows
 * on it, not the table. Reads a copy; the damaged file is never opened.
 */
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { blobPath } from '../sources/blobs.ts'
import { APPLICATION_ID } from './header.ts'
import { LOOK_PREFIX } from './look.ts'
import { migrate, type Migration } from './migrate.ts'
import { forgetSeals, gather, listLost, nameOf, type LostRow } from './salvage-losses.ts'
import { settleOrphans } from './salvage-orphans.ts'
import { followsFromOriginal, keyColumn, SEALED, SEALED_KEY, sealOf, sealedRows, TEXTS_KEY } from './seals.ts'
import { identifier, readable, sql } from './sql.ts'

export interface Salvaged {
  /** Rows brought over. */
  saved: number
  /** What is not in the new library: table and id, or what is known of it. */
  lost: LostRow[]
}

/** Single rows tried on both sides of a page that cannot be read. */
const MOST_TRIED = 500_000

/** @param target a path where no file is. @throws where not even the list of tables can be read */
export function salvage(
  folder: string,
  name: string,
  target: string,
  migrations: readonly Migration[],
): Salvaged {
  const place = mkdtempSync(join(folder, LOOK_PREFIX))
  try {
    const copy = join(place, name)
    for (const ending of ['', '-wal'])
      if (existsSync(join(folder, name + ending))) copyFileSync(join(folder, name + ending), copy + ending)
    mendHeader(copy)
    const from = new Database(copy, { fileMustExist: true })
    const to = new Database(target)
    try {
      migrate(to, migrations)
      to.pragma('foreign_keys = off')
      const result = to.transaction(() => bringOver(from, to, folder))()
      to.pragma('journal_mode = delete')
      return result
    } finally {
      from.close()
      to.close()
    }
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

/** Fields of the header that are the same in every library of ours (SQLite's file format, section 1.3). */
function mendHeader(path: string): void {
  const header = Buffer.alloc(100)
  const file = openSync(path, 'r+')
  try {
    if (readSync(file, header, 0, 100, 0) < 100) return
    header.write('SQLite format 3\0', 0, 'latin1')
    header.writeUInt16BE(4096, 16)
    // Write and read version (2: write-ahead log), reserved bytes, payload fractions.
    header.set([2, 2, 0, 64, 32, 32], 18)
    header.writeUInt32BE(4, 44)
    header.writeUInt32BE(1, 56)
    header.writeUInt32BE(APPLICATION_ID, 68)
    writeSync(file, header, 0, 100, 0)
  } finally {
    closeSync(file)
  }
}

function bringOver(from: Database.Database, to: Database.Database, folder: string): Salvaged {
  const tables = to
    .prepare(
      `select name, sql like '%without rowid%' as keyed from sqlite_schema
       where type = 'table' and sql not like 'create virtual%' and name not like 'sqlite_%' and name not like '%\\_fts\\_%' escape '\\'`,
    )
    .all() as { name: string; keyed: number }[]
  // Triggers that keep what is derived would do it over what is brought along.
  const triggers = to.prepare(`select name, sql from sqlite_schema where type = 'trigger'`).all() as {
    name: string
    sql: string
  }[]
  for (const trigger of triggers) to.exec(`drop trigger "${trigger.name}"`)
  let saved = 0
  const refused: LostRow[] = []
  const torn = new Set<string>()
  for (const { name, keyed } of tables) {
    const columns = sharedColumns(from, to, name)
    if (columns.length === 0) {
      // Of a table that came with a later version there was nothing to lose.
      if (isThere(from, name)) torn.add(name)
      continue
    }
    const insert = to.prepare(
      `insert or replace into "${name}" (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    )
    const put = (row: unknown[]): void => {
      try {
        insert.run(...row)
        saved += 1
      } catch {
        // A damaged value that the table does not take.
        refused.push({ table: name, id: nameOf(columns, row) })
      }
    }
    const isAll = keyed ? copyKeyed(from, to, name, columns, put) : copyByRowid(from, name, columns, put)
    if (!isAll) torn.add(name)
  }
  for (const trigger of triggers) to.exec(trigger.sql)
  const unsealed = listLost(to)
  const isForGood = (row: LostRow): boolean => !comesAgain(to, row, folder)
  // The seal of a text says, once that is read again, whether it is what was saved. It holds history, too.
  forgetSeals(to, torn.has('op') ? unsealed : unsealed.filter(isForGood))
  const hasSeals = to.prepare('select 1 from seal').get() !== undefined
  // A seal holds the history of its row, too: where that is torn, it says no more whether the row is what was saved.
  if (torn.has('op')) forgetUnlike(to)
  const lost = gather([...refused, ...unsealed, ...settleOrphans(to)], torn, { hasSeals }).filter(isForGood)
  to.prepare(`delete from meta where key in ('search_index', ?)`).run(SEALED_KEY)
  to.prepare(`insert or replace into meta (key, value) values (?, '')`).run(TEXTS_KEY)
  if (!to.prepare('select 1 from committed').get())
    to.exec(`insert into committed (one, number, chain, before) values (1, 0, x'', x'')`)
  return { saved, lost }
}

/** Whether what a row said follows from an original that is kept; see sources/remake.ts. */
function comesAgain(to: Database.Database, row: LostRow, folder: string): boolean {
  // Plain text has no markup: without seals nothing says which sources had some.
  if (!followsFromOriginal(row) || (row.table === 'source_markup' && row.id === '')) return false
  // Not known which: then all that lack it.
  const of = row.id === '' ? `not in (select source_id from "${row.table}")` : '= ?'
  const originals = to
    .prepare(`select sha256 from source where id ${of}`)
    .pluck()
    .all(...(row.id === '' ? [] : [row.id])) as string[]
  return originals.length > 0 && originals.every((sha256) => existsSync(blobPath(folder, sha256)))
}

/** Takes the seals away that do not fit their rows; these are sealed anew as they now stand. */
function forgetUnlike(to: Database.Database): void {
  const db = readable(to)
  const forget = to.prepare('delete from seal where entity = ? and id = ?')
  for (const table of SEALED) {
    const ids = db.all<{ id: string; sha256: Buffer }>(
      sql`select id, sha256 from seal where entity = ${table} and id in
          (select cast(${identifier(keyColumn(table))} as text) from ${identifier(table)} where ${sealedRows(table)})`,
    )
    for (const { id, sha256 } of ids) if (!sealOf(db, table, id)?.equals(sha256)) forget.run(table, id)
  }
}

function sharedColumns(from: Database.Database, to: Database.Database, table: string): string[] {
  const columnsOf = (db: Database.Database): string[] =>
    (db.prepare('select name from pragma_table_info(?)').all(table) as { name: string }[]).map(
      ({ name }) => `"${name}"`,
    )
  try {
    const known = columnsOf(from)
    return columnsOf(to).filter((column) => known.includes(column))
  } catch {
    return []
  }
}

/** Can it not even be asked, it counts as there: what was in it is lost. */
function isThere(db: Database.Database, table: string): boolean {
  try {
    return db.prepare('select 1 from sqlite_schema where name = ?').get(table) !== undefined
  } catch {
    return true
  }
}

/**
 * Forwards as far as it can be read, backwards as far as it can, and what lies between one by one.
 * @returns whether that was all of it
 */
function copyByRowid(
  from: Database.Database,
  table: string,
  columns: string[],
  put: (row: unknown[]) => void,
): boolean {
  const select = `select rowid, ${columns.join(', ')} from "${table}"`
  let low = 0
  const read = (text: string, heard: (rowid: number) => void): boolean => {
    try {
      for (const row of from.prepare(text).raw().iterate() as IterableIterator<unknown[]>) {
        const [rowid, ...values] = row
        put(values)
        heard(Number(rowid))
      }
      return true
    } catch {
      return false
    }
  }
  if (read(`${select} order by rowid`, (rowid) => (low = Math.max(low, rowid)))) return true
  let high = Number.POSITIVE_INFINITY
  if (read(`${select} where rowid > ${low} order by rowid desc`, (rowid) => (high = Math.min(high, rowid))))
    return true
  // Nothing from the end: how far rows reach is then not known.
  const last = Math.min(Number.isFinite(high) ? high : low + 20_000, low + MOST_TRIED)
  const one = from.prepare(`select ${columns.join(', ')} from "${table}" where rowid = ?`).raw()
  for (let rowid = low + 1; rowid < last; rowid++) {
    try {
      const row = one.get(rowid) as unknown[] | undefined
      if (row) put(row)
    } catch {
      // On the page that cannot be read.
    }
  }
  return false
}

/** Tables without rowids: all at once, or what belongs to each report (`block`), each entity (`seal`) by itself. */
function copyKeyed(
  from: Database.Database,
  to: Database.Database,
  table: string,
  columns: string[],
  put: (row: unknown[]) => void,
): boolean {
  const select = `select ${columns.join(', ')} from "${table}"`
  const read = (text: string, ...params: unknown[]): boolean => {
    try {
      for (const row of from
        .prepare(text)
        .raw()
        .iterate(...params) as IterableIterator<unknown[]>)
        put(row)
      return true
    } catch {
      return false
    }
  }
  if (read(select)) return true
  const [first = '""'] = columns
  const key = first.replaceAll('"', '')
  const values =
    key === 'report_id' ? to.prepare('select id from report').pluck().all() : key === 'entity' ? SEALED : []
  for (const value of values) read(`${select} where "${key}" = ?`, value)
  return false
}
