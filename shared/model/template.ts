/** Templates: exports in a form that the user writes. What one of them sees is told in docs/templates.md. */
import { z } from 'zod'
import { Id, Instant } from './range.ts'

/** What one file is made of: a report, a theme with its passages, or everything that goes out. */
export const TEMPLATE_PER = ['report', 'theme', 'all'] as const

/** Texts only: a template that comes from somebody else makes nothing that a system would run. */
export const TEMPLATE_EXTENSIONS = [
  ...['md', 'txt', 'csv', 'tsv', 'html', 'json', 'xml', 'yaml', 'tex', 'bib', 'org', 'adoc', 'opml'],
] as const

/** UTF-16 units. */
export const LONGEST_TEMPLATE = 100_000
export const LONGEST_TEMPLATE_NAME = 200
export const LONGEST_FILE_NAME_TEMPLATE = 500

/** What the user writes of a template. */
export const TemplateForm = z.object({
  name: z.string().trim().min(1).max(LONGEST_TEMPLATE_NAME),
  body: z.string().max(LONGEST_TEMPLATE),
  per: z.enum(TEMPLATE_PER),
  extension: z.enum(TEMPLATE_EXTENSIONS),
  fileName: z.string().trim().max(LONGEST_FILE_NAME_TEMPLATE),
})
export type TemplateForm = z.infer<typeof TemplateForm>

export const Template = z.object({ id: Id, ...TemplateForm.shape, createdAt: Instant, updatedAt: Instant })
export type Template = z.infer<typeof Template>

/** Those that come with the program; in the gallery as a start, never used as they are. */
export const GALLERY = ['reading-notes', 'quotes-by-theme', 'chronology', 'cards'] as const
export const GalleryTemplate = z.object({ id: z.enum(GALLERY), ...TemplateForm.shape })
export type GalleryTemplate = z.infer<typeof GalleryTemplate>

export const TEMPLATE_PROBLEMS = [
  'unclosed',
  'unknown-tag',
  'stray-tag',
  'unknown-filter',
  'unknown-variable',
  'no-files',
  'syntax',
  'value',
  'too-long',
  'too-slow',
  'too-much',
  'nothing',
] as const

/** What is wrong with a template, and where: line and column count from 1, in characters; 0 where it has no place. */
export const TemplateProblem = z.object({
  code: z.enum(TEMPLATE_PROBLEMS),
  part: z.enum(['body', 'fileName']),
  line: z.int(),
  column: z.int(),
  /** The tag, filter, variable or stretch that it is about. */
  named: z.string(),
})
export type TemplateProblem = z.infer<typeof TemplateProblem>

export const TemplatePreview = z.object({
  /** The first few, each cut where it is long. */
  files: z.array(z.object({ name: z.string(), text: z.string(), isCut: z.boolean() })),
  /** How many files an export would make. */
  count: z.int(),
  warnings: z.array(z.string()),
  problem: TemplateProblem.nullable(),
})
export type TemplatePreview = z.infer<typeof TemplatePreview>

const PREFIX = 'template:'
/** How an export names a template among the formats. */
export const templateFormat = (id: string): string => PREFIX + id
/** The template's id where a format is one, else null. */
export const templateOf = (format: string): string | null =>
  format.startsWith(PREFIX) ? format.slice(PREFIX.length) : null
