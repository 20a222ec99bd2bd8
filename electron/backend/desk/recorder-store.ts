/** Writes rows and remembers what they were: an act and its way back come of the same lines. */
import type { Block } from '../../../shared/model/report.ts'
import { updateRow, type Fields } from '../database/change.ts'
import { identifier, join, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { readBlocks, replaceBlocks } from '../reports/store.ts'
import { type RecordedTable, type Snapshot } from './snapshot.ts'

export interface Recorder {
  db: WritableDb
  /** Changes columns of a row; those that have the value already are left alone. */
  update: (table: RecordedTable, id: string, fields: Fields) => void
  setBlocks: (reportId: string, blocks: readonly Block[]) => void
  /** A row that was just made: taken back, it is removed. A report loses its blocks, too. */
  made: (table: 'report' | 'lesson', id: string) => void
  /** Reports whose search index must be written anew. */
  reindexed: Set<string>
  /** Notes that came or went. */
  renoted: Set<string>
  /** All that was changed, as it was before the first change. */
  snapshot: () => Snapshot
}

const keyOf = (table: RecordedTable): 'id' | 'source_id' => (table === 'page' ? 'source_id' : 'id')
/** What search reads of a report's row. */
const SEARCHED: ReadonlySet<string> = new Set(['title', 'deleted_at'])

export function createRecorder(db: WritableDb): Recorder {
  const before = new Map<string, Snapshot['rows'][number]>()
  const blocksBefore = new Map<string, Block[]>()
  const reindexed = new Set<string>()
  const renoted = new Set<string>()
  const remembered = (table: RecordedTable, id: string): Snapshot['rows'][number] => {
    const key = `${table} ${id}`
    const known = before.get(key)
    if (known) return known
    const row: Snapshot['rows'][number] = { table, id, fields: {} }
    before.set(key, row)
    return row
  }
  return {
    db,
    reindexed,
    renoted,
    update(table, id, fields) {
      const now = readColumns(db, table, id, Object.keys(fields))
      const changed = Object.keys(fields).filter((column) => now[column] !== fields[column])
      if (changed.length === 0) return
      const row = remembered(table, id)
      for (const column of changed)
        if (!Object.hasOwn(row.fields, column)) row.fields[column] = now[column] ?? null
      updateRow(db, table, id, Object.fromEntries(changed.map((column) => [column, fields[column] ?? null])))
      if (table === 'report' && changed.some((column) => SEARCHED.has(column))) reindexed.add(id)
      if (table === 'note' && changed.includes('deleted_at')) renoted.add(id)
    },
    setBlocks(reportId, blocks) {
      const now = readBlocks(db, reportId)
      if (JSON.stringify(now) === JSON.stringify(blocks)) return
      if (!blocksBefore.has(reportId)) blocksBefore.set(reportId, now)
      replaceBlocks(db, reportId, blocks)
      reindexed.add(reportId)
    },
    made(table, id) {
      remembered(table, id).fields['deleted_at'] = db.clock.removal()
      if (table === 'report') blocksBefore.set(id, [])
    },
    snapshot: () => ({
      rows: [...before.values()],
      blocks: [...blocksBefore].map(([reportId, blocks]) => ({ reportId, blocks })),
    }),
  }
}

function readColumns(db: ReadableDb, table: RecordedTable, id: string, columns: string[]): Fields {
  const row = db.get<Fields>(
    sql`select ${join(columns.map(identifier))} from ${identifier(table)} where ${identifier(keyOf(table))} = ${id}`,
  )
  if (!row) throw new Error(`there is no ${table} ${id}`)
  return row
}

/** The sources that a row of a snapshot belongs to: of a link, those of both ends. Empty where there is no such row. */
export function sourcesOf(db: ReadableDb, table: RecordedTable, id: string): string[] {
  if (table === 'page') return [id]
  const rows =
    table === 'report' || table === 'highlight' || table === 'lesson'
      ? sql`select source_id from ${identifier(table)} where id = ${id}`
      : table === 'link'
        ? sql`select r.source_id from link t join report r on r.id in (t.from_id, t.to_id) where t.id = ${id}`
        : sql`select r.source_id from ${identifier(table)} t join report r on r.id = t.target_id where t.id = ${id}`
  return db.all<{ source_id: string }>(rows).map(({ source_id }) => source_id)
}
