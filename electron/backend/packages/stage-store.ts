/** A package's rows in a database of their own, between the file and the library: checked, sorted, and not in memory. */
import Database from 'better-sqlite3'
import type { Fields } from '../database/change.ts'
import type { HistoryRow } from '../database/history.ts'

export interface Stage {
  add: (table: string, id: string, json: string) => void
  addOp: (op: HistoryRow) => void
  /** Rows of a table, by their keys. */
  rows: <R extends Fields = Fields>(table: string) => Generator<R>
  row: (table: string, id: string) => Fields | null
  count: (table: string) => number
  /** The history of one row, in any order. */
  opsOf: (entity: string, id: string) => Pick<HistoryRow, 'field' | 'hlc'>[]
  /** The value a field had at a reading; null where the history does not tell. */
  valueAt: (entity: string, id: string, field: string, hlc: string) => string | null
  /** The whole history, oldest first. */
  ops: () => Generator<HistoryRow>
  latest: () => string | null
  /** From here rows are only read. */
  seal: () => void
  close: () => void
}

/** @param file made anew; the caller removes it */
export function createStage(file: string): Stage {
  const connection = new Database(file)
  // What is here can be made again from the package: nothing need outlive a crash.
  connection.pragma('journal_mode = off')
  connection.pragma('synchronous = off')
  connection.exec(`
    create table row (kind text not null, id text not null, json text not null, primary key (kind, id)) without rowid;
    create table op (id text primary key, entity text not null, entity_id text not null, field text not null,
      value text, hlc text not null) without rowid;
    begin`)
  const insert = connection.prepare('insert into row (kind, id, json) values (?, ?, ?)')
  const insertOp = connection.prepare(
    'insert into op (id, entity, entity_id, field, value, hlc) values (@id, @entity, @entity_id, @field, @value, @hlc)',
  )
  const rowsOf = connection.prepare(
    'select id, json from row where kind = ? and id > ? order by id limit 500',
  )
  const one = connection.prepare('select json from row where kind = ? and id = ?')
  const counted = connection.prepare('select count(*) as n from row where kind = ?')
  const ofRow = connection.prepare('select field, hlc from op where entity = ? and entity_id = ?')
  const at = connection.prepare(
    'select value from op where entity = ? and entity_id = ? and field = ? and hlc = ?',
  )
  const allOps = connection.prepare('select * from op where (hlc, id) > (?, ?) order by hlc, id limit 500')
  const latest = connection.prepare('select max(hlc) as hlc from op')
  return {
    add: (table, id, json) => void insert.run(table, id, json),
    addOp: (op) => void insertOp.run(op),
    *rows<R extends Fields>(table: string) {
      // Page by page: the caller may ask more of this database while it goes through the rows.
      let last = ''
      for (;;) {
        const page = rowsOf.all(table, last) as { id: string; json: string }[]
        for (const { json } of page) yield JSON.parse(json) as R
        const end = page.at(-1)
        if (!end) return
        last = end.id
      }
    },
    row(table, id) {
      const found = one.get(table, id) as { json: string } | undefined
      return found ? (JSON.parse(found.json) as Fields) : null
    },
    count: (table) => (counted.get(table) as { n: number }).n,
    opsOf: (entity, id) => ofRow.all(entity, id) as Pick<HistoryRow, 'field' | 'hlc'>[],
    valueAt: (entity, id, field, hlc) =>
      (at.get(entity, id, field, hlc) as { value: string | null } | undefined)?.value ?? null,
    *ops() {
      let [hlc, id] = ['', '']
      for (;;) {
        const page = allOps.all(hlc, id) as HistoryRow[]
        yield* page
        const end = page.at(-1)
        if (!end) return
        ;[hlc, id] = [end.hlc, end.id]
      }
    },
    latest: () => (latest.get() as { hlc: string | null }).hlc,
    seal() {
      connection.exec(
        'commit; create index op_row on op (entity, entity_id); create index op_time on op (hlc, id)',
      )
    },
    close: () => connection.close(),
  }
}
