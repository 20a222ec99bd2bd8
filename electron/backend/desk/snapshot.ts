/** What takes an act of the desk back: the rows it changed as they were. Made by us, and checked when it comes back. */
import { z } from 'zod'
import { Id } from '../../../shared/model/range.ts'
import { Block } from '../../../shared/model/report.ts'

/** The columns that acts of the desk write, by table. Nothing else is ever put back. */
export const RECORDED = {
  report: [
    'position',
    'title',
    'byline',
    'dateline',
    'people',
    'place',
    'dateline_date',
    'agency',
    'origins',
    'language',
    'characters',
    'opening',
    'touched',
    'updated_at',
    'deleted_at',
  ],
  highlight: ['report_id'],
  note: ['target_id', 'deleted_at'],
  theme_assignment: ['target_id', 'deleted_at'],
  link: ['from_id', 'to_id', 'deleted_at'],
  lesson: ['deleted_at'],
  page: ['decisions', 'set_aside', 'updated_at'],
} as const
export type RecordedTable = keyof typeof RECORDED

const Value = z.union([z.string(), z.number(), z.null()])

const Row = z
  .object({
    table: z.enum(Object.keys(RECORDED) as RecordedTable[]),
    id: Id,
    fields: z.record(z.string(), Value),
  })
  .refine(
    ({ table, fields }) => Object.keys(fields).every((column) => columnsOf(table).includes(column)),
    'a column that acts of the desk do not write',
  )

const columnsOf = (table: RecordedTable): readonly string[] => RECORDED[table]

export const Snapshot = z.object({
  rows: z.array(Row),
  blocks: z.array(z.object({ reportId: Id, blocks: z.array(Block) })),
})
export type Snapshot = z.infer<typeof Snapshot>
