import { z } from 'zod'
import { PassagePlace } from './parallel.ts'
import { Id } from './range.ts'
import { Language } from './report.ts'

/**
 * What two reports have in common, as data; the words for it are the window's. `name`: of a person, place or body;
 * `date`: a day both tell of; `same-day`: both were printed on it.
 */
export const REASON_KINDS = ['passage', 'name', 'term', 'number', 'date', 'same-day'] as const
export const RelatedReason = z.object({
  kind: z.enum(REASON_KINDS),
  /** As the open report prints it; the ISO date of `date` and `same-day`; of `passage` its first words. */
  text: z.string(),
  /** As the other report prints it. */
  otherText: z.string(),
  /** Where it stands first in the open report; null for a selection, for `same-day`, and where no source is under it. */
  here: PassagePlace.nullable(),
  there: PassagePlace.nullable(),
  /** How often the other report has it; of `passage`, the characters and words in common. */
  times: z.int(),
})
export type RelatedReason = z.infer<typeof RelatedReason>

/**
 * How much of the text is the same. `same`: all of it; `near`: nearly all; `excerpt`: nearly all of the shorter one;
 * `partly`: a fifth of the shorter one and more; `none`: another text about the matter.
 */
export const SAME_TEXT = ['same', 'near', 'excerpt', 'partly', 'none'] as const
export const SameText = z.enum(SAME_TEXT)
export type SameText = z.infer<typeof SameText>

export const ReportName = z.object({
  id: Id,
  title: z.string().nullable(),
  opening: z.string(),
  publication: z.string().nullable(),
  published: z.string().nullable(),
  fileName: z.string(),
  language: Language,
})
export type ReportName = z.infer<typeof ReportName>

export const RelatedReport = ReportName.extend({
  /** 0 to 1 and a little over, comparable within one answer. */
  score: z.number(),
  sameText: SameText,
  /** The share of the shorter text that stands in both, 0 to 1. */
  share: z.number(),
  /** Who printed it first: the open report, the other, or null where the dates do not tell. */
  first: z.enum(['this', 'other']).nullable(),
  /** The weightiest first. */
  reasons: z.array(RelatedReason),
})
export type RelatedReport = z.infer<typeof RelatedReport>

/** A report that the user does not want to see as related to another. */
export const RelatedRefusal = z.object({ id: Id, reportId: Id, other: ReportName })
export type RelatedRefusal = z.infer<typeof RelatedRefusal>
