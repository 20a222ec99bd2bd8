/**
 * What an acknowledged change costs with seals and the mark beside the database, against the same change without:
 * one small transaction, `synchronous = full`, on the disk of the temporary folder.
 *
 *   node test/bench/commit.ts
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { openLibrary } from '../../electron/backend/database/open.ts'
import { sql } from '../../electron/backend/database/sql.ts'
import { insertTheme } from '../../electron/backend/themes/store.ts'
import { median, print } from './measure.ts'

const MIGRATIONS = fileURLToPath(new URL('../../electron/backend/database/migrations', import.meta.url))
const ROUNDS = 400

const folder = mkdtempSync(join(tmpdir(), 'pressmark-commit-'))
const library = await openLibrary(join(folder, 'library'), { migrations: MIGRATIONS })
const theme = (name: string) => ({ name, parentId: null, color: 'gray' as const, definition: '' })

// The floor: the same rows and history, on a connection that does nothing else.
const plain = new Database(join(folder, 'plain.db'))
plain.pragma('journal_mode = wal')
plain.pragma('synchronous = full')
const wanted = ['theme', 'op']
for (const name of wanted) {
  const row = library.db.get<{ sql: string }>(sql`select sql from sqlite_schema where name = ${name}`)
  plain.exec(row?.sql ?? '')
}
const insert = plain.prepare(
  `insert into theme (id, name, color, position, created_at, updated_at) values (?, ?, 'gray', 0, '', '')`,
)
const told = plain.prepare(
  `insert into op (id, entity, entity_id, field, value, hlc) values (?, 'theme', ?, '*', null, '')`,
)
const commit = plain.transaction((n: number) => {
  insert.run(`theme-${n}`, `主题 ${n}`)
  told.run(`op-${n}`, `theme-${n}`)
})

const times = { plain: [] as number[], kept: [] as number[], answered: [] as number[] }
// In turns: the disk is the same for both.
for (let n = 0; n < ROUNDS; n++) {
  let began = performance.now()
  commit(n)
  times.plain.push(performance.now() - began)
  began = performance.now()
  library.transact((db) => insertTheme(db, theme(`主题 ${n}`)))
  times.kept.push(performance.now() - began)
  await library.marked()
  times.answered.push(performance.now() - began)
}
const floor = median(times.plain)
print('a small change, plain SQLite, synchronous = full', floor)
print('the same, sealed and chained: the thread is held', median(times.kept), floor)
print('the same, marked: the caller is answered', median(times.answered), floor)
plain.close()
library.close()
rmSync(folder, { recursive: true })
