/** What an exporter gets: plain data, gathered once, free of SQL. Exporters are pure functions of it. */
import type { CitationStyle } from '../../../shared/citation/cited.ts'
import type { InterfaceLanguage } from '../../../shared/i18n/messages.ts'
import type { ColorNames } from '../../../shared/model/color-names.ts'
import type { EXPORT_GROUPS, EXPORT_OPTIONS, ExportOrder } from '../../../shared/model/export-format.ts'
import type { HighlightColor, HighlightStyle } from '../../../shared/model/highlight.ts'
import type { Language, Person, ShownBlock } from '../../../shared/model/report.ts'

export interface ExportNote {
  id: string
  /** Lexical's serialized state. */
  state: string
  text: string
  createdAt: string
  updatedAt: string
}

export interface ExportHighlight {
  id: string
  sourceId: string
  /** With `prefix` and `suffix` the source's own characters. */
  exact: string
  prefix: string
  suffix: string
  color: HighlightColor
  style: HighlightStyle
  notes: ExportNote[]
  themeIds: string[]
  /** Where it stands in the report's blocks, in reading order; UTF-16 units of the block's shown text. */
  places: { block: number; start: number; end: number }[]
  createdAt: string
  updatedAt: string
}

export interface ExportReport {
  id: string
  title: string | null
  byline: string | null
  people: Person[]
  dateline: string | null
  /** Where it was sent from, and the agency that sent it, as its dateline says. */
  place: string | null
  agency: string | null
  publication: string | null
  /** Of the page it stands on. */
  edition: string | null
  /** `YYYY-MM-DD` */
  published: string | null
  pageLabel: string | null
  language: Language
  opening: string
  createdAt: string
  updatedAt: string
  sourceFileName: string
  mediaType: string
  /** Where a saved page came from. */
  url: string | null
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
  color: HighlightColor
}

/** Reports that tell the same matter, as the user keeps them. */
export interface ExportStory {
  id: string
  title: string
  /** Those that are in this export, the earliest printed first. */
  reportIds: string[]
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
  createdAt: string
  updatedAt: string
}

export interface ExportLibrary {
  /** `id` of the report, theme, story or saved search; `name` what a theme, story or search is called. */
  scope: {
    kind: 'report' | 'reports' | 'theme' | 'story' | 'search' | 'highlights' | 'all'
    id: string | null
    name: string | null
  }
  reports: ExportReport[]
  /** Every theme that is mentioned, and its ancestors. */
  themes: ExportTheme[]
  /** Links with at least one end among `reports`. */
  links: ExportLink[]
  /** Highlights that no report holds any more: all of them, or those that were chosen one by one. */
  loose: ExportHighlight[]
  /** Notes on nothing: all of them, or those that a search found. */
  freeNotes: ExportNote[]
  /** Stories with at least one report of this export. */
  stories: ExportStory[]
  /** The name that the user signs exports with; null where they gave none. */
  creator: string | null
  /** File name without extension for each report here or at the end of a link; the same for every scope. */
  baseNames: Record<string, string>
  /** What the user calls the colours. */
  colorNames?: ColorNames
}

export interface ExportFile {
  /** Relative, folders parted by `/`. */
  path: string
  /** Text is written as UTF-8. */
  data: string | Uint8Array
  /** What it is made of, where it can be merged into a file that the user edited. */
  vault?: VaultFile
}

/** A file of notes in its parts: `data` is these, printed. */
export interface VaultFile {
  /** `report-…`, `theme-…`, `story-…`, `index-…`; stands in its front matter. */
  id: string
  properties: ExportProperty[]
  units: ExportUnit[]
}
export interface ExportProperty {
  key: string
  value: string | string[] | null
  /** Written without quotes: a date, an id. */
  isPlain?: true
}
/** A block that is replaced as one. */
export interface ExportUnit {
  /** The block id at its end, or another name that is its alone in its file, and stays so. */
  key: string
  text: string
  /** An item of a list: no blank line before it. */
  tight?: true
}

/** What a vault that is written again holds already. */
export interface KnownVault {
  /** Names of files without folder and extension, by file id. */
  names: Record<string, string>
  /** Ids of files that are not written: the user deleted them. */
  missing: string[]
  /** Names that other files in the folder have, in lower case. */
  taken: string[]
  /** Ids of blocks that the user took out. */
  goneBlocks: string[]
}
export interface Exported {
  files: ExportFile[]
  /** Sentences in the export's language: what could not be expressed. */
  warnings: string[]
}

/** What the user chose beside the format. A format heeds what it names in `options`. */
export interface ExportOptions {
  language: InterfaceLanguage
  /** How each quote is cited; null: not at all. */
  citation: CitationStyle | null
  /** Tables begin with the byte order mark by which Excel knows UTF-8. */
  excel: boolean
  /** The reports' text with its marks; it goes out unless this says no. */
  text?: boolean | undefined
  /** Reports stand in this order already; passages that are told across reports: see order.ts. */
  order?: ExportOrder | undefined
  /** A file a theme, and a file a story; left out of an export of one report. */
  themeFiles?: boolean | undefined
  storyFiles?: boolean | undefined
  /** Where the export is merged into a folder. */
  known?: KnownVault | undefined
}

export interface ExportFormat {
  id: string
  extension: string
  mediaType: string
  group: (typeof EXPORT_GROUPS)[number]
  options: readonly (typeof EXPORT_OPTIONS)[number][]
  /** What it makes is a page that is printed: whoever asked for it turns the HTML into PDF. */
  isPrinted?: true
  write(library: ExportLibrary, options: ExportOptions): Exported | Promise<Exported>
}
