/** Highlights. */
import { z } from 'zod'
import { Highlight, HighlightColor, HighlightStyle } from '../model/highlight.ts'
import { Id, Range } from '../model/range.ts'
import { call, confirmed, done, id } from './call.ts'

export const highlightsCalls = {
  'highlights.list': call(
    z.object({ reportId: Id.optional(), themeId: Id.optional(), sourceId: Id.optional() }),
    z.array(Highlight),
  ),
  'highlights.create': call(
    z.object({
      reportId: Id,
      ranges: z.array(Range).min(1).max(500),
      color: HighlightColor.optional(),
      style: HighlightStyle.optional(),
    }),
    Highlight,
  ),
  /** By its words: for the command line. `quote-not-found` or `quote-ambiguous` when it has no one place. */
  'highlights.quote': call(
    z.object({ reportId: Id, quote: z.string().min(1), color: HighlightColor.optional() }),
    Highlight,
  ),
  'highlights.update': call(
    z.object({
      id: Id,
      color: HighlightColor.optional(),
      style: HighlightStyle.optional(),
      ranges: z.array(Range).min(1).optional(),
    }),
    Highlight,
  ),
  /** Takes its note, themes and links with it; `highlights.restore` brings all of them back. */
  'highlights.remove': call(id, done),
  'highlights.restore': call(id, done),
  /**
   * `id` takes in the passages, notes, themes and links of the others and keeps its own look. `confirmed` as for a
   * removal of the others. @throws highlights-apart, needs-confirmation
   */
  'highlights.merge': call(z.object({ id: Id, otherIds: z.array(Id).min(1).max(500), confirmed }), Highlight),
  /** The way back of a merge; what moved is named by its rows. */
  'highlights.unmerge': call(
    z.object({
      id: Id,
      otherId: Id,
      ranges: z.array(Range).min(1),
      moved: z.object({
        notes: z.array(Id),
        themes: z.array(Id),
        links: z.array(z.object({ id: Id, end: z.enum(['from', 'to']) })),
      }),
      note: z.object({ id: Id, state: z.string(), text: z.string() }).nullable(),
    }),
    done,
  ),
  /**
   * Cuts a highlight into parts that together are it. The first keeps its note and links; all keep colour, style
   * and themes.
   */
  'highlights.split': call(
    z.object({ id: Id, parts: z.array(z.array(Range).min(1)).min(2).max(100) }),
    z.array(Highlight),
  ),
} as const
