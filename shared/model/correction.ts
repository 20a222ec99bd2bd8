import { z } from 'zod'
import { Id, Instant, Range } from './range.ts'

/** The longest text of a correction, UTF-16 units: it mends words and sentences, not pages. */
export const LONGEST_CORRECTION = 2000

/** An edit laid over source text. The source stays as it is; both texts are kept. */
export const Correction = z.object({
  id: Id,
  sourceId: Id,
  /** What it stands over, in reading order; several where a column broke it. */
  ranges: z.array(Range).min(1),
  /** What the source has there, as a reader sees it without the correction. */
  original: z.string(),
  /** What is shown instead. Never empty: words taken out leave the character beside them. */
  text: z.string().min(1),
  createdAt: Instant,
  updatedAt: Instant,
})
export type Correction = z.infer<typeof Correction>

/** A correction in a list: where it stands, and whether it is seen there. */
export const CorrectionRow = Correction.extend({
  /** The report that holds it, or most of it; null where its text was set aside or its page removed. */
  reportId: Id.nullable(),
  title: z.string().nullable(),
  /** False where the page was cut through it: the original is shown until its parts are together again. */
  shown: z.boolean(),
  /** A few of the shown characters around it. */
  before: z.string(),
  after: z.string(),
})
export type CorrectionRow = z.infer<typeof CorrectionRow>

/** Where the same words stand uncorrected. */
export const SamePlace = z.object({
  reportId: Id,
  title: z.string().nullable(),
  ranges: z.array(Range).min(1),
  before: z.string(),
  original: z.string(),
  after: z.string(),
})
export type SamePlace = z.infer<typeof SamePlace>
