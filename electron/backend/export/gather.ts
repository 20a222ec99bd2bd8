/** Collects from the stores what an export covers, as the plain data exporters take. */
import type { ParsedArgs } from '../../../shared/contract.ts'
import type { ExportOrder } from '../../../shared/model/export-format.ts'
import type { ExportScope } from '../../../shared/model/export-scope.ts'
import { readCreator } from '../../../shared/citation/cited.ts'
import { readColorNames } from '../../../shared/model/color-names.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Note, Target } from '../../../shared/model/note.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import { withOriginals } from '../../../shared/text/corrections.ts'
import { toShown } from '../../../shared/text/text-map.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { listHighlights } from '../highlights/store.ts'
import { listLinks, listRelations } from '../links/store.ts'
import { headOf } from '../notes/rows-store.ts'
import { listNotes } from '../notes/store.ts'
import { listBylines } from '../reports/details-store.ts'
import { listCorrections } from '../corrections/store.ts'
import { type BareReport, listBareReports } from '../reports/list-store.ts'
import { measured, readMarkedBlocks } from '../reports/store.ts'
import { readSettings } from '../settings/store.ts'
import { listSources } from '../sources/store.ts'
import { listStories, membersOf } from '../stories/store.ts'
import { listAssignments, listThemes } from '../themes/store.ts'
import { choose, type Chosen } from './choose.ts'
import type { ExportHighlight, ExportLibrary, ExportReport, ExportStory } from './export-library.ts'
import { nameReports } from './file-names.ts'
import { nameReferences } from './note-names.ts'
import { sortPassages, sortReports } from './order.ts'

type Words = NonNullable<ParsedArgs<'export.prepare'>['words']>

/** What sits on a highlight or report, by the target's id. */
interface Annotations {
  notes: Map<string, Note[]>
  themeIds: Map<string, string[]>
}

export interface Gathering {
  scope: ExportScope
  /** The words of a text that the user corrected: the right ones, or the source's. */
  printed?: Words | undefined
  /** Without: no note goes out, not those on links either. */
  withNotes?: boolean | undefined
  order?: ExportOrder | undefined
  /** For a preview: no further report is read when those before it have so many characters, and a longer one is cut. */
  most?: number
}

/** How much there is, of which `library` may hold the first part only. */
export interface Gathered {
  library: ExportLibrary
  reports: number
  highlights: number
  notes: number
  isWhole: boolean
}

/**
 * What an export covers, with links that have an end in it.
 * @throws not-found where there is no such report, theme, story or saved search
 */
export function gather(db: ReadableDb, wanted: Gathering): Gathered {
  const { scope, printed = 'corrected', withNotes = true, order, most = Number.POSITIVE_INFINITY } = wanted
  const rows = listBareReports(db)
  const themes = listThemes(db)
  const allNotes = withNotes ? nameNotes(listNotes(db), rows, themes) : []
  const annotations = readAnnotations(db, allNotes)
  const { themeIds } = annotations
  const highlights = listHighlights(db)
  const choice = choose(db, scope, { rows, highlights, themes, themeIds })
  const chosen = sortReports(choice.chosen, order, themes, (one) => ({
    published: one.row.published,
    createdAt: one.row.createdAt,
    themeIds: one.isWhole ? (themeIds.get(one.row.id) ?? []) : [],
    highlights: one.highlights.map(({ id, createdAt }) => ({ createdAt, themeIds: themeIds.get(id) ?? [] })),
  }))
  const { reports, isWhole } = readReports(db, chosen, annotations, printed, most)
  for (const report of reports) report.highlights = sortPassages(report.highlights, order, themes)
  const free = allNotes.filter(({ target }) => target === null)
  const { freeNotes } = choice
  const noted = [
    ...chosen.flatMap((one) => [...(one.isWhole ? [one.row.id] : []), ...one.highlights.map(({ id }) => id)]),
    ...choice.loose.map(({ id }) => id),
  ]
  const isAll = scope.kind === 'all'
  const settings = readSettings(db)
  const library: ExportLibrary = {
    scope: choice.scope,
    reports,
    themes: isAll ? themes : mentioned(themes, reports, choice.scope),
    links: readLinks(db, reports, withNotes),
    loose: choice.loose.map((one) => exportHighlight(one, [], annotations)),
    freeNotes: freeNotes === 'all' ? free : free.filter(({ id }) => freeNotes.has(id)),
    stories: readStories(db, reports),
    creator: readCreator(settings),
    colorNames: readColorNames(settings),
    baseNames: nameReports(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))),
  }
  return {
    library,
    reports: choice.chosen.length,
    highlights: choice.chosen.reduce((sum, one) => sum + one.highlights.length, choice.loose.length),
    notes: noted.reduce(
      (sum, id) => sum + (annotations.notes.get(id)?.length ?? 0),
      library.freeNotes.length,
    ),
    isWhole,
  }
}

