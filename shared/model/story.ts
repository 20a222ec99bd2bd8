import { z } from 'zod'
import { ShownFigure } from './figure.ts'
import { ShownLink } from './link.ts'
import { PassagePlace } from './parallel.ts'
import { Id, Instant } from './range.ts'
import { ReportName } from './related.ts'

export const LONGEST_STORY_TITLE = 200

/** Reports that tell the same matter, as the user keeps them. */
export const Story = z.object({
  id: Id,
  title: z.string().min(1).max(LONGEST_STORY_TITLE),
  createdAt: Instant,
  updatedAt: Instant,
  /** The earliest printed first. */
  reports: z.array(ReportName),
  /** Reports the machine would add. */
  additions: z.array(ReportName),
})
export type Story = z.infer<typeof Story>

/** Reports that the machine takes for one story. It has no id: it is kept by making a story of its reports. */
export const StoryProposal = z.object({
  /** Of its first report: what a story made of it is called. */
  title: z.string(),
  reports: z.array(ReportName).min(2),
  /** How near its reports are to one another, 0 to 1 and over. */
  score: z.number(),
})
export type StoryProposal = z.infer<typeof StoryProposal>

/**
 * What a report is in its story. `first`: printed before all others; `reprint`: the text of an earlier one again;
 * `update`: the user linked it so; `report`: another telling.
 */
export const STORY_ROLES = ['first', 'reprint', 'update', 'report'] as const
export const StoryEntry = ReportName.extend({
  role: z.enum(STORY_ROLES),
  /** The report that it is a reprint or an update of. */
  of: Id.nullable(),
})
export type StoryEntry = z.infer<typeof StoryEntry>

/** A day or month that reports tell of, with the places where they do. */
export const StoryEvent = z.object({
  /** YYYY-MM-DD or YYYY-MM. */
  date: z.string(),
  /** `before` and `after` are the words around it as they are shown. */
  places: z.array(PassagePlace.extend({ before: z.string(), after: z.string(), inferred: z.boolean() })),
})
export type StoryEvent = z.infer<typeof StoryEvent>

/** One thing that reports of a story put different figures on, as rules find it: the machine's proposal. */
export const StoryDifference = z.object({
  /** The words around the figures, as the first of them prints them. */
  label: z.string(),
  /** One or more a report, in the order of the story; at least two reports. */
  figures: z.array(ShownFigure),
})
export type StoryDifference = z.infer<typeof StoryDifference>

export const StoryDetail = z.object({
  /** Null of a proposal. */
  id: Id.nullable(),
  title: z.string(),
  /** By the day they were printed. */
  entries: z.array(StoryEntry),
  /** By the day that is told of. */
  events: z.array(StoryEvent),
  /** The user's links between its reports that say they contradict, correct or differ. */
  contradictions: z.array(ShownLink),
  /** What the machine proposes as differing, for the user to judge. */
  differences: z.array(StoryDifference),
})
export type StoryDetail = z.infer<typeof StoryDetail>
