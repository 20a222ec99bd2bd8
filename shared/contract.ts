/**
 * Every call the window or the command line can make and the one event it can hear. Start reading here:
 * searching for a call's dotted name finds this line, its handler, its callers and its tests.
 * Only JSON crosses. Bytes (files in, exports out) go by URL through `content`.
 */
import { z } from 'zod'
import { Correction, CorrectionRow, LONGEST_CORRECTION, SamePlace } from './model/correction.ts'
import { LANGUAGES } from './i18n/messages.ts'
import { Highlight, HighlightColor, HighlightStyle } from './model/highlight.ts'
import { ImportItem, ImportJob } from './model/import.ts'
import { Link, LONGEST_LINK_NOTE, Relation, ShownLink } from './model/link.ts'
import { Note, NoteRow, Reference, Target } from './model/note.ts'
import { Desk, DeskAct, DeskOutcome, Lessons } from './model/page.ts'
import { Id, Range } from './model/range.ts'
import {
  KeptPageDetails,
  KeptReportDetails,
  LONGEST_DETAIL,
  LONGEST_PAGE_LABEL,
  LONGEST_PUBLICATION,
  PAGE_DETAILS,
  Person,
  REPORT_DETAILS,
  ReadableReport,
  Report,
  ReportRow,
} from './model/report.ts'
import { SearchResult } from './model/search.ts'
import { Encoding, Source } from './model/source.ts'
import {
  CodebookOutcome,
  PassageContext,
  Theme,
  ThemeAssignment,
  ThemeMerge,
  ThemePassage,
  ThemeRemoval,
} from './model/theme.ts'
import { Candidate, Carried, HeirCandidate, RelinkTo, Unplaced } from './model/version.ts'

const call = <A extends z.ZodType, R extends z.ZodType>(args: A, result: R) => ({ args, result })
const none = z.object({})
const done = z.object({})
const id = z.object({ id: Id })
const json = z.json()

/** An end of a link: what is there already, or a passage that gets a highlight unless one has exactly its ranges. */
const ConnectEnd = z.union([
  z.object({ target: Target }),
  z.object({ passage: z.object({ reportId: Id, ranges: z.array(Range).min(1).max(500) }) }),
])

const CorrectedText = z.string().max(LONGEST_CORRECTION)
const CorrectionsMade = z.object({
  corrections: z.array(Correction),
  /** Ids of earlier corrections they took the place of. */
  replaced: z.array(Id),
  refused: z.int(),
})

/** Which words an export prints where the user corrected the source. */
const ExportWords = z.enum(['corrected', 'original'])

const themeName = z.string().trim().min(1).max(200)
const relationName = z.string().trim().min(1).max(100)
const linkNote = z.string().max(LONGEST_LINK_NOTE)
/** Rows as they were, by table: the backend makes them as a way back and checks them when they return. */
const keptRows = (...tables: [string, ...string[]]) =>
  z.object({
    rows: z
      .array(
        z.object({
          table: z.enum(tables),
          id: Id,
          fields: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
        }),
      )
      .min(1),
  })

/** What an export covers. */
const ExportScope = z.union([
  z.object({ kind: z.literal('report'), id: Id }),
  z.object({ kind: z.literal('theme'), id: Id }),
  z.object({ kind: z.literal('all') }),
])

