/** What went wrong, kept for whoever helps: never what a document or note says. */
import { z } from 'zod'
import { call, done, none } from './call.ts'

export const logCalls = {
  /** A failure in the window: its kind and where in our own files, `name.js:120`. */
  'log.add': call(
    z.object({
      name: z.string().regex(/^\w{1,60}$/),
      at: z.array(z.string().regex(/^[\w.:/-]{1,120}$/)).max(8),
    }),
    done,
  ),
  /** Versions, sizes, counts and the end of the log, as text to send. */
  'log.diagnostics': call(none, z.object({ text: z.string() })),
} as const
