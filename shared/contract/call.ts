/** What the calls of several areas are made of. */
import { z } from 'zod'
import { LONGEST_LINK_NOTE } from '../model/link.ts'
import { Id } from '../model/range.ts'

export const call = <A extends z.ZodType, R extends z.ZodType>(args: A, result: R) => ({ args, result })
export const none = z.object({})
export const done = z.object({})
export const id = z.object({ id: Id })
/** What takes away much names how much that is: `total` of `removals.count`. @throws needs-confirmation */
export const confirmed = z.int().min(0).optional()
export const removed = z.object({ id: Id, confirmed })
export const json = z.json()

/** Rows as they were, by table: the backend makes them as a way back and checks them when they return. */
export const keptRows = (...tables: [string, ...string[]]) =>
  z.object({
    rows: z
      .array(
        z.object({
          table: z.enum(tables),
          id: Id,
          fields: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        }),
      )
      .min(1),
  })

export const relationName = z.string().trim().min(1).max(100)
export const linkNote = z.string().max(LONGEST_LINK_NOTE)
