/** The whole library in one file, and what other programs know of it. */
import { call, done, json } from './call.ts'
import { z } from 'zod'

export const packagesCalls = {
  /** The way back of a package and of others' annotations: rows as they were, made and checked by the backend. */
  'rows.putBack': call(z.object({ rows: json }), done),
} as const
