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
  /** Plain text, empty where there is none. */
  note: z.string(),
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

export const LONGEST_LINK_NOTE = 10_000

/** A relation to link with: one of the built-in eight, or the user's own. Own ones are known by their name. */
export const Relation = z.object({
  name: z.string().min(1).max(100),
  isBuiltIn: z.boolean(),
  /** How the link reads from its end; empty where the user gave no word for it, and for built-in ones. */
  inverse: z.string().max(100),
  color: HighlightColor,
  /** It says the same from both ends: the link has no direction. */
  mutual: z.boolean(),
  /** How many links have it. */
  links: z.int(),
  /** When a link was last made or changed with it; null where none has it. */
  lastUsed: Instant.nullable(),
})
export type Relation = z.infer<typeof Relation>

/** These of the built-in ones say the same from both ends. */
export const MUTUAL_RELATIONS: readonly string[] = ['contradicts', 'same-event', 'different-figure']

export const isBuiltInRelation = (name: string): name is (typeof RELATIONS)[number] =>
  (RELATIONS as readonly string[]).includes(name)
