/** What the page engine gives back. Pure data on the source's canonical text; no SQL, no ids. */
import type { Block, Language } from '../../../shared/model/report.ts'

export interface SplitReport {
  title: string | null
  byline: string | null
  dateline: string | null
  language: Language
  /** In reading order. Every range is inside the text; no two blocks of a page share a character. */
  blocks: Block[]
}

export interface SplitPage {
  publication: string | null
  /** `YYYY-MM-DD` */
  published: string | null
  pageLabel: string | null
  reports: SplitReport[]
  /** What belongs to no report: mastheads, page numbers, repeats. With the reports' blocks it is the whole page. */
  furniture: Block[]
}
