/**
 * Makes anew, in a copy of a damaged database, what follows from its rows: SQLite's indexes and the search index. It
 * mends what it mends whole, or says that it did not: rows themselves are not in its power.
 */
import Database from 'better-sqlite3'
import { CallError } from '../../../shared/errors.ts'
import { listLost } from './salvage-losses.ts'
import { followsFromOriginal, TEXTS_KEY } from './seals.ts'
import { INDEX_KEY } from './search-index.ts'

/** @param path of a copy that nobody else has open. @throws repair-partial where rows are damaged, too */
export function rebuild(path: string): void {
  const db = new Database(path, { fileMustExist: true })
  try {
    db.pragma('journal_mode = delete')
    emptySearch(db)
    db.exec('reindex')
    // Pages that belong to nothing, or to two: written in order into a new file.
    if (!isWhole(db)) db.exec('vacuum')
    const verdict = db.pragma('integrity_check', { simple: true })
    if (verdict !== 'ok') throw new Error(String(verdict))
    // An index made anew from a table that lost rows agrees with it: only the seals still know of them.
    const lost = listLost(db).find((row) => !followsFromOriginal(row))
    if (lost) throw new Error(`${lost.table} ${lost.id} is gone`)
    db.prepare(`insert or replace into meta (key, value) values (?, '')`).run(TEXTS_KEY)
  } catch (error) {
    throw new CallError(
      'repair-partial',
      `what is damaged is not only the index: ${(error as Error).message}`,
      {},
      error,
    )
  } finally {
    db.close()
  }
}

const isWhole = (db: Database.Database): boolean => db.pragma('integrity_check', { simple: true }) === 'ok'

/** It is filled again in the background after the next opening. */
function emptySearch(db: Database.Database): void {
  const tables = db
    .prepare(`select name, sql from sqlite_schema where sql like 'create virtual table%fts5%'`)
    .all() as { name: string; sql: string }[]
  for (const { name, sql } of tables)
    try {
      db.exec(`insert into "${name}" ("${name}") values ('delete-all')`)
      if (db.pragma(`integrity_check("${name}")`, { simple: true }) !== 'ok') throw new Error('still damaged')
    } catch {
      db.exec(`drop table "${name}"`)
      db.exec(sql)
    }
  db.exec('delete from title_sound')
  db.prepare('delete from meta where key = ?').run(INDEX_KEY)
}
