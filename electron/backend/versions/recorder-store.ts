/** Changes rows and remembers what they were: carrying over and its way back come of the same lines. */
import { z } from 'zod'
import type { Correction } from '../../../shared/model/correction.ts'
import { refreshReports } from '../corrections/refresh.ts'
import { findCorrections, readCorrections } from '../corrections/store.ts'
import { keyOf, updateRow, type Fields } from '../database/change.ts'
import { identifier, join, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { reindexHighlight } from '../highlights/store.ts'
import { FIXED_POINTS } from '../../../shared/model/fixed-point.ts'
import { Id } from '../../../shared/model/range.ts'
import { reindexNote } from '../notes/store.ts'

/** The columns that are ever put back, by table. */
const COLUMNS = {
  source: ['replaces_id'],
  foreign_annotation: ['origin_id'],
  correction: ['source_id', 'ranges', 'start', 'original', 'prefix', 'suffix', 'deleted_at'],
  highlight: ['source_id', 'report_id', 'ranges', 'start', 'exact', 'prefix', 'suffix', 'deleted_at'],
  note: ['target_kind', 'target_id', 'deleted_at'],
  theme_assignment: ['target_kind', 'target_id', 'deleted_at'],
  link: ['from_kind', 'from_id', 'to_kind', 'to_id', 'deleted_at'],
  report_refusal: ['report_a', 'report_b', 'deleted_at'],
  story_report: ['report_id', 'deleted_at'],
  // Of the settings, the one that is of reports.
  setting: ['value'],
} as const
type RecordedTable = keyof typeof COLUMNS

const columnsOf = (table: RecordedTable): readonly string[] => COLUMNS[table]

/** Rows as they were. Made by us, and checked when it comes back. */
export const Rows = z.array(
  z
    .object({
      table: z.enum(Object.keys(COLUMNS) as RecordedTable[]),
      id: z.union([Id, z.literal(FIXED_POINTS)]),
      fields: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
    })
    .refine(({ table, id }) => (table === 'setting') === (id === FIXED_POINTS), 'not a setting of reports')
    .refine(
      ({ table, fields }) => Object.keys(fields).every((column) => columnsOf(table).includes(column)),
      'a column that is not put back',
    ),
)
export type Rows = z.infer<typeof Rows>

export interface VersionRecorder {
  db: WritableDb
  /** Changes columns of a row; those that have the value already are left alone. */
  update: (table: RecordedTable, id: string, fields: Fields) => void
  /** A note that was just made: taken back, it is removed. */
  madeNote: (id: string) => void
  /** All that was changed, as it was before the first change; search is in step with it from here. */
  finish: () => Rows
}

export function createVersionRecorder(db: WritableDb): VersionRecorder {
  const before = new Map<string, Rows[number]>()
  /** The corrections of each source that is touched, and those that change, as they were. */
  const corrections = { earlier: new Map<string, Correction[]>(), changed: [] as Correction[] }
  const rememberCorrection = (id: string, to: unknown): void => {
    const [found] = findCorrections(db, [id])
    if (!found) throw new Error(`there is no correction ${id}`)
    corrections.changed.push(found.correction)
    for (const source of [found.correction.sourceId, to])
      if (typeof source === 'string' && !corrections.earlier.has(source))
        corrections.earlier.set(source, readCorrections(db, source))
  }
  const remembered = (table: RecordedTable, id: string): Rows[number] => {
    const key = `${table} ${id}`
    const row = before.get(key) ?? { table, id, fields: {} }
    before.set(key, row)
    return row
  }
  return {
    db,
    update(table, id, fields) {
      const now = readColumns(db, table, id, Object.keys(fields))
      const changed = Object.keys(fields).filter((column) => now[column] !== fields[column])
      if (changed.length === 0) return
      if (table === 'correction') rememberCorrection(id, fields['source_id'])
      const row = remembered(table, id)
      for (const column of changed)
        if (!Object.hasOwn(row.fields, column)) row.fields[column] = now[column] ?? null
      const times: Fields = table === 'highlight' || table === 'correction' ? { updated_at: db.now() } : {}
      updateRow(db, table, id, {
        ...Object.fromEntries(changed.map((column) => [column, fields[column] ?? null])),
        ...times,
      })
    },
    madeNote: (id) => void (remembered('note', id).fields['deleted_at'] = db.clock.removal()),
    finish() {
      for (const { table, id } of before.values()) {
        if (table === 'highlight') reindexHighlight(db, id)
        if (table === 'note') reindexNote(db, id)
      }
      const ids = corrections.changed.map(({ id }) => id)
      const now = findCorrections(db, ids).map(({ correction }) => correction)
      if (ids.length > 0) refreshReports(db, corrections.earlier, [...corrections.changed, ...now])
      return [...before.values()]
    },
  }
}

function readColumns(db: ReadableDb, table: RecordedTable, id: string, columns: string[]): Fields {
  const row = db.get<Fields>(
    sql`select ${join(columns.map(identifier))} from ${identifier(table)}
        where ${identifier(keyOf(table))} = ${id}`,
  )
  if (!row) throw new Error(`there is no ${table} ${id}`)
  return row
}
