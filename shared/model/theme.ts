import { z } from 'zod'
import { Highlight, HighlightColor } from './highlight.ts'
import { Target } from './note.ts'
import { Id, Instant } from './range.ts'

export const Theme = z.object({
  id: Id,
  parentId: Id.nullable(),
  name: z.string(),
  definition: z.string(),
  color: HighlightColor,
  position: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  /** How many highlights and reports carry it (not counting its children's). */
  highlights: z.int(),
  reports: z.int(),
})
export type Theme = z.infer<typeof Theme>

/** Among its siblings, below the sibling above, or beside its parent. */
export const ThemeStep = z.enum(['up', 'down', 'in', 'out'])
export type ThemeStep = z.infer<typeof ThemeStep>

/** A theme on a highlight or a report. */
export const ThemeAssignment = z.object({ themeId: Id, target: Target })
export type ThemeAssignment = z.infer<typeof ThemeAssignment>

/** A passage on a theme's page. */
export const ThemePassage = Highlight.extend({
  /** When it got the theme; of several themes, the first. */
  addedAt: Instant,
  /** Which of the themes asked for it carries. */
  themeIds: z.array(Id),
  /** Its words as a reader sees them, where a correction changes them; `exact` is what the source says. */
  shown: z.string().nullable(),
})
export type ThemePassage = z.infer<typeof ThemePassage>

/** The shown text around a passage, in its own paragraph and the neighbouring ones. */
export const PassageContext = z.object({ id: Id, before: z.string(), after: z.string() })
export type PassageContext = z.infer<typeof PassageContext>

/** What deleting a theme touches: told before it is done. */
export const ThemeRemoval = z.object({
  highlights: z.int(),
  reports: z.int(),
  /** Of these passages and reports, how many carry no other theme. */
  only: z.int(),
  /** Themes directly below it, and all of those below. */
  children: z.int(),
  below: z.int(),
  /** Passages and reports that carry a theme below it. */
  belowCarried: z.int(),
})
export type ThemeRemoval = z.infer<typeof ThemeRemoval>

/** What merging a theme into another does: told before it is done. */
export const ThemeMerge = z.object({
  highlights: z.int(),
  reports: z.int(),
  /** Of these, how many carry the other theme already. */
  both: z.int(),
  children: z.int(),
  /** Children of both with one name, which become one. */
  sameNamed: z.array(z.string()),
})
export type ThemeMerge = z.infer<typeof ThemeMerge>

/** Why a row of a codebook cannot be read. */
export const CODEBOOK_PROBLEMS = [
  'no-path',
  'empty-name',
  'long-name',
  'long-definition',
  'unknown-color',
  'twice',
  'inside-itself',
  'broken-quotes',
] as const
export const CodebookOutcome = z.object({
  created: z.int(),
  changed: z.int(),
  same: z.int(),
  /** Rows that were left out; the first row of the file is 1. */
  bad: z.array(z.object({ row: z.int(), problem: z.enum(CODEBOOK_PROBLEMS), text: z.string() })),
})
export type CodebookOutcome = z.infer<typeof CodebookOutcome>
