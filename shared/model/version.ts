/** A changed file that came in again: what became of what sat on the old one, and what has no place any more. */
import { z } from 'zod'
import { Highlight } from './highlight.ts'
import { Id, Range } from './range.ts'

const SourceName = z.object({ id: Id, fileName: z.string() })

/** A source that one just imported seems to be a new version of. */
export const VersionOf = SourceName.extend({
  /** Share of its text that stands in the new one, 0 to 1. */
  likeness: z.number(),
  /** Highlights, notes, themes and links that could be carried over. */
  annotations: z.int(),
})
export type VersionOf = z.infer<typeof VersionOf>

/** What carrying annotations over from one version to the next came to. */
export const Carried = z.object({
  from: SourceName,
  to: SourceName,
  /** Highlights whose words are the same in the new version. */
  same: z.int(),
  /** Highlights found again in other words. */
  changed: z.array(z.object({ id: Id, before: z.string(), after: z.string() })),
  /** Highlights that stay with the old version, in the tray. */
  unplaced: z.array(z.object({ id: Id, exact: z.string() })),
  /** Notes, themes and links on whole reports that went over, and those whose report has no heir. */
  onReports: z.int(),
  left: z.int(),
})
export type Carried = z.infer<typeof Carried>

/** `replaced`: its page has a new version that does not hold its words. `quote-gone`: its words do not stand at its place. */
export const UnplacedReason = z.enum(['replaced', 'quote-gone'])

export const Unplaced = z.object({
  highlight: Highlight,
  reason: UnplacedReason,
  reportTitle: z.string().nullable(),
  fileName: z.string(),
  /** Where its place is looked for: the newest version of its page. */
  target: SourceName,
  notes: z.int(),
  themes: z.int(),
  links: z.int(),
})
export type Unplaced = z.infer<typeof Unplaced>

/** A place that an unplaced highlight may have, with what stands around it. */
export const Candidate = z.object({
  ranges: z.array(Range).min(1),
  before: z.string(),
  exact: z.string(),
  after: z.string(),
  /** 0 to 1. */
  score: z.number(),
  reportId: Id.nullable(),
  reportTitle: z.string().nullable(),
})
export type Candidate = z.infer<typeof Candidate>

/** Where a highlight is put: one of its candidates (1 is the likeliest), a passage chosen by hand, or words. */
export const RelinkTo = z.union([
  z.object({ candidate: z.int().min(1).max(3) }),
  z.object({ passage: z.object({ reportId: Id, ranges: z.array(Range).min(1).max(500) }) }),
  z.object({ quote: z.string().min(1).max(10_000) }),
])
