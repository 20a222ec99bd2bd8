import { z } from 'zod'
import { HighlightColor, HighlightStyle } from './highlight.ts'
import { Id, Instant, Range } from './range.ts'

/** `identical`: every character and word; `near`: at least four fifths of them; `reworded`: at least half, in order. */
export const PASSAGE_KINDS = ['identical', 'near', 'reworded'] as const
export const PassageKind = z.enum(PASSAGE_KINDS)

/** A place in the blocks that `reports.get` gives: which block, and how far into its `text`, in UTF-16 units. */
export const ShownPlace = z.object({ block: z.int(), offset: z.int() })
export type ShownPlace = z.infer<typeof ShownPlace>

/** A passage of a report, named by its source ranges, in reading order. */
export const PassageEnd = z.object({ reportId: Id, ranges: z.array(Range).min(1).max(500) })
export type PassageEnd = z.infer<typeof PassageEnd>

/** One of the places of a parallel passage. */
export const PassagePlace = PassageEnd.extend({
  start: ShownPlace,
  end: ShownPlace,
  /** Its first words as they are shown, cut at `LONGEST_PLACE_TEXT`. */
  text: z.string(),
})
export type PassagePlace = z.infer<typeof PassagePlace>
export const LONGEST_PLACE_TEXT = 160

/** What two places tell in the same words. Both may be in one report: then `a` is the earlier place. */
export const ParallelPassage = z.object({
  a: PassagePlace,
  b: PassagePlace,
  kind: PassageKind,
  /** Characters and words in common, in order: a weight. */
  matched: z.int(),
  /** Share of the longer side that is in common, 0 to 1. */
  likeness: z.number(),
})
export type ParallelPassage = z.infer<typeof ParallelPassage>

const PagePlace = z.object({
  range: Range,
  text: z.string(),
  /** The report that has most of it; null where none has. */
  reportId: Id.nullable(),
})
/** A passage that stands twice on a page. */
export const RepeatedPassage = z.object({
  ...{ a: PagePlace, b: PagePlace, kind: PassageKind, matched: z.int(), likeness: z.number() },
})
export type RepeatedPassage = z.infer<typeof RepeatedPassage>

/** A stretch of two passages beside each other. `script`: the same characters in another script, width or form. */
export const DifferencePart = z.object({
  kind: z.enum(['same', 'script', 'mark', 'only-a', 'only-b', 'changed']),
  a: z.string(),
  b: z.string(),
})
export type DifferencePart = z.infer<typeof DifferencePart>

/** Where a highlight of one report would stand in another that has the same passage. Nothing is kept of it. */
export const Ghost = PassagePlace.extend({
  /** The highlight it is the twin of, on another report. */
  highlightId: Id,
  fromReportId: Id,
  color: HighlightColor,
  style: HighlightStyle,
  /** The very characters of the highlight, script and marks apart. */
  exact: z.boolean(),
})
export type Ghost = z.infer<typeof Ghost>

/** A sentence of a report, and where earlier reports have told it. */
export const ToldSentence = z.object({
  start: ShownPlace,
  end: ShownPlace,
  ranges: z.array(Range),
  /** How much of it was told, 0 to 1. */
  share: z.number(),
  /** The places it was told at, the fullest first. */
  places: z.array(PassagePlace),
})
export type ToldSentence = z.infer<typeof ToldSentence>

/** A link that the machine proposes: two passages that tell the same. Never counted as the user's. */
export const LinkProposal = z.object({
  /** The later report's passage; the earlier one's where dates tell nothing. */
  from: PassagePlace,
  to: PassagePlace,
  kind: PassageKind,
  matched: z.int(),
  likeness: z.number(),
  /** The relation that fits best; the user chooses. */
  relation: z.string(),
})
export type LinkProposal = z.infer<typeof LinkProposal>

const RefusedEnd = z.object({ sourceId: Id, fileName: z.string(), ranges: z.array(Range), text: z.string() })
/** A proposal that the user refused; `proposals.restore` takes it back. */
export const LinkRefusal = z.object({ id: Id, from: RefusedEnd, to: RefusedEnd, createdAt: Instant })
export type LinkRefusal = z.infer<typeof LinkRefusal>
