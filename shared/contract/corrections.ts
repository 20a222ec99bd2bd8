/** Corrections of the source's words. */
import { z } from 'zod'
import { Correction, CorrectionRow, LONGEST_CORRECTION, SamePlace } from '../model/correction.ts'
import { Id, Range } from '../model/range.ts'
import { call, done, id } from './call.ts'

export const CorrectionsMade = z.object({
  corrections: z.array(Correction),
  /** Ids of earlier corrections they took the place of. */
  replaced: z.array(Id),
  refused: z.int(),
})

const CorrectedText = z.string().max(LONGEST_CORRECTION)

export const correctionsCalls = {
  /** Corrections of a report, of a page, or all: original and right text, where they stand and whether they are seen. */
  'corrections.list': call(
    z.object({ reportId: Id.optional(), sourceId: Id.optional() }),
    z.array(CorrectionRow),
  ),
  /**
   * Lays `text` over the words at each place, in one step of undo. Earlier corrections under them give way; with the
   * source's own words nothing is left. Of several places those are left out where it cannot be done (`refused`).
   */
  'corrections.create': call(
    z.object({
      places: z
        .array(z.object({ reportId: Id, ranges: z.array(Range).min(1).max(500) }))
        .min(1)
        .max(2000),
      text: CorrectedText,
    }),
    CorrectionsMade,
  ),
  /** By its words, as shown or as the source has them: for the command line. */
  'corrections.quote': call(
    z.object({ reportId: Id, quote: z.string().min(1), text: CorrectedText }),
    CorrectionsMade,
  ),
  /** Another right text; the correction keeps its id. @throws correction-nowhere where the page was cut through it */
  'corrections.update': call(z.object({ id: Id, text: CorrectedText }), CorrectionsMade),
  'corrections.remove': call(id, done),
  'corrections.restore': call(id, done),
  /** The way back of the five above; `change`: corrections as they were. @throws correction-overlap */
  'corrections.exchange': call(
    z.object({
      remove: z.array(Id),
      restore: z.array(Id),
      change: z
        .array(Correction.pick({ id: true, ranges: true, original: true, text: true }).strict())
        .optional(),
    }),
    done,
  ),
  /** Where the same characters stand uncorrected: in a report, on its page, or in the library. Own report first. */
  'corrections.elsewhere': call(
    z.object({
      reportId: Id,
      original: z.string().min(1).max(LONGEST_CORRECTION),
      in: z.enum(['report', 'page', 'library']),
      limit: z.int().min(1).max(2000).optional(),
    }),
    z.object({ places: z.array(SamePlace), total: z.int() }),
  ),
} as const