/** Links with at least one end in some reports. */
function readLinks(db: ReadableDb, reports: ExportReport[], withNotes: boolean): ExportLibrary['links'] {
  const ids = new Set(reports.flatMap((report) => [report.id, ...report.highlights.map((one) => one.id)]))
  const relations = new Map(listRelations(db).map((one) => [one.name, one]))
  return listLinks(db)
    .filter(({ from, to }) => ids.has(from.id) || ids.has(to.id))
    .map(({ id, relation, note, createdAt, updatedAt, fromEnd, toEnd }) => ({
      ...{ id, relation, createdAt, updatedAt, from: fromEnd, to: toEnd },
      note: withNotes ? note : '',
      inverse: relations.get(relation)?.inverse ?? '',
      mutual: relations.get(relation)?.mutual ?? false,
    }))
}

/** Stories as far as their reports are here; the earliest printed first, those without a date last. */
function readStories(db: ReadableDb, reports: ExportReport[]): ExportStory[] {
  const members = membersOf(db)
  const printed = reports.toSorted((a, b) => ((a.published ?? '9') < (b.published ?? '9') ? -1 : 1))
  return listStories(db).flatMap(({ id, title }) => {
    const own = new Set(members.get(id))
    const reportIds = printed.filter((report) => own.has(report.id)).map((report) => report.id)
    return reportIds.length > 0 ? [{ id, title, reportIds }] : []
  })
}

/** What notes name inside their text is called what it is called now. */
function nameNotes(notes: Note[], rows: BareReport[], themes: Theme[]): Note[] {
  const names = new Map([
    ...rows.map(({ id, title, opening }) => [id, title ?? opening] as const),
    ...themes.map(({ id, name }) => [id, name] as const),
    ...notes.map(({ id, text }) => [id, headOf(text).title] as const),
  ])
  return notes.map((note) => nameReferences(note, (_kind, id) => names.get(id)))
}

function readAnnotations(db: ReadableDb, allNotes: Note[]): Annotations {
  const notes = new Map<string, Note[]>()
  for (const note of allNotes) if (note.target) push(notes, note.target, note)
  const themeIds = new Map<string, string[]>()
  for (const { target, themeId } of listAssignments(db)) push(themeIds, target, themeId)
  return { notes, themeIds }
}

function push<T>(map: Map<string, T[]>, { id }: Target, value: T): void {
  const list = map.get(id)
  if (list) list.push(value)
  else map.set(id, [value])
}

/** Every theme that something here carries, and the one that was asked for, with all above them. */
function mentioned(themes: Theme[], reports: ExportReport[], scope: ExportLibrary['scope']): Theme[] {
  const byId = new Map(themes.map((theme) => [theme.id, theme]))
  const wanted = new Set<string>()
  const add = (id: string | null): void => {
    const theme = id === null || wanted.has(id) ? undefined : byId.get(id)
    if (!theme) return
    wanted.add(theme.id)
    add(theme.parentId)
  }
  if (scope.kind === 'theme') add(scope.id)
  for (const report of reports) {
    for (const id of report.themeIds) add(id)
    for (const highlight of report.highlights) for (const id of highlight.themeIds) add(id)
  }
  return themes.filter(({ id }) => wanted.has(id))
}

