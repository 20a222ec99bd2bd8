/** Notes. */
import { z } from 'zod'
import { Note, NoteRow, Reference, Target } from '../model/note.ts'
import { Id } from '../model/range.ts'
import { call, done, id } from './call.ts'

export const notesCalls = {
  'notes.list': call(z.object({ target: Target.nullable().optional() }), z.array(Note)),
  'notes.get': call(id, Note),
  /** Notes as lines. `text`: only with these words, in either script; `on: 'none'`: free notes. Newest first. */
  'notes.rows': call(
    z.object({
      text: z.string().max(500).optional(),
      on: z.enum(['none', 'report', 'highlight']).optional(),
      sort: z.enum(['changed', 'created', 'title']).optional(),
    }),
    z.array(NoteRow),
  ),
  /** What a reference inside a note is called now; `gone` where it is not in the library any more. */
  'notes.reference': call(
    Reference,
    z.object({ name: z.string().nullable(), gone: z.boolean(), target: Target.nullable() }),
  ),
  /**
   * Creates the note when `id` is new. Saves of one note in quick succession are one step of undo.
   * `revision` is the one the text grew from: where another window saved since, the two are merged over `base`
   * (the state of that revision) and the answer holds what both typed. Without `revision` the text replaces.
   * @throws note-changed where it was saved since and there is no `base`; note-too-long
   */
  'notes.save': call(
    z.object({
      id: Id,
      target: Target.nullable(),
      state: z.string(),
      text: z.string(),
      revision: z.int().min(0).optional(),
      base: z.string().optional(),
    }),
    Note,
  ),
  'notes.remove': call(id, done),
  'notes.restore': call(id, done),
} as const
