/** What became of the annotations of another program. */
import { z } from 'zod'
import { ErrorData } from '../errors.ts'
import { Id } from './range.ts'

/** Why an annotation has no place. */
export const FOREIGN_REASONS = [
  'no-document',
  'not-found',
  'ambiguous',
  'too-short',
  'empty',
  'refused',
] as const
export type ForeignReason = (typeof FOREIGN_REASONS)[number]

/** One that has no place, as a list shows it. */
const Unplaced = z.object({
  /** Its id in the program it comes from. */
  id: z.string(),
  /** The words it sits on, else what it says; cut. */
  words: z.string(),
  /** How it names its document; empty where it does not. */
  document: z.string(),
  reason: z.enum(FOREIGN_REASONS),
  /** Of a document inside the file that did not come in: the error's code, and what its words need. */
  refused: z.object({ code: z.string(), data: ErrorData }).optional(),
})
export type UnplacedForeign = z.infer<typeof Unplaced>

export const ForeignOutcome = z.object({
  /** The program, as it names itself: `hypothesis`, `readwise` … */
  origin: z.string(),
  /** Highlights at their words, and notes on whole reports. */
  placed: z.int(),
  notes: z.int(),
  links: z.int(),
  /** Themes that were made. */
  themes: z.array(z.string()),
  /** Documents that came with the file and were made sources. */
  sources: z.array(z.object({ id: Id, name: z.string(), known: z.boolean() })),
  /** Came in before: nothing was added. */
  known: z.int(),
  /** In the tray: their document is here, their words are not where they should be. */
  waiting: z.array(Unplaced),
  /** Kept as free notes. The same file read again, when its documents are here, places them. */
  kept: z.array(Unplaced),
  /** Left out: what says nothing, and links that lack an end. */
  left: z.array(Unplaced),
})
export type ForeignOutcome = z.infer<typeof ForeignOutcome>
