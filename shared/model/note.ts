import { z } from 'zod'
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
  createdAt: Instant,
  updatedAt: Instant,
})
export type Note = z.infer<typeof Note>
