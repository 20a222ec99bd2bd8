/** What a line of a package must be, before it may become a row: a file from outside says what it likes. */
import { z } from 'zod'
import type { Fields } from '../database/change.ts'
import type { HistoryRow } from '../database/history.ts'
import { Decision } from '../../../shared/model/page.ts'
import { HighlightColor, HighlightStyle } from '../../../shared/model/highlight.ts'
import { Mark, PageStart } from '../../../shared/model/markup.ts'
import { Id, Range } from '../../../shared/model/range.ts'
import { Block } from '../../../shared/model/report.ts'
import { Encoding, EncodingCertainty } from '../../../shared/model/source.ts'
import { TemplateForm } from '../../../shared/model/template.ts'
import { PACKED } from './tables-store.ts'

/** A column that holds JSON of a shape. */
const json = <T extends z.ZodType>(shape: T) =>
  z.string().refine((value) => {
    try {
      return shape.safeParse(JSON.parse(value)).success
    } catch {
      return false
    }
  }, 'not of the shape it should have')

const ranges = json(z.array(Range).min(1))
const target = { target_kind: z.enum(['highlight', 'report']), target_id: Id }
const kind = z.enum(['highlight', 'report'])
const sourceId = { source_id: Id }
const time = z.iso.datetime()
const made = { created_at: time, deleted_at: time.nullable() }
const color = { color: HighlightColor }

const SHAPES: Record<string, z.ZodType> = {
  meta: z.looseObject({ key: z.literal('sample_annotations'), value: json(z.array(z.string())) }),
  source: z.looseObject({
    id: Id,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    encoding: Encoding,
    encoding_certainty: EncodingCertainty,
    characters: z.int().min(0),
    origins: json(z.looseObject({})),
    sample: z.union([z.literal(0), z.literal(1)]),
    imported_at: time,
    replaces_id: Id.nullable(),
  }),
  source_markup: z.looseObject({
    ...sourceId,
    marks: json(z.array(Mark)),
    pages: json(z.array(PageStart)),
    left_out: json(z.record(z.string(), z.int())),
  }),
  page: z.looseObject({ ...sourceId, decisions: json(z.array(Decision)), set_aside: json(z.array(Range)) }),
  report: z.looseObject({
    id: Id,
    ...sourceId,
    blocks: json(z.array(Block)),
    people: json(z.array(z.looseObject({}))),
    origins: json(z.looseObject({})),
    ...made,
  }),
  lesson: z.looseObject({ id: Id, ...sourceId, ...made }),
  correction: z.looseObject({ id: Id, ...sourceId, ranges, text: z.string(), ...made }),
  highlight: z.looseObject({
    id: Id,
    ...sourceId,
    report_id: Id.nullable(),
    ranges,
    ...color,
    style: HighlightStyle,
    ...made,
  }),
  note: z.looseObject({
    id: Id,
    target_kind: target.target_kind.nullable(),
    target_id: Id.nullable(),
    state: z.string(),
    ...made,
  }),
  theme: z.looseObject({ id: Id, parent_id: Id.nullable(), name: z.string().min(1), ...color, ...made }),
  theme_assignment: z.looseObject({ id: Id, theme_id: Id, ...target, ...made }),
  relation: z.looseObject({ id: Id, name: z.string().min(1), ...color, ...made }),
  link: z.looseObject({ id: Id, from_kind: kind, from_id: Id, to_kind: kind, to_id: Id, ...made }),
  link_refusal: z.looseObject({
    id: Id,
    from_source: Id,
    from_ranges: ranges,
    to_source: Id,
    to_ranges: ranges,
    ...made,
  }),
  report_refusal: z.looseObject({ id: Id, report_a: Id, report_b: Id, ...made }),
  story: z.looseObject({ id: Id, title: z.string(), ...made }),
  story_report: z.looseObject({ id: Id, story_id: Id, report_id: Id, ...made }),
  saved_search: z.looseObject({ id: Id, name: z.string(), query: z.string(), ...made }),
  foreign_annotation: z.looseObject({ id: Id, entity_id: Id, ...made }),
  template: z.looseObject({
    id: Id,
    ...TemplateForm.omit({ fileName: true }).shape,
    file_name: TemplateForm.shape.fileName,
    ...made,
  }),
  setting: z.looseObject({ key: z.string(), value: json(z.unknown()) }),
}

const Columns = z.record(
  z.string().regex(/^[a-z][a-z0-9_]{0,40}$/),
  z.union([z.string(), z.number(), z.null()]),
)
const Op: z.ZodType<HistoryRow> = z.strictObject({
  id: Id,
  entity: z.string().max(40),
  entity_id: z.string().max(200),
  field: z.string().max(40),
  value: z.string().nullable(),
  hlc: z.string().regex(/^\d{13}-[0-9a-f]{5}-[0-9a-f]{8}$/),
})

const KEYS = new Map<string, string>(PACKED.map(({ table, key }) => [table, key]))

/** Every table a package may hold besides `op`. */
export const isPackedTable = (table: string): boolean => KEYS.has(table)

/** A line of a table, and the row's key. @throws Error with what is wrong */
export function readRow(table: string, line: string): { id: string; row: Fields } {
  const row = parse(Columns, line)
  const shape = SHAPES[table]
  const fits = shape?.safeParse(row)
  if (!fits?.success) throw new Error(fits ? z.prettifyError(fits.error) : `no table ${table}`)
  return { id: String(row[KEYS.get(table) ?? 'id']), row }
}

export const readOp = (line: string): HistoryRow => parse(Op, line)

function parse<T>(shape: z.ZodType<T>, line: string): T {
  const parsed = shape.safeParse(JSON.parse(line))
  if (!parsed.success) throw new Error(z.prettifyError(parsed.error))
  return parsed.data
}