function readReports(
  db: ReadableDb,
  chosen: readonly Chosen[],
  annotations: Annotations,
  printed: Words,
  most: number,
): { reports: ExportReport[]; isWhole: boolean } {
  // Reports of one source mostly stand together in the list, so its text is read once.
  const bylines = listBylines(db)
  const corrections = Map.groupBy(listCorrections(db), (one) => one.sourceId)
  const sources = new Map(listSources(db).map((source) => [source.id, source]))
  let held = { sourceId: '', text: '' }
  let left = most
  const reports: ExportReport[] = []
  for (const { row, highlights, isWhole } of chosen) {
    if (left <= 0) break
    if (held.sourceId !== row.sourceId) held = { sourceId: row.sourceId, text: readText(db, row.sourceId) }
    const { blocks: all } = readMarkedBlocks(db, row, held.text, corrections.get(row.sourceId) ?? [])
    const shown = within(all, left)
    left -= shown.reduce((sum, { text }) => sum + text.length, SMALLEST)
    if (shown.length < all.length) left = 0
    const count = shown.reduce((sum, { edits }) => sum + (edits?.length ?? 0), 0)
    const blocks = printed === 'original' ? shown.map(withOriginals) : shown
    reports.push({
      ...row,
      ...(count > 0 ? { corrections: { count, printed }, ...headed(row, shown, blocks) } : {}),
      sourceFileName: row.fileName,
      mediaType: sources.get(row.sourceId)?.mediaType ?? 'text/plain',
      edition: sources.get(row.sourceId)?.edition ?? null,
      url: sources.get(row.sourceId)?.url ?? null,
      ...(bylines.get(row.id) ?? { people: [], place: null, agency: null }),
      blocks,
      notes: isWhole ? (annotations.notes.get(row.id) ?? []) : [],
      themeIds: isWhole ? (annotations.themeIds.get(row.id) ?? []) : [],
      highlights: highlights
        .map((one) => exportHighlight(one, toShown(blocks, one.ranges), annotations))
        .sort((a, b) => place(a) - place(b)),
    })
  }
  return { reports, isWhole: reports.length === chosen.length && left > 0 }
}

/** What the head and the annotations of a report count as, beside its text. */
const SMALLEST = 500

/** The first blocks that have so many characters together; one at least. */
function within(blocks: ShownBlock[], most: number): ShownBlock[] {
  let sum = 0
  const end = blocks.findIndex(
    ({ text }, at) => at > 0 && (sum += blocks[at - 1]!.text.length) + text.length > most,
  )
  return end < 0 ? blocks : blocks.slice(0, end)
}

/** Title and opening in the words that are printed; a title that is not the headline's own stays. */
function headed(
  row: BareReport,
  shown: ShownBlock[],
  printed: ShownBlock[],
): Pick<BareReport, 'title' | 'opening'> {
  const headline = shown.findIndex(({ kind }) => kind === 'title')
  const isHeadline = headline >= 0 && row.title === shown[headline]?.text
  return {
    title: isHeadline ? (printed[headline]?.text ?? null) : row.title,
    opening: measured(printed).opening,
  }
}

const exportHighlight = (
  highlight: Highlight,
  places: ExportHighlight['places'],
  { notes, themeIds }: Annotations,
): ExportHighlight => ({
  ...highlight,
  places,
  notes: notes.get(highlight.id) ?? [],
  themeIds: themeIds.get(highlight.id) ?? [],
})

/** Reading order: by block, then by place in it (no block is longer than 2^32 units); what stands nowhere goes last. */
const place = ({ places: [first] }: ExportHighlight): number =>
  first ? first.block * 2 ** 32 + first.start : Number.MAX_VALUE
