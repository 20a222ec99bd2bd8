/** What an act would take away. Counted before it is done; the act is told the total back, so that nobody removes much unseen. */
import { z } from 'zod'

/** Acts that take away more annotations than this are asked about, whatever they remove. */
export const MOST_UNASKED = 50

export const RemovalCounts = z.object({
  highlights: z.int(),
  notes: z.int(),
  /** Themes on passages and reports that would come off. */
  themes: z.int(),
  links: z.int(),
  corrections: z.int(),
  /** Of all these. `confirmed` of the act. */
  total: z.int(),
  /** The act is refused as `needs-confirmation` unless it names this total. */
  asks: z.boolean(),
})
export type RemovalCounts = z.infer<typeof RemovalCounts>
