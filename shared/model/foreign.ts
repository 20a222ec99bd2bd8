/** A highlight, comment or tag that another program made: in a file of its own, or inside a PDF or Word document. */
import type { Range } from './range.ts'

/** How a foreign annotation names the document it sits on. What is not known is left out. */
export interface ForeignDocument {
  uri?: string | undefined
  title?: string | undefined
  fileName?: string | undefined
  /** SHA-256 of the file, lower-case hex. */
  sha256?: string | undefined
}

export interface ForeignReply {
  text: string
  author?: string | undefined
  /** ISO 8601 */
  created?: string | undefined
}

/** Not yet placed. A place is believed only where the words there are the quote's. */
export interface ForeignAnnotation {
  /** The program it comes from: `hypothesis`, `zotero`, `pdf`, `docx` … */
  origin: string
  /** Its id there: the same one again adds nothing. Made from its content where the program gives none. */
  id: string
  /** Left out where it sits on the source it came in with. */
  document?: ForeignDocument | undefined
  /** Of the source's canonical text, UTF-16 units, in reading order: where the importer knows the place itself. */
  ranges?: Range[] | undefined
  /** The words it sits on. Left out: it is a note on the whole document. */
  quote?: { exact: string; prefix?: string | undefined; suffix?: string | undefined } | undefined
  /** A place in the document's text as that program counts, to choose between equal quotes. */
  position?: { start: number; end: number; unit: 'utf-16' | 'code-point' } | undefined
  /** `#rrggbb`, or a colour word of ours. */
  color?: string | undefined
  style?: 'fill' | 'underline' | 'strike' | undefined
  /** Plain text, or Markdown where `format` says so. */
  comment?: string | undefined
  format?: 'plain' | 'markdown' | undefined
  /** Names of themes, `a/b` for one inside another. */
  tags: string[]
  author?: string | undefined
  /** ISO 8601 */
  created?: string | undefined
  modified?: string | undefined
  replies?: ForeignReply[] | undefined
}
