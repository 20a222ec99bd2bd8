/**
 * Writes rows of any kind and remembers them, so that an act on much of the library (annotations of another program, a
 * package) is one step of undo. The way back is the same act on the remembered rows, and so is doing it again.
 */
import { z } from 'zod'
import { listReportsOfPage } from '../corrections/store.ts'
import { insertRow, updateRow, type EntityTable, type Fields } from '../database/change.ts'
import { identifier, join, list, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { reindexHighlight } from '../highlights/store.ts'
import { reindexNote } from '../notes/store.ts'
import { findReport, readBlocks, reindexReport, replaceBlocks } from '../reports/store.ts'
import { goingFirst } from '../targets/kept-rows-store.ts'
import { Id } from '../../../shared/model/range.ts'
import { Block } from '../../../shared/model/report.ts'

/** Tables whose rows can be put back, and the column that names a row. */
const KEYS = {
  source: 'id',
  page: 'source_id',
  report: 'id',
  lesson: 'id',
  correction: 'id',
  highlight: 'id',
  note: 'id',
  theme: 'id',
  theme_assignment: 'id',
  relation: 'id',
  link: 'id',
  link_refusal: 'id',
  report_refusal: 'id',
  story: 'id',
  story_report: 'id',
  saved_search: 'id',
  foreign_annotation: 'id',
  template: 'id',
  setting: 'key',
} as const satisfies Partial<Record<EntityTable, string>>
export type RecordedTable = keyof typeof KEYS

/** A report's blocks are a table of their own; here they are a field of its row, as JSON. */
const BLOCKS = 'blocks'

/** Rows as they were. Made by us, and checked when they come back. */
export const RecordedRows = z.array(
  z.object({
    table: z.enum(Object.keys(KEYS) as RecordedTable[]),
    id: z.union([Id, z.string().max(200)]),
    fields: z.record(z.string().regex(/^[a-z][a-z0-9_]*$/), z.union([z.string(), z.number(), z.null()])),
  }),
)
export type RecordedRows = z.infer<typeof RecordedRows>

export interface RowRecorder {
  db: WritableDb
  /** Writes a new row: taken back, it is removed. */
  insert: (table: RecordedTable, row: Fields & { id: string }) => void
  /** A row that was written by someone else just now: taken back, it is removed. */
  made: (table: RecordedTable, id: string) => void
  /** Remembers columns as they are now, before someone else writes them. */
  remember: (table: RecordedTable, id: string, columns: readonly string[]) => void
  /** Changes columns; those that have the value already are left alone. False where nothing changed. */
  update: (table: RecordedTable, id: string, fields: Fields) => boolean
  /** Search is in step from here. @returns every row that was touched, as it was before */
  finish: () => RecordedRows
}

export function createRowRecorder(db: WritableDb): RowRecorder {
  const before = new Map<string, RecordedRows[number]>()
  /** What is made in one act goes in one moment. */
  let removal: string | null = null
  const keep = (table: RecordedTable, id: string, was: Fields): void => {
    const key = `${table} ${id}`
    const row = before.get(key) ?? { table, id, fields: {} }
    // What stood there first is what comes back.
    row.fields = { ...was, ...row.fields }
    before.set(key, row)
  }
  const made = (table: RecordedTable, id: string): void =>
    keep(table, id, { deleted_at: (removal ??= db.clock.removal()) })
  return {
    db,
    made,
    insert(table, row) {
      insertRow(db, table, row)
      made(table, row.id)
    },
    remember: (table, id, columns) => keep(table, id, readFields(db, table, id, columns)),
    update(table, id, fields) {
      const now = readFields(db, table, id, Object.keys(fields))
      const changed = Object.keys(fields).filter((column) => now[column] !== fields[column])
      if (changed.length === 0) return false
      keep(table, id, pick(now, changed))
      writeFields(db, table, id, pick(fields, changed))
      return true
    },
    finish() {
      refresh(db, [...before.values()])
      return [...before.values()]
    },
  }
}

/** Puts rows back as they were. @returns the rows as they are now: what does it again. */
export function putRowsBack(db: WritableDb, rows: RecordedRows): RecordedRows {
  const recorder = createRowRecorder(db)
  for (const { table, id, fields } of goingFirst(rows)) {
    const known = columnsOf(db, table)
    const usable = Object.entries(fields).filter(
      ([column]) => known.has(column) || (table === 'report' && column === BLOCKS),
    )
    recorder.update(table, id, Object.fromEntries(usable))
  }
  return recorder.finish()
}

const pick = (fields: Fields, columns: readonly string[]): Fields =>
  Object.fromEntries(columns.map((column) => [column, fields[column] ?? null]))

const columnsOf = (db: ReadableDb, table: RecordedTable): Set<string> =>
  new Set(db.all<{ name: string }>(sql`select name from pragma_table_info(${table})`).map(({ name }) => name))

function readFields(db: ReadableDb, table: RecordedTable, id: string, columns: readonly string[]): Fields {
  const own = columns.filter((column) => column !== BLOCKS || table !== 'report')
  const row = db.get<Fields>(
    sql`select ${join([sql`1 as there`, ...own.map(identifier)])} from ${identifier(table)}
        where ${identifier(KEYS[table])} = ${id}`,
  )
  if (!row) throw new Error(`there is no ${table} ${id}`)
  const { there: _, ...fields } = row
  if (own.length < columns.length) fields[BLOCKS] = JSON.stringify(readBlocks(db, id))
  return fields
}

function writeFields(db: WritableDb, table: RecordedTable, id: string, fields: Fields): void {
  const { [BLOCKS]: blocks, ...own } = fields
  if (table === 'report' && blocks !== undefined) replaceBlocks(db, id, readBlockList(blocks))
  const rest = table === 'report' ? own : fields
  if (Object.keys(rest).length > 0) updateRow(db, table, id, rest)
}

const readBlockList = (blocks: string | number | null): Block[] =>
  z.array(Block).parse(JSON.parse(String(blocks)))

/** Search and lists tell of these rows as they are now. */
function refresh(db: WritableDb, rows: RecordedRows): void {
  const of = (table: RecordedTable): string[] => rows.filter((row) => row.table === table).map(({ id }) => id)
  for (const id of of('highlight')) reindexHighlight(db, id)
  for (const id of of('note')) reindexNote(db, id)
  const pages = db.all<{ source_id: string }>(
    sql`select distinct source_id from correction where id in ${list(of('correction'))}`,
  )
  const reports = new Set([
    ...of('report'),
    ...pages.flatMap(({ source_id }) => listReportsOfPage(db, source_id).map(({ id }) => id)),
  ])
  for (const id of reports) if (findReport(db, id)) reindexReport(db, id)
}
