import { z } from 'zod'
import { REFERENCE_KINDS } from '../note/tree.ts'
import { Id, Instant } from './range.ts'

/** What a note, a theme or a link end can sit on. */
export const Target = z.object({ kind: z.enum(['highlight', 'report']), id: Id })
export type Target = z.infer<typeof Target>

/** `state` is Lexical's serialized editor state (truth); `text` its plain text (search, export without the editor). */
export const Note = z.object({
  id: Id,
  target: Target.nullable(),
  state: z.string(),
  text: z.string(),
  /** Grows with each save: a window tells from it that another one saved since. */
  revision: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Note = z.infer<typeof Note>

/** Most UTF-16 units of a note. `text` is some thousand pages; beyond it the editor would no longer follow the keys. */
export const LONGEST_NOTE = { state: 5_000_000, text: 2_000_000 }

/** A note as a line of a list. */
export const NoteRow = z.object({
  id: Id,
  target: Target.nullable(),
  /** Its first line. */
  title: z.string(),
  /** What follows, cut. */
  excerpt: z.string(),
  /** The report it is on, itself or through a highlight; null for a free note. */
  reportId: Id.nullable(),
  reportTitle: z.string().nullable(),
  /** Of the highlight it is on. */
  quote: z.string().nullable(),
  createdAt: Instant,
  updatedAt: Instant,
})
export type NoteRow = z.infer<typeof NoteRow>

/** What a note names inside its text. */
export const Reference = z.object({ kind: z.enum(REFERENCE_KINDS), id: Id })
export type Reference = z.infer<typeof Reference>
