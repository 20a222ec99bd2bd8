import { z } from 'zod'

/** What a format is for: how lists sort them. */
export const EXPORT_GROUPS = ['documents', 'data', 'references', 'research', 'templates'] as const
/**
 * What can be chosen beside a format, where the format names it.
 * `text`   whether the reports' text goes out, with its marks, or the quotes alone
 * `notes`  whether the user's notes go out, those on links too
 * `order`  by what reports and passages are sorted
 * `themeFiles`, `storyFiles`  a file a theme, a file a story
 */
export const EXPORT_OPTIONS = [
  'citation',
  'excel',
  'text',
  'notes',
  'order',
  'themeFiles',
  'storyFiles',
] as const

/** `printed`: report by report, the earliest printed first. `theme`: as the codebook has them. `made`: the first made first. */
export const EXPORT_ORDERS = ['printed', 'theme', 'made'] as const
export type ExportOrder = (typeof EXPORT_ORDERS)[number]

export const ExportFormatRow = z.object({
  id: z.string(),
  extension: z.string(),
  group: z.enum(EXPORT_GROUPS),
  options: z.array(z.enum(EXPORT_OPTIONS)),
  /** Of a template: what its user calls it. The others are named by their id. */
  name: z.string().optional(),
})

/** A file of an export before it is written; long ones are cut. */
export const PreviewFile = z.object({
  path: z.string(),
  /** As it will be; of a file of a preview that leaves out reports, as it is in the preview. */
  bytes: z.int(),
  shown: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('text'), text: z.string(), isCut: z.boolean() }),
    /** A page of HTML without scripts, that loads nothing. */
    z.object({ kind: z.literal('page'), html: z.string() }),
    z.object({ kind: z.literal('table'), rows: z.array(z.array(z.string())), isCut: z.boolean() }),
    /** An archive: what is in it. */
    z.object({
      kind: z.literal('entries'),
      entries: z.array(z.object({ path: z.string(), bytes: z.int() })),
    }),
    z.object({ kind: z.literal('none') }),
  ]),
})

/** An export before it is written. Counts are of all of it; files are of its first reports where there are many. */
export const ExportPreview = z.object({
  reports: z.int(),
  highlights: z.int(),
  notes: z.int(),
  /** How many of the reports the files below hold; `isWhole`: all of them, wholly. */
  shown: z.int(),
  isWhole: z.boolean(),
  /** What the export will have; an estimate where not all is shown. */
  bytes: z.int(),
  /** How many files the shown reports make, and the first of them. */
  count: z.int(),
  files: z.array(PreviewFile),
  warnings: z.array(z.string()),
})
export type ExportPreview = z.infer<typeof ExportPreview>