export const contract = {
  // The library as a whole
  'library.describe': call(
    none,
    z.object({
      id: Id,
      path: z.string(),
      name: z.string(),
      schemaVersion: z.int(),
      readOnly: z.boolean(),
      sources: z.int(),
      reports: z.int(),
      highlights: z.int(),
      notes: z.int(),
      themes: z.int(),
      links: z.int(),
      /** How many of the sources came with the sample library. */
      samples: z.int(),
    }),
  ),
  /** Integrity, foreign keys, hashes of kept originals, quotes that no longer stand where they should, search index. */
  'library.check': call(
    none,
    z.object({
      ok: z.boolean(),
      checked: z.record(z.string(), z.int()),
      problems: z.array(z.object({ code: z.string(), message: z.string(), count: z.int() })),
    }),
  ),
  'samples.load': call(none, z.object({ sources: z.int(), reports: z.int(), highlights: z.int() })),
  /** Takes the sample library out again; annotations the user made on it are counted first by `samples.describe`. */
  'samples.remove': call(none, done),
  'samples.describe': call(none, z.object({ loaded: z.boolean(), ownAnnotations: z.int() })),

  // Window state that must survive a restart (open panes, places, theme, language). Values are opaque JSON.
  'settings.all': call(none, z.record(z.string(), json)),
  'settings.set': call(z.object({ key: z.string().max(200), value: json }), done),

  // Undo: a stack of inverse calls, kept with the library. `label` is a key of shared/i18n/undo.ts.
  'undo.state': call(none, z.object({ undo: z.string().nullable(), redo: z.string().nullable() })),
  'undo.undo': call(none, z.object({ label: z.string() })),
  'undo.redo': call(none, z.object({ label: z.string() })),

  // Files in. Bytes are PUT to /content/inbox?name=… first, which answers { inbox }.
  'import.start': call(
    z.object({ items: z.array(ImportItem).min(1).max(20_000), sample: z.boolean().optional() }),
    z.object({ jobId: Id }),
  ),
  'import.jobs': call(none, z.array(ImportJob)),
  'import.cancel': call(z.object({ jobId: Id }), done),
  'import.dismiss': call(z.object({ jobId: Id }), done),

  'sources.list': call(none, z.array(Source)),
  /** What the page says of itself, by hand. Its reports follow, where the user has not said otherwise of them. */
  'sources.update': call(
    z.object({
      id: Id,
      publication: z.string().max(LONGEST_PUBLICATION).nullable().optional(),
      published: z.iso.date().nullable().optional(),
      pageLabel: z.string().max(LONGEST_PAGE_LABEL).nullable().optional(),
      edition: z.string().max(LONGEST_PUBLICATION).nullable().optional(),
      /** These are read from the page and its file name again. */
      reset: z.array(z.enum(PAGE_DETAILS)).optional(),
    }),
    Source,
  ),
  /** The way back of `sources.update`, for the page; that of its reports is `reports.putBack`. */
  'sources.putBack': call(z.object({ id: Id, details: KeptPageDetails }), done),
  /** Reads the kept bytes again in another encoding. Refused as `source-annotated` while the hand was on it. */
  'sources.redecode': call(z.object({ id: Id, encoding: Encoding }), z.object({ id: Id })),
  /** First lines of the kept bytes in an encoding, to choose by eye. */
  'sources.preview': call(z.object({ id: Id, encoding: Encoding }), z.object({ text: z.string() })),
  'sources.remove': call(id, done),
  'sources.restore': call(id, done),

  // A changed file that came in again, and what found no place in it
  /** `id` becomes the new version of `from`, and what sits there goes over. One step of undo; nothing is deleted. */
  'versions.carry': call(z.object({ id: Id, from: Id }), Carried),
  /** The way back of the calls of this part: rows as they were, made and checked by the backend. */
  'versions.putBack': call(z.object({ rows: json }), done),
  /**
   * The tray: highlights and corrections of replaced pages, highlights whose words do not stand at their place, and
   * reports of replaced pages with something on them.
   */
  'unplaced.list': call(none, z.array(Unplaced)),
  'unplaced.count': call(none, z.object({ count: z.int() })),
  /** The likeliest places of a highlight or correction, at most three, the likeliest first. */
  'unplaced.candidates': call(id, z.array(Candidate)),
  /** @throws not-found, quote-not-found, quote-ambiguous */
  'unplaced.relink': call(z.object({ id: Id, to: RelinkTo }), Highlight),
  /** The quote becomes a note on its report, with its notes, themes and links; the highlight goes. */
  'unplaced.keepAsNote': call(id, z.object({ noteId: Id })),
  /** Lays a correction over other words of the new version; over words that read so already it is just taken off. */
  'unplaced.correct': call(z.object({ id: Id, to: RelinkTo }), CorrectionsMade),
  /** Reports of the new version, the likeliest heir first. */
  'unplaced.heirs': call(id, z.array(HeirCandidate)),
  /** Notes, themes and links of a report without an heir go to another. */
  'unplaced.attach': call(z.object({ id: Id, to: Id }), done),
  /** Its notes become free notes; its themes and links are written down in one, and taken off. */
  'unplaced.keepFree': call(
    z.object({ id: Id, language: z.enum(LANGUAGES) }),
    z.object({ noteIds: z.array(Id) }),
  ),

  'reports.list': call(
    z.object({
      sourceId: Id.optional(),
      publication: z.string().nullable().optional(),
      themeId: Id.optional(),
      highlighted: z.boolean().optional(),
      text: z.string().max(200).optional(),
      sort: z.enum(['title', 'publication', 'published', 'byline', 'highlights', 'added']).optional(),
      direction: z.enum(['asc', 'desc']).optional(),
    }),
    z.array(ReportRow),
  ),
  'reports.get': call(id, ReadableReport),
  /** What the user says of a report. An emptied detail stays empty. */
  'reports.update': call(
    z.object({
      id: Id,
      title: z.string().max(LONGEST_DETAIL).nullable().optional(),
      byline: z.string().max(LONGEST_DETAIL).nullable().optional(),
      dateline: z.string().max(LONGEST_DETAIL).nullable().optional(),
      publication: z.string().max(LONGEST_PUBLICATION).nullable().optional(),
      published: z.iso.date().nullable().optional(),
      people: z.array(Person).max(100).optional(),
      place: z.string().max(LONGEST_DETAIL).nullable().optional(),
      datelineDate: z.iso.date().nullable().optional(),
      agency: z.string().max(LONGEST_DETAIL).nullable().optional(),
      pageLabel: z.string().max(LONGEST_PAGE_LABEL).nullable().optional(),
      /** These are read from the report's text and page again, and are the machine's again. */
      reset: z.array(z.enum(REPORT_DETAILS)).optional(),
    }),
    Report,
  ),
  /** The way back of edited details: values and origins as they were. */
  'reports.putBack': call(
    z.object({ reports: z.array(z.object({ id: Id, details: KeptReportDetails })).min(1) }),
    done,
  ),
  'reports.remove': call(id, done),
  'reports.restore': call(id, done),
  /** All the user has put on one report and its passages: what the side panel shows. */
  'reports.annotations': call(
    id,
    z.object({
      highlights: z.array(Highlight),
      notes: z.array(Note),
      themes: z.array(ThemeAssignment),
      links: z.array(ShownLink),
    }),
  ),

  // The page desk: a page's text with its reports, moved by hand
  'desk.show': call(z.object({ sourceId: Id }), Desk),
  /** One act of the hand, one step of undo. @throws page-changed where `version` is not the page's */
  'desk.act': call(
    z.object({
      sourceId: Id,
      version: z.int().optional(),
      act: DeskAct,
      /** Acts that follow one another with the same name are one step of undo. */
      step: z.string().max(64).optional(),
    }),
    DeskOutcome,
  ),
  /** Puts together again what the user has not touched. Reports keep their ids where most of their text stays. */
  'desk.again': call(z.object({ sourceId: Id }), DeskOutcome),
  /** The way back of the three above: the page as it was, from a snapshot that only the backend makes. */
  'desk.restore': call(z.object({ sourceId: Id, snapshot: json }), DeskOutcome),

  // What corrected pages taught, by publication
  'lessons.list': call(none, z.array(Lessons)),
  /** `at` names this forgetting: `lessons.restore` takes back just what went with it. */
  'lessons.forget': call(z.object({ publication: z.string() }), z.object({ at: z.string() })),
  'lessons.restore': call(z.object({ publication: z.string(), at: z.string() }), done),

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
  /** `id` takes in the passages, notes, themes and links of the others and keeps its own look. @throws highlights-apart */
  'highlights.merge': call(z.object({ id: Id, otherIds: z.array(Id).min(1).max(500) }), Highlight),
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

  /** Corrections of a report, of a page, or all: original and right text, where they stand and whether they are seen. */
  'corrections.list': call(
    z.object({ reportId: Id.optional(), sourceId: Id.optional() }),
    z.array(CorrectionRow),
  ),
  /**
   * Lays `text` over the words at each place, in one step of undo. Earlier corrections under them give way; with the
   * source's own words nothing is left. Of several places those are left out where it cannot be done (`refused`).
   */
  'corrections.create': call(
    z.object({
      places: z
        .array(z.object({ reportId: Id, ranges: z.array(Range).min(1).max(500) }))
        .min(1)
        .max(2000),
      text: CorrectedText,
    }),
    CorrectionsMade,
  ),
  /** By its words, as shown or as the source has them: for the command line. */
  'corrections.quote': call(
    z.object({ reportId: Id, quote: z.string().min(1), text: CorrectedText }),
    CorrectionsMade,
  ),
  /** Another right text. @throws correction-nowhere where the page was cut through it */
  'corrections.update': call(z.object({ id: Id, text: CorrectedText }), CorrectionsMade),
  'corrections.remove': call(id, done),
  'corrections.restore': call(id, done),
  /** The way back of the five above. @throws correction-overlap */
  'corrections.exchange': call(z.object({ remove: z.array(Id), restore: z.array(Id) }), done),
  /** Where the same characters stand uncorrected: in a report, on its page, or in the library. Own report first. */
  'corrections.elsewhere': call(
    z.object({
      reportId: Id,
      original: z.string().min(1).max(LONGEST_CORRECTION),
      in: z.enum(['report', 'page', 'library']),
      limit: z.int().min(1).max(2000).optional(),
    }),
    z.object({ places: z.array(SamePlace), total: z.int() }),
  ),

  'notes.list': call(z.object({ target: Target.nullable().optional() }), z.array(Note)),
  'notes.get': call(id, Note),
  /** Notes as lines. `text`: only with these words, in either script; `on: 'none'`: free notes. Newest first. */
  'notes.rows': call(
    z.object({
      text: z.string().max(500).optional(),
      on: z.enum(['none', 'report', 'highlight']).optional(),
      sort: z.enum(['changed', 'created', 'title']).optional(),
    }),
    z.array(NoteRow),
  ),
  /** What a reference inside a note is called now; `gone` where it is not in the library any more. */
  'notes.reference': call(
    Reference,
    z.object({ name: z.string().nullable(), gone: z.boolean(), target: Target.nullable() }),
  ),
  /**
   * Creates the note when `id` is new. Saves of one note in quick succession are one step of undo.
   * `revision` is the one the text grew from: where another window saved since, the two are merged over `base`
   * (the state of that revision) and the answer holds what both typed. Without `revision` the text replaces.
   * @throws note-changed where it was saved since and there is no `base`; note-too-long
   */
  'notes.save': call(
    z.object({
      id: Id,
      target: Target.nullable(),
      state: z.string(),
      text: z.string(),
      revision: z.int().min(0).optional(),
      base: z.string().optional(),
    }),
    Note,
  ),
  'notes.remove': call(id, done),
  'notes.restore': call(id, done),

  'themes.list': call(none, z.array(Theme)),
  /** `target` gets the theme in the same step of undo. */
  'themes.create': call(
    z.object({
      name: themeName,
      target: Target.optional(),
      parentId: Id.nullable().optional(),
      color: HighlightColor.optional(),
      definition: z.string().max(10_000).optional(),
    }),
    Theme,
  ),
  'themes.update': call(
    z.object({
      id: Id,
      name: themeName.optional(),
      parentId: Id.nullable().optional(),
      color: HighlightColor.optional(),
      definition: z.string().max(10_000).optional(),
    }),
    Theme,
  ),
  /**
   * Makes a theme of the selected words and puts it on the passage, whose highlight is made if none has exactly its
   * ranges: one step of undo. Where a theme of that name is there already, the passage gets that one.
   */
  'themes.coin': call(
    z.object({
      reportId: Id,
      ranges: z.array(Range).min(1).max(500),
      color: HighlightColor.optional(),
      highlightColor: HighlightColor.optional(),
    }),
    z.object({ theme: Theme, highlightId: Id, isNew: z.boolean() }),
  ),
  /** Puts a theme below another (null: top level), before one of its children or last. */
  'themes.move': call(z.object({ id: Id, parentId: Id.nullable(), before: Id.nullable() }), Theme),
  'themes.compare': call(z.object({ id: Id, into: Id }), ThemeMerge),
  /** `into` gets the passages, reports, children and definition of `id`, which goes. */
  'themes.merge': call(z.object({ id: Id, into: Id }), Theme),
  /** A new theme that gets these passages and reports in place of `id`. Beside `id` unless `parentId` is given. */
  'themes.split': call(
    z.object({
      id: Id,
      targets: z.array(Target).min(1).max(50_000),
      name: themeName,
      parentId: Id.nullable().optional(),
      color: HighlightColor.optional(),
    }),
    Theme,
  ),
  'themes.describeRemoval': call(id, ThemeRemoval),
  /**
   * Without more said, what carries it loses it and its children move up a level. `passages: 'parent'` gives what
   * carries it the theme above; `children: 'remove'` takes all themes below it along.
   */
  'themes.remove': call(
    z.object({
      id: Id,
      passages: z.enum(['release', 'parent']).optional(),
      children: z.enum(['lift', 'remove']).optional(),
    }),
    done,
  ),
  /** The way back of the acts on the tree. */
  'themes.putBack': call(keptRows('theme', 'theme_assignment'), done),
  /** The tree as CSV (UTF-8 with BOM): see electron/backend/themes/codebook.ts for its columns. */
  'themes.codebook': call(none, z.object({ csv: z.string(), themes: z.int() })),
  /** What reading a codebook would do. */
  'themes.readCodebook': call(z.object({ csv: z.string().max(5_000_000) }), CodebookOutcome),
  'themes.importCodebook': call(z.object({ csv: z.string().max(5_000_000) }), CodebookOutcome),
  'themes.restore': call(id, done),
  'themes.assign': call(z.object({ themeId: Id, target: Target }), done),
  'themes.unassign': call(z.object({ themeId: Id, target: Target }), done),
  /** All passages and reports that carry a theme, or (`below`) it or a theme below it. */
  'themes.passages': call(
    z.object({ id: Id, below: z.boolean().optional() }),
    z.object({ highlights: z.array(ThemePassage), reports: z.array(ReportRow), notes: z.array(Note) }),
  ),
  /** The text around passages as their reports show it, `length` UTF-16 units each side. Those that are gone are left out. */
  'themes.context': call(
    z.object({ ids: z.array(Id).max(500), length: z.int().min(1).max(1000).optional() }),
    z.array(PassageContext),
  ),

  /** All links, or those with an end on a report, a relation, a theme on an end, or words in quotes, titles or note. */
  'links.list': call(
    z.object({
      reportId: Id.optional(),
      relation: z.string().max(100).optional(),
      themeId: Id.optional(),
      text: z.string().max(200).optional(),
    }),
    z.array(ShownLink),
  ),
  /** What would lose an end: how many links touch these highlights, reports (with their highlights) and pages. */
  'links.touching': call(
    z.object({
      highlightIds: z.array(Id).optional(),
      reportIds: z.array(Id).optional(),
      sourceIds: z.array(Id).optional(),
    }),
    z.object({ links: z.int(), elsewhere: z.int() }),
  ),
  'links.create': call(
    z.object({ from: Target, to: Target, relation: relationName, note: linkNote.optional() }),
    Link,
  ),
  /** Links two passages or targets in one step of undo, making the highlights (gray, underlined) they need. */
  'links.connect': call(
    z.object({ from: ConnectEnd, to: ConnectEnd, relation: relationName, note: linkNote.optional() }),
    Link,
  ),
  /** Takes `links.connect` back: the link and the highlights made for it. `links.reconnect` brings both back. */
  'links.disconnect': call(z.object({ id: Id, highlightIds: z.array(Id).max(2) }), done),
  'links.reconnect': call(z.object({ id: Id, highlightIds: z.array(Id).max(2) }), done),
  /** `turn` swaps its ends. */
  'links.update': call(
    z.object({
      id: Id,
      relation: relationName.optional(),
      note: linkNote.optional(),
      turn: z.boolean().optional(),
    }),
    Link,
  ),
  'links.remove': call(id, done),
  'links.restore': call(id, done),
  /** The built-in relations, then the user's own by name. */
  'relations.list': call(none, z.array(Relation)),
  /** Says more of a relation of the user's own, or makes one. */
  'relations.save': call(
    z.object({
      name: relationName,
      inverse: z.string().trim().max(100).optional(),
      color: HighlightColor.optional(),
      mutual: z.boolean().optional(),
    }),
    Relation,
  ),
  /** Its links go with it. @throws relation-name-taken where another has the name: merge them instead */
  'relations.rename': call(z.object({ name: relationName, to: relationName }), Relation),
  /** Gives its links another relation (a link that is there already is not made twice), and takes it away. */
  'relations.merge': call(z.object({ name: relationName, into: relationName }), Relation),
  /** Takes away a relation with all links that have it. */
  'relations.remove': call(z.object({ name: relationName }), z.object({ links: z.int() })),
  /** The way back of the four above. */
  'relations.putBack': call(keptRows('relation', 'link'), done),

  /** White space means AND. Finds either script, any width. */
  'search.query': call(
    z.object({
      query: z.string().max(500),
      limit: z.int().min(1).max(500).optional(),
      offset: z.int().min(0).optional(),
      in: z.enum(['all', 'text', 'notes', 'highlights']).optional(),
    }),
    SearchResult,
  ),

  'export.formats': call(none, z.array(z.object({ id: z.string(), extension: z.string() }))),
  /** Makes an export and keeps it for download at `url` (one file as it is, several as a zip). */
  'export.prepare': call(
    z.object({
      format: z.string(),
      scope: ExportScope,
      language: z.enum(['zh-Hans', 'zh-Hant', 'en']).optional(),
      words: ExportWords.optional(),
    }),
    z.object({
      url: z.string(),
      fileName: z.string(),
      files: z.int(),
      warnings: z.array(z.string()),
    }),
  ),
  /** Writes an export into a folder. Command line only. */
  'export.write': call(
    z.object({
      format: z.string(),
      scope: ExportScope,
      folder: z.string(),
      language: z.enum(['zh-Hans', 'zh-Hant', 'en']).optional(),
      words: ExportWords.optional(),
    }),
    z.object({
      files: z.array(z.string()),
      kept: z.array(z.string()),
      warnings: z.array(z.string()),
    }),
  ),
} as const

export type Contract = typeof contract
export type CallName = keyof Contract
export type CallArgs<N extends CallName> = z.input<Contract[N]['args']>
export type ParsedArgs<N extends CallName> = z.output<Contract[N]['args']>
export type CallResult<N extends CallName> = z.output<Contract[N]['result']>

/** The parts of a library that can change; an event names those that did. */
export const TABLES = [
  'source',
  'report',
  'page',
  'lesson',
  'highlight',
  'correction',
  'note',
  'theme',
  'link',
  'setting',
  'import',
  'undo',
] as const
export type Table = (typeof TABLES)[number]

/** The one event. `ids` holds what changed, or is empty where much did. */
export const LibraryChanged = z.object({ tables: z.array(z.enum(TABLES)), ids: z.array(z.string()) })
export type LibraryChanged = z.infer<typeof LibraryChanged>
