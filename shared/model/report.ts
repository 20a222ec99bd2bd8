import { z } from 'zod'
import { Mark } from './markup.ts'
import { Id, Instant, Range } from './range.ts'

/** The longest title, byline and dateline a report has, and the longest name of a publication, or page label; UTF-16 units. */
export const LONGEST_DETAIL = 500
export const LONGEST_PUBLICATION = 200
export const LONGEST_PAGE_LABEL = 100

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
  'footnote',
  'image',
  'code',
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

/**
 * Shown text that stands for other words of the source: a correction as it is shown at `[start, end)` of its block.
 * `segments` map `original`, the words it stands for, to the source. To and from the source it is one whole.
 */
export const ShownEdit = z.object({
  id: Id,
  start: z.int(),
  end: z.int(),
  original: z.string(),
  segments: z.array(Segment),
})
export type ShownEdit = { id: string; start: number; end: number; original: string; segments: Segment[] }

/**
 * A block as the reader shows it. `text` is what stands on the screen; `segments` map it to the source, save where
 * `edits` stand.
 */
export const ShownBlock = z.object({
  kind: BlockKind,
  text: z.string(),
  segments: z.array(Segment),
  /** In order of `start`, none over another. Left out where there are none. */
  edits: z.array(ShownEdit).optional(),
  /** What the document marks, by `start`, then the longer first; on `text`, not on the source. Left out where there are none. */
  marks: z.array(Mark).optional(),
  /** The same on the block as the source has it, where it is corrected. */
  originalMarks: z.array(Mark).optional(),
})
export type ShownBlock = {
  kind: BlockKind
  text: string
  segments: Segment[]
  edits?: ShownEdit[] | undefined
  marks?: Mark[] | undefined
  originalMarks?: Mark[] | undefined
}

/** Where a page of the original begins in what is shown; `index` counts from 0, `label` is what is printed on it. */
export const ShownPage = z.object({ block: z.int(), offset: z.int(), index: z.int(), label: z.string() })
export type ShownPage = z.infer<typeof ShownPage>

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

/** What a person of a byline or credit did. `other`: the word printed is in `as`. */
export const PERSON_ROLES = [
  'author',
  'reporter',
  'correspondent',
  'intern',
  'photographer',
  'editor',
  'translator',
  'illustrator',
  'other',
] as const
export const PersonRole = z.enum(PERSON_ROLES)
export type PersonRole = z.infer<typeof PersonRole>
export const Person = z.object({
  name: z.string().trim().min(1).max(200),
  role: PersonRole,
  /** The word the page used (`特约记者`), where it says more than the role. */
  as: z.string().max(100).nullable(),
})
export type Person = z.infer<typeof Person>

/**
 * Where a detail comes from. `hand`: the user wrote it, and nothing but the user changes it again. `page`: taken over
 * from the page (masthead, file name) that the report stands on.
 */
export const ORIGINS = [
  'hand',
  'page',
  'masthead',
  'file-name',
  'front-matter',
  'heading',
  'byline',
  'dateline',
  'credit',
  'text',
] as const
export const Origin = z.object({
  from: z.enum(ORIGINS),
  /** `inferred`: not printed so, but worked out (a year from the page's date, a paper from its own people). */
  certainty: z.enum(['certain', 'inferred']),
})
export type Origin = { from: (typeof ORIGINS)[number]; certainty: 'certain' | 'inferred' }

/** Details of a report and of a page that have an origin. */
export const DETAIL_NAMES = [
  'title',
  'byline',
  'people',
  'dateline',
  'place',
  'datelineDate',
  'agency',
  'publication',
  'published',
  'pageLabel',
  'edition',
] as const
export const DetailName = z.enum(DETAIL_NAMES)
export type DetailName = z.infer<typeof DetailName>
export const Origins = z.partialRecord(DetailName, Origin)
export type Origins = Partial<Record<DetailName, Origin>>

/** The details of a report that the hand can set, and take from the page again. */
export const REPORT_DETAILS = DETAIL_NAMES.filter(
  (name): name is Exclude<DetailName, 'edition'> => name !== 'edition',
)
/** The details of a page. */
export const PAGE_DETAILS = ['publication', 'published', 'pageLabel', 'edition'] as const

const kept = <T extends z.ZodType>(value: T) => z.object({ value, origin: Origin.nullable() }).optional()
const keptText = kept(z.string().nullable())
/** Details as they were, each with its origin: the way back of an edit. */
export const KeptReportDetails = z.object({
  title: keptText,
  byline: keptText,
  people: kept(z.array(Person)),
  dateline: keptText,
  place: keptText,
  datelineDate: keptText,
  agency: keptText,
  publication: keptText,
  published: keptText,
  pageLabel: keptText,
})
export type KeptReportDetails = z.infer<typeof KeptReportDetails>
export const KeptPageDetails = z.object({
  publication: keptText,
  published: keptText,
  pageLabel: keptText,
  edition: keptText,
})
export type KeptPageDetails = z.infer<typeof KeptPageDetails>

/** A report with its text, ready to be read. */
export const ReadableReport = Report.extend({
  fileName: z.string(),
  sample: z.boolean(),
  blocks: z.array(ShownBlock),
  /** Of a document with pages. */
  pages: z.array(ShownPage),
  people: z.array(Person),
  /** The dateline's parts: where, when (`YYYY-MM-DD`), and by which agency it was sent. */
  place: z.string().nullable(),
  datelineDate: z.string().nullable(),
  agency: z.string().nullable(),
  origins: Origins,
  /** The user has had a hand in its text on the page desk. */
  touched: z.boolean(),
})
export type ReadableReport = z.infer<typeof ReadableReport>

/** A line of the library list: never holds text, so thousands of them stay small. */
export const ReportRow = Report.extend({
  fileName: z.string(),
  sample: z.boolean(),
  /** First words of the running text, for reports without a title. */
  opening: z.string(),
  /** Names of those it names, whatever they did: for where no byline is printed. */
  people: z.array(z.string()),
  /** The date was worked out, not printed. */
  dateInferred: z.boolean(),
  themeIds: z.array(Id),
  highlights: z.int(),
  notes: z.int(),
  links: z.int(),
})
export type ReportRow = z.infer<typeof ReportRow>
