/**
 * A page and what the machine and the hand make of it: pieces, decisions, the acts of the page desk.
 * Places are UTF-16 code units of the source's canonical text.
 */
import { z } from 'zod'
import { Id, Range } from './range.ts'
import { BlockKind, Segment } from './report.ts'

/**
 * What the page engine decides. A place names a piece by its first character.
 * `join`    the sentence of `at` goes on in `to`
 * `border`  the piece at `at` does not belong to the report of the piece above it on the page
 * `member`  the stretch that begins at `at` belongs to the report that begins at `to` (else to that at `instead`)
 * `title`   the piece at `at` is the headline of its report
 * `aside`   the piece at `at` is no report's text: a masthead, a page number, a passage that stands there twice
 */
export const DECISION_KINDS = ['join', 'border', 'member', 'title', 'aside'] as const
export const DecisionKind = z.enum(DECISION_KINDS)
export type DecisionKind = z.infer<typeof DecisionKind>

/** One piece of evidence: its name (a key of shared/i18n/evidence.ts) and what it weighs, in log-odds; below 0: against. */
export const Evidence = z.tuple([z.string(), z.number()])
export type Evidence = [name: string, weight: number]

export const Decision = z.object({
  kind: DecisionKind,
  at: z.int().nonnegative(),
  to: z.int().nonnegative().nullable(),
  instead: z.int().nonnegative().nullable(),
  /** Whether the engine laid the page out so. */
  applied: z.boolean(),
  /** How likely the statement is to be true, 0 to 1. */
  probability: z.number().min(0).max(1),
  /** Neither sure nor surely not: shown to the user as a proposal. */
  doubtful: z.boolean(),
  evidence: z.array(Evidence),
})
export type Decision = {
  kind: DecisionKind
  at: number
  to: number | null
  instead: number | null
  applied: boolean
  probability: number
  doubtful: boolean
  evidence: Evidence[]
}

/** What became of a decision: `open` until the user says or does something about it. */
export const DecisionState = z.enum(['open', 'accepted', 'refused'])
export type DecisionState = z.infer<typeof DecisionState>

/** A decision as the desk shows it. `id` is stable while the page stays as it is: `join:120:340`. */
export const KeptDecision = Decision.extend({
  id: z.string(),
  state: DecisionState,
  /** Whether the page is laid out so now. */
  holds: z.boolean(),
})
export type KeptDecision = z.infer<typeof KeptDecision>

/**
 * A piece of the page as it stands on it: a paragraph, a heading, one side of a mended cut. `at` (its first
 * character) names it. `segments` map `text` to the source, as in a block that is read.
 */
export const DeskPiece = z.object({
  at: z.int(),
  ranges: z.array(Range).min(1),
  kind: BlockKind,
  text: z.string(),
  segments: z.array(Segment),
  /** null: belongs to no report (furniture). */
  reportId: Id.nullable(),
  /** Which block of the report's reading order, from 0, and which part of it where it is mended; 0 of 1 where not. */
  block: z.int(),
  part: z.int(),
  parts: z.int(),
  /** The first character of the part before and after it, where the block is mended. */
  previous: z.int().nullable(),
  next: z.int().nullable(),
  /** Blank lines above it on the page. */
  gap: z.int(),
})
export type DeskPiece = z.infer<typeof DeskPiece>

export const DeskReport = z.object({
  id: Id,
  position: z.int(),
  title: z.string().nullable(),
  /** First words, for a report without a title. */
  opening: z.string(),
  characters: z.int(),
  /** The user has had a hand in its text: "Put together again" leaves it as it is. */
  touched: z.boolean(),
  highlights: z.int(),
  notes: z.int(),
})
export type DeskReport = z.infer<typeof DeskReport>

/** A page on the desk: its pieces down the page, its reports in their order, the decisions by page order. */
export const Desk = z.object({
  sourceId: Id,
  fileName: z.string(),
  /** Grows with each change of the page; an act made on an older one is refused as `page-changed`. */
  version: z.int(),
  pieces: z.array(DeskPiece),
  reports: z.array(DeskReport),
  decisions: z.array(KeptDecision),
  /** Highlights on text that belongs to no report. */
  strayHighlights: z.int(),
})
export type Desk = z.infer<typeof Desk>

const Place = z.int().nonnegative()
const Pieces = z.array(Place).min(1).max(100_000)

/**
 * What a hand does on the desk. Pieces are named by their first character; a report by its id.
 * `give`      pieces to a report (each goes where it stands on the page), or to a new one of their own
 * `split`     the report that holds the character `at` ends before it in reading order; the rest is a new report.
 *             Inside a paragraph the paragraph is cut there
 * `join`      all these reports become the first of them
 * `move`      pieces to another place in their report's reading order: before a piece of it, or to its end
 * `mend`      two pieces become one paragraph (`next` comes to stand behind `piece`)
 * `unmend`    the paragraph that holds the character `at` is cut before it
 * `aside`     pieces belong to no report any more
 * `kind`      what pieces are; `title` makes a piece the headline
 * `untitle`   the report has no headline; what was it becomes a subhead
 * `order`     a report comes before another in the list of the page, or last
 * `accept` `refuse`  proposals: the page is laid out as they say, or not so
 */
export const DeskAct = z.discriminatedUnion('do', [
  z.object({ do: z.literal('give'), pieces: Pieces, to: z.union([Id, z.literal('new')]) }),
  z.object({ do: z.literal('split'), at: Place }),
  z.object({ do: z.literal('join'), reports: z.array(Id).min(2).max(1000) }),
  z.object({ do: z.literal('move'), pieces: Pieces, before: Place.nullable() }),
  z.object({ do: z.literal('mend'), piece: Place, next: Place }),
  z.object({ do: z.literal('unmend'), at: Place }),
  z.object({ do: z.literal('aside'), pieces: Pieces }),
  z.object({ do: z.literal('kind'), pieces: Pieces, kind: BlockKind }),
  z.object({ do: z.literal('untitle'), report: Id }),
  z.object({ do: z.literal('order'), report: Id, before: Id.nullable() }),
  z.object({ do: z.literal('accept'), decisions: z.array(z.string()).min(1) }),
  z.object({ do: z.literal('refuse'), decisions: z.array(z.string()).min(1) }),
])
export type DeskAct = z.infer<typeof DeskAct>

/** What an act of the desk did to what the user has made on the page, to be told in a sentence. */
export const DeskOutcome = z.object({
  /** Highlights that now belong to another report than before, by that report. */
  moved: z.array(z.object({ reportId: Id, title: z.string().nullable(), highlights: z.int() })),
  /** Highlights whose text the act took out of every report. They stay on their characters, and on the desk. */
  stray: z.int(),
  /** Reports that are new, and reports that went into another one (their notes, themes and links with them). */
  created: z.array(Id),
  replaced: z.array(z.object({ from: Id, to: Id })),
  /** Links from a report to one it was joined with: they would lead to themselves and are taken off. */
  linksDropped: z.int(),
})
export type DeskOutcome = z.infer<typeof DeskOutcome>

/** What pages of one publication have taught: plain counts. */
export const Lessons = z.object({
  publication: z.string(),
  /** How often each piece of evidence agreed with what the user did and how often it misled. */
  evidence: z.array(z.object({ name: z.string(), agreed: z.int(), misled: z.int() })),
  /** Short lines whose kind the user set: folded text with digits as `0`. */
  lines: z.array(z.object({ text: z.string(), kind: BlockKind, times: z.int() })),
})
export type Lessons = z.infer<typeof Lessons>
