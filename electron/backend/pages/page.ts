/** What the page engine gives back. Pure data on the source's canonical text; no SQL, no ids. */
import type { Decision, Lessons } from '../../../shared/model/page.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { Block, Language, Origins, Person } from '../../../shared/model/report.ts'

export interface SplitReport {
  title: string | null
  byline: string | null
  dateline: string | null
  people: Person[]
  /** The dateline's parts. */
  place: string | null
  /** `YYYY-MM-DD` */
  datelineDate: string | null
  agency: string | null
  origins: Origins
  language: Language
  /** In reading order. Every range is inside the text; no two blocks of a page share a character. */
  blocks: Block[]
}

/** The details of a report of which nothing is known. */
export const NO_DETAILS = {
  people: [],
  place: null,
  datelineDate: null,
  agency: null,
  origins: {},
} satisfies Partial<SplitReport>

/** What is known of the page that a report stands on. */
export interface PageFacts {
  publication: string | null
  /** `YYYY-MM-DD`: year-less and relative dates are worked out from it. */
  published: string | null
}

export interface SplitPage {
  publication: string | null
  /** `YYYY-MM-DD` */
  published: string | null
  pageLabel: string | null
  edition: string | null
  origins: Origins
  reports: SplitReport[]
  /** What belongs to no report: mastheads, page numbers, repeats. With the reports' blocks it is the whole page. */
  furniture: Block[]
  /** Each join, border, headline and passage set aside that was weighed, in page order. */
  decisions: Decision[]
}

/** What earlier pages of a publication taught; see Lessons in shared/model/page.ts. */
export type LearnedEvidence = ReadonlyMap<string, { agreed: number; misled: number }>

export interface SplitOptions {
  fileName?: string | undefined
  /** By publication; the page's own are used once its publication is read. */
  lessons?: readonly Lessons[] | undefined
  /** The page's publication, where the user has said so. */
  publication?: string | null | undefined
  /** `YYYY-MM-DD`: the page's date, where the user has said so. */
  published?: string | null | undefined
  /** The text goes on from what stands before it: its first line is no page's top. */
  goesOn?: boolean | undefined
  /** Text the user has settled: it is left out, as if it stood on another page. */
  settled?: readonly Range[] | undefined
}
