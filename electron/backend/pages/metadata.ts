/** What a page says of itself: paper, date, page number. Only what is certain; null otherwise. */
import type { Unit } from './units.ts'

export interface PageMetadata {
  publication: string | null
  /** `YYYY-MM-DD` */
  published: string | null
  pageLabel: string | null
}

export function readMetadata(_text: string, _units: Unit[], _fileName: string | null): PageMetadata {
  return { publication: null, published: null, pageLabel: null }
}
