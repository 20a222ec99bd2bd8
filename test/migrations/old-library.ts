/** A library as version 9 wrote them: an op with an id of its own for each field, titles before texts in the index. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { migrate, readMigrations } from '../../electron/backend/database/migrate.ts'
import { MIGRATIONS } from '../contract/fixture.ts'

const OLD_VERSION = 9
const SOURCE = '019b0000-0000-7000-8000-000000000001'
export const OLD_REPORT = '019b0000-0000-7000-8000-000000000002'
const TIME = '2026-03-04T05:06:07.000Z'
const TEXT = '港口动工\n渔民要求先划定新的渔场。'

export interface OldOp {
  seq: number
  entity: string
  entity_id: string
  field: string
  value: string | null
  hlc: string
}

/** Makes it in a folder that is not there yet. @returns its history */
export function makeOldLibrary(folder: string): OldOp[] {
  for (const name of ['blobs', 'backups', 'inbox']) mkdirSync(join(folder, name), { recursive: true })
  const db = new Database(join(folder, 'library.db'))
  db.pragma('journal_mode = wal')
  migrate(
    db,
    readMigrations(MIGRATIONS).filter(({ version }) => version <= OLD_VERSION),
  )
  let op = 0
  const insert = (table: string, key: string, row: Record<string, string | number>): void => {
    const columns = Object.keys(row)
    db.prepare(
      `insert into ${table} (${columns.join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    ).run(...Object.values(row))
    for (const [field, value] of Object.entries(row)) {
      if (field === key) continue
      op++
      db.prepare('insert into op (id, entity, entity_id, field, value, hlc) values (?, ?, ?, ?, ?, ?)').run(
        `019b0000-0000-7000-9000-${String(op).padStart(12, '0')}`,
        table,
        String(row[key]),
        field,
        field === 'text' ? null : String(value),
        `1772600767000-${op.toString(16).padStart(5, '0')}-0a1b2c3d`,
      )
    }
  }
  insert('meta', 'key', { key: 'library_id', value: '019b0000-0000-7000-8000-000000000000' })
  insert('source', 'id', {
    ...{ id: SOURCE, file_name: 'port.txt', media_type: 'text/plain', encoding: 'utf-8' },
    ...{ encoding_certainty: 'declared', byte_length: 60, sha256: 'a'.repeat(64), characters: TEXT.length },
    ...{ sample: 0, imported_at: TIME },
  })
  insert('source_text', 'source_id', { source_id: SOURCE, text: TEXT })
  insert('report', 'id', {
    ...{ id: OLD_REPORT, source_id: SOURCE, position: 0, title: '港口动工', language: 'zh-Hans' },
    ...{ characters: TEXT.length - 1, opening: '渔民要求先划定新的渔场。', fold_version: 1 },
    ...{ created_at: TIME, updated_at: TIME },
  })
  const block = db.prepare('insert into block (report_id, position, kind, ranges) values (?, ?, ?, ?)')
  block.run(OLD_REPORT, 0, 'title', '[[0,4]]')
  block.run(OLD_REPORT, 1, 'paragraph', `[[5,${TEXT.length}]]`)
  db.prepare('insert into report_fts (rowid, title, body) values (1, ?, ?)').run(
    '港口 口动 动工 工',
    '港口 渔场',
  )
  // One that was taken out of the history again: its number is not given a second time.
  db.prepare('delete from op where seq = (select max(seq) from op)').run()
  const ops = db
    .prepare('select seq, entity, entity_id, field, value, hlc from op order by seq')
    .all() as OldOp[]
  db.close()
  return ops
}
