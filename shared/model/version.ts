/** A changed file that came in again: what became of what sat on the old one, and what has no place any more. */
import { z } from 'zod'
import { Correction } from './correction.ts'
import { Highlight } from './highlight.ts'
import { Id, Range } from './range.ts'

const SourceName = z.object({ id: Id, fileName: z.string() })

/** A source that one just imported seems to be a new version of. */
export const VersionOf = SourceName.extend({
  /** Share of its text that stands in the new one, 0 to 1. */
  likeness: z.number(),
  /** Highlights, corrections, notes, themes and links that could be carried over. */
  annotations: z.int(),
})
export type VersionOf = z.infer<typeof VersionOf>

const CorrectionWords = z.object({ id: Id, original: z.string(), text: z.string() })

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
  corrections: z.object({
    /** They lie over the same characters of the new version. */
    placed: z.int(),
    /** The new version reads so by itself: they were taken off. */
    settled: z.array(CorrectionWords),
    /** They stay with the old version, in the tray. */
    unplaced: z.array(CorrectionWords),
  }),
})
export type Carried = z.infer<typeof Carried>

/** `replaced`: its page has a new version that does not hold its words. `quote-gone`: its words do not stand at its place. */
export const UnplacedReason = z.enum(['replaced', 'quote-gone'])

/** Where its place is looked for, the newest version of its page; and where it was. */
const waiting = { id: Id, reportTitle: z.string().nullable(), fileName: z.string(), target: SourceName }
/** What sits on it. */
const held = { notes: z.int(), themes: z.int(), links: z.int() }

const UnplacedHighlight = z.object({
  kind: z.literal('highlight'),
  ...waiting,
  highlight: Highlight,
  reason: UnplacedReason,
  ...held,
})
export type UnplacedHighlight = z.infer<typeof UnplacedHighlight>

/** A correction of a replaced page whose words the new version has neither as they were nor as corrected. */
const UnplacedCorrection = z.object({
  kind: z.literal('correction'),
  ...waiting,
  correction: Correction,
  reportId: Id.nullable(),
  /** A few characters of the old page around it. */
  before: z.string(),
  after: z.string(),
})
export type UnplacedCorrection = z.infer<typeof UnplacedCorrection>

/** A report of a replaced page that has no heir, with notes, themes or links on it as a whole. Its id is the report's. */
const UnplacedReport = z.object({
  kind: z.literal('report'),
  ...waiting,
  /** The beginning of its first note; null where it has none. */
  note: z.string().nullable(),
  ...held,
})
export type UnplacedReport = z.infer<typeof UnplacedReport>

export const Unplaced = z.discriminatedUnion('kind', [UnplacedHighlight, UnplacedCorrection, UnplacedReport])
export type Unplaced = z.infer<typeof Unplaced>

/** A report of the new version that may be what became of one without an heir. */
export const HeirCandidate = z.object({
  id: Id,
  title: z.string().nullable(),
  opening: z.string(),
  /** By headline and text, 0 to 1. */
  likeness: z.number(),
})
export type HeirCandidate = z.infer<typeof HeirCandidate>

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
