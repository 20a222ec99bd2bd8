import { z } from 'zod'

/** `[start, end)` in a source's canonical text, in UTF-16 code units. The only coordinates that are stored. */
export const Range = z
  .tuple([z.int().nonnegative(), z.int().nonnegative()])
  .refine(([start, end]) => start < end, 'a range must not be empty')
export type Range = [start: number, end: number]

/** Identifiers are UUIDv7: they sort by the time they were made. */
export const Id = z.uuid()
export type Id = string

/** An instant, ISO 8601 in UTC. */
export const Instant = z.iso.datetime()
