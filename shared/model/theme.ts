import { z } from 'zod'
import { HighlightColor } from './highlight.ts'
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

/** A theme on a highlight or a report. */
export const ThemeAssignment = z.object({ themeId: Id, target: Target })
export type ThemeAssignment = z.infer<typeof ThemeAssignment>
