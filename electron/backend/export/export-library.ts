/** What an exporter gets: plain data, gathered once, free of SQL. Exporters are pure functions of it. */
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import type { ColorNames } from '../../../shared/model/color-names.ts'
import type { HighlightColor, HighlightStyle } from '../../../shared/model/highlight.ts'
import type { Language, Person, ShownBlock } from '../../../shared/model/report.ts'

export interface ExportNote {
  id: string
  /** Lexical's serialized state. */
  state: string
  text: string
}

export interface ExportHighlight {
  id: string
  exact: string
  color: HighlightColor
  style: HighlightStyle
  notes: ExportNote[]
  themeIds: string[]
  /** Where it stands in the report's blocks, in reading order; UTF-16 units of the block's shown text. */
  places: { block: number; start: number; end: number }[]
}

export interface ExportReport {
  id: string
  title: string | null
  byline: string | null
  people: Person[]
  dateline: string | null
  publication: string | null
  /** `YYYY-MM-DD` */
  published: string | null
  pageLabel: string | null
  language: Language
  opening: string
  createdAt: string
  sourceFileName: string
  blocks: ShownBlock[]
  /** How many corrections stand in it, and whether `blocks` have the corrected words or the source's. */
  corrections?: { count: number; printed: 'corrected' | 'original' }
  notes: ExportNote[]
  themeIds: string[]
  /** In reading order. */
  highlights: ExportHighlight[]
}

export interface ExportTheme {
  id: string
  parentId: string | null
  name: string
  definition: string
}

export interface ExportEnd {
  kind: 'highlight' | 'report'
  id: string
  reportId: string | null
  reportTitle: string | null
  quote: string | null
}
export interface ExportLink {
  id: string
  from: ExportEnd
  to: ExportEnd
  relation: string
  /** How a relation of the user's own reads from its end; empty where they gave no word, and for built-in ones. */
  inverse: string
  /** The relation says the same from both ends. */
  mutual: boolean
  /** Why the two belong together; empty where nobody said. */
  note: string
}

export interface ExportLibrary {
  scope: { kind: 'report' | 'theme' | 'all'; id: string | null; name: string | null }
  reports: ExportReport[]
  /** Every theme that is mentioned, and its ancestors. */
  themes: ExportTheme[]
  /** Links with at least one end among `reports`. */
  links: ExportLink[]
  /** Highlights that no report holds any more. Only in an export of everything. */
  loose: ExportHighlight[]
  /** Notes on nothing. Only in an export of everything. */
  freeNotes: ExportNote[]
  /** File name without extension for each report here or at the end of a link; the same for every scope. */
  baseNames: Record<string, string>
  /** What the user calls the colours. */
  colorNames?: ColorNames
}

export interface ExportFile {
  /** Relative, without folders. */
  path: string
  text: string
}
export interface Exported {
  files: ExportFile[]
  /** Sentences in the export's language: what could not be expressed. */
  warnings: string[]
}

export interface ExportFormat {
  id: string
  extension: string
  mediaType: string
  write(library: ExportLibrary, language: InterfaceLanguage): Exported
}
