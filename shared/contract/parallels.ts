/** What reports tell in the same words, the links proposed from it, and their figures. */
import { z } from 'zod'
import { FigureTable } from '../model/figure.ts'
import { FixedPoint } from '../model/fixed-point.ts'
import { Highlight } from '../model/highlight.ts'
import { Link } from '../model/link.ts'
import {
  DifferencePart,
  Ghost,
  LinkProposal,
  LinkRefusal,
  ParallelPassage,
  PassageEnd,
  RepeatedPassage,
  ToldSentence,
} from '../model/parallel.ts'
import { Id } from '../model/range.ts'
import { call, done, id, linkNote, none, relationName } from './call.ts'

/** Reports that are read beside one another: usually two to four. */
const openReports = z.array(Id).min(1).max(12)
/** A newer question of one session makes the older answer `cancelled`; so does `search.cancel`. */
const session = z.string().max(64).optional()

export const parallelsCalls = {
  // What reports tell in the same words. Nothing of it is kept, save what the user refuses.
  /** Parallel passages of every two of these reports, and of each with itself, in the order of `a`. */
  'parallels.list': call(
    z.object({ reportIds: openReports, session }),
    z.object({ passages: z.array(ParallelPassage), milliseconds: z.number() }),
  ),
  /** What stands twice on a page's text, whatever report has it, or none (a repeat that was left out of the reports). */
  'parallels.repeats': call(
    z.object({ sourceId: Id, session }),
    z.object({ passages: z.array(RepeatedPassage), milliseconds: z.number() }),
  ),
  /** Two passages character by character; differences of script, width and marks are told apart from changes. */
  'parallels.difference': call(
    z.object({ a: PassageEnd, b: PassageEnd }),
    z.object({ parts: z.array(DifferencePart), changed: z.int(), same: z.int() }),
  ),
  /**
   * Where highlights would stand in other reports that have the same passages. Of `highlightIds`, or of all on these
   * reports; in these reports, or with `everywhere` in all that share text with them.
   */
  'parallels.ghosts': call(
    z.object({
      reportIds: openReports,
      highlightIds: z.array(Id).max(500).optional(),
      everywhere: z.boolean().optional(),
      session,
    }),
    z.object({ ghosts: z.array(Ghost), milliseconds: z.number() }),
  ),
  /** Makes ghosts real: highlights with the look of those they are twins of. One step of undo. */
  'parallels.adopt': call(
    z.object({
      ghosts: z
        .array(PassageEnd.extend({ highlightId: Id }))
        .min(1)
        .max(500),
    }),
    z.array(Highlight),
  ),
  /**
   * The sentences of a report that earlier ones have told: earlier of `among`, or without it of the stories it is kept
   * in and of the reports of the library that share most text with it. By the day they were printed on; where a date is
   * missing, as they came in. `sentences`: how many it has; those not in `told` are new.
   */
  'parallels.told': call(
    z.object({ reportId: Id, among: z.array(Id).max(200).optional(), session }),
    z.object({
      sentences: z.int(),
      told: z.array(ToldSentence),
      earlier: z.array(
        z.object({ id: Id, title: z.string().nullable(), published: z.string().nullable(), told: z.int() }),
      ),
      milliseconds: z.number(),
    }),
  ),

  // Links that the machine proposes, from parallel passages of different reports
  /** Without those that are linked already or were refused. */
  'proposals.list': call(z.object({ reportIds: openReports, session }), z.array(LinkProposal)),
  /** What the user refused, the latest first. */
  'proposals.refusals': call(none, z.array(LinkRefusal)),
  /** Makes the link, as `links.connect` does. */
  'proposals.confirm': call(
    z.object({ from: PassageEnd, to: PassageEnd, relation: relationName, note: linkNote.optional() }),
    Link,
  ),
  /** For good: not proposed again, in whatever source or script the two passages come. */
  'proposals.refuse': call(z.object({ from: PassageEnd, to: PassageEnd }), id),
  /** Takes a refusal back: it is proposed again. */
  'proposals.restore': call(id, done),
  /** The way back of `proposals.restore`. */
  'proposals.refuseAgain': call(id, done),

  // Places the user fastened to one another, by which panes scroll together (the setting `beside.fixed`)
  /** The latest 500 are kept. */
  'fastening.add': call(z.object({ points: z.array(FixedPoint).min(1).max(500) }), done),
  'fastening.remove': call(z.object({ points: z.array(FixedPoint).min(1).max(500) }), done),

  /** The figures of reports side by side: a row for each thing that is told a number of. */
  'figures.table': call(z.object({ reportIds: openReports, session }), FigureTable),
} as const
