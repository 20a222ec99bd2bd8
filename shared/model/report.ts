import { z } from 'zod'
import { Id, Instant, Range } from './range.ts'

/** The longest title, byline and dateline a report has, and the longest name of a publication; UTF-16 units. */
export const LONGEST_DETAIL = 500
export const LONGEST_PUBLICATION = 200

export const BLOCK_KINDS = [
  'title',
  'kicker',
  'label',
  'byline',
  'dateline',
  'subhead',
  'paragraph',
  'quote',
  'list',
  'table',
  'caption',
  'credit',
  'continuation',
  'furniture',
] as const
export const BlockKind = z.enum(BLOCK_KINDS)
export type BlockKind = z.infer<typeof BlockKind>

/** A paragraph-like part of a report: one or more ranges of its source, several where a column broke it. */
export const Block = z.object({ kind: BlockKind, ranges: z.array(Range).min(1) })
export type Block = { kind: BlockKind; ranges: Range[] }

/**
 * A run of shown text that stands for source text: `[shown, source, length]`, all UTF-16 code units.
 * Shown characters between segments (a space put where two English lines were joined) have no source.
 */
export const Segment = z.tuple([z.int(), z.int(), z.int()])
export type Segment = [shown: number, source: number, length: number]

/** A block as the reader shows it. `text` is what stands on the screen; `segments` map it to the source. */
export const ShownBlock = z.object({ kind: BlockKind, text: z.string(), segments: z.array(Segment) })
export type ShownBlock = { kind: BlockKind; text: string; segments: Segment[] }

/** BCP 47, as far as the reader needs it to choose glyphs and line breaking. */
export const Language = z.enum(['zh-Hans', 'zh-Hant', 'en', 'und'])
export type Language = z.infer<typeof Language>

export const Report = z.object({
  id: Id,
  sourceId: Id,
  /** Place among the reports of its source, from 0. */
  position: z.int(),
  title: z.string().nullable(),
  byline: z.string().nullable(),
  dateline: z.string().nullable(),
  publication: z.string().nullable(),
  published: z.string().nullable(),
  pageLabel: z.string().nullable(),
  language: Language,
  characters: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Report = z.infer<typeof Report>

/** A report with its text, ready to be read. */
export const ReadableReport = Report.extend({
  fileName: z.string(),
  sample: z.boolean(),
  blocks: z.array(ShownBlock),
})
export type ReadableReport = z.infer<typeof ReadableReport>

/** A line of the library list: never holds text, so thousands of them stay small. */
export const ReportRow = Report.extend({
  fileName: z.string(),
  sample: z.boolean(),
  /** First words of the running text, for reports without a title. */
  opening: z.string(),
  themeIds: z.array(Id),
  highlights: z.int(),
  notes: z.int(),
  links: z.int(),
})
export type ReportRow = z.infer<typeof ReportRow>
