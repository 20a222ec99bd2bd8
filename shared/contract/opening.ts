/** A library that did not open: what happened, and what can be done about it. */
import { z } from 'zod'
import { ErrorData } from '../errors.ts'
import { call, done, none } from './call.ts'

export const OPENING_ACTS = [
  'again',
  'forward',
  'accept',
  'reading',
  'take',
  'salvage',
  'backup',
  'folder',
] as const
export type OpeningAct = (typeof OPENING_ACTS)[number]

export const openingCalls = {
  /** Null where the library is open. `acts` are those that fit what happened; `backups` the newest first. */
  'opening.state': call(
    none,
    z
      .object({
        code: z.string(),
        data: ErrorData,
        path: z.string(),
        acts: z.array(z.enum(OPENING_ACTS)),
        backups: z.array(
          z.object({
            name: z.string(),
            madeAt: z.string(),
            counts: z.object({ reports: z.int(), highlights: z.int(), notes: z.int() }),
          }),
        ),
      })
      .nullable(),
  ),
  /**
   * Answered when the library is open; the window then loads anew. `forward` is answered when the Pressmark that has it
   * open has shown its window: it is not open here then (unless the other ended meanwhile). `backup`: the name of one
   * that was listed.
   */
  'opening.act': call(z.object({ act: z.enum(OPENING_ACTS), backup: z.string().max(300).optional() }), done),
} as const
