import { z } from 'zod'
import { HighlightColor } from './highlight.ts'
import { Target } from './note.ts'
import { Id, Instant } from './range.ts'

/** The built-in relations; a link stores a plain name, so that users can add their own. */
export const RELATIONS = [
  'confirms',
  'contradicts',
  'updates',
  'corrects',
  'quotes',
  'same-event',
  'background',
  'different-figure',
] as const

export const Link = z.object({
  id: Id,
  from: Target,
  to: Target,
  relation: z.string().min(1).max(100),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Link = z.infer<typeof Link>

/** One end of a link as a list shows it, without opening the report. */
export const LinkEnd = Target.extend({
  reportId: Id.nullable(),
  reportTitle: z.string().nullable(),
  publication: z.string().nullable(),
  published: z.string().nullable(),
  /** The passage, or null where the end is a whole report. */
  quote: z.string().nullable(),
  color: HighlightColor.nullable(),
})
export type LinkEnd = z.infer<typeof LinkEnd>

export const ShownLink = Link.extend({ fromEnd: LinkEnd, toEnd: LinkEnd })
export type ShownLink = z.infer<typeof ShownLink>
