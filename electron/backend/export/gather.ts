/** Collects from the stores what an export covers, as the plain data exporters take. */
import type { ParsedArgs } from '../../../shared/contract.ts'
import { readColorNames } from '../../../shared/model/color-names.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Note, Target } from '../../../shared/model/note.ts'
import type { ReportRow, ShownBlock } from '../../../shared/model/report.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import { withOriginals } from '../../../shared/text/corrections.ts'
import { toShown } from '../../../shared/text/text-map.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { listHighlights } from '../highlights/store.ts'
import { listLinks, listRelations } from '../links/store.ts'
import { headOf } from '../notes/rows-store.ts'
import { listNotes } from '../notes/store.ts'
import { listPeople } from '../reports/details-store.ts'
import { listReports } from '../reports/list-store.ts'
import { measured, readMarkedBlocks } from '../reports/store.ts'
import { readSettings } from '../settings/store.ts'
import { notFound } from '../targets/store.ts'
import { listAssignments, listThemes } from '../themes/store.ts'
import type { ExportHighlight, ExportLibrary, ExportReport } from './export-library.ts'
import { nameReports } from './file-names.ts'
import { nameReferences } from './note-names.ts'

type Scope = ParsedArgs<'export.prepare'>['scope']
export type Words = NonNullable<ParsedArgs<'export.prepare'>['words']>

/** What sits on a highlight or report, by the target's id. */
interface Annotations {
  notes: Map<string, Note[]>
  themeIds: Map<string, string[]>
}

/**
 * A report is exported with everything on it. Under a theme stand the reports that carry it, with everything
 * on them, and of other reports the highlights that carry it; themes below it count as it.
 * @param printed the words of a text that the user corrected: the right ones, or the source's
 * @throws not-found where there is no such report or theme
 */
export function gather(db: ReadableDb, scope: Scope, printed: Words = 'corrected'): ExportLibrary {
  const rows = listReports(db, { sort: 'added', direction: 'asc' })
  const themes = listThemes(db)
  const allNotes = nameNotes(listNotes(db), rows, themes)
  const annotations = readAnnotations(db, allNotes)
  const highlights = listHighlights(db)
  const relations = new Map(listRelations(db).map((one) => [one.name, one]))
  const chosen = choose(scope, rows, highlights, themes, annotations)
  const reports = readReports(db, chosen, annotations, printed)
  const ids = new Set(reports.flatMap((report) => [report.id, ...report.highlights.map((one) => one.id)]))
  const isAll = scope.kind === 'all'
  const loose = isAll ? highlights.filter((one) => one.reportId === null) : []
  return {
    scope: {
      kind: scope.kind,
      id: isAll ? null : scope.id,
      name: scope.kind === 'theme' ? (themes.find((theme) => theme.id === scope.id)?.name ?? null) : null,
    },
    reports,
    themes: isAll ? themes : mentioned(themes, reports, scope.id),
    links: listLinks(db)
      .filter(({ from, to }) => ids.has(from.id) || ids.has(to.id))
      .map(({ id, relation, note, fromEnd, toEnd }) => ({
        ...{ id, relation, note, from: fromEnd, to: toEnd },
        inverse: relations.get(relation)?.inverse ?? '',
        mutual: relations.get(relation)?.mutual ?? false,
      })),
    loose: loose.map((one) => exportHighlight(one, [], annotations)),
    freeNotes: isAll ? allNotes.filter(({ target }) => target === null) : [],
    colorNames: readColorNames(readSettings(db)),
    baseNames: nameReports(rows.toSorted((a, b) => (a.id < b.id ? -1 : 1))),
  }
}

/** What notes name inside their text is called what it is called now. */
function nameNotes(notes: Note[], rows: ReportRow[], themes: Theme[]): Note[] {
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

interface Chosen {
  row: ReportRow
  highlights: Highlight[]
}

function choose(
  scope: Scope,
  rows: ReportRow[],
  highlights: Highlight[],
  themes: Theme[],
  { themeIds }: Annotations,
): Chosen[] {
  const byReport = new Map<string, Highlight[]>()
  for (const one of highlights)
    if (one.reportId !== null) push(byReport, { kind: 'report', id: one.reportId }, one)
  const whole = (row: ReportRow): Chosen => ({ row, highlights: byReport.get(row.id) ?? [] })
  if (scope.kind === 'all') return rows.map(whole)
  if (scope.kind === 'report') {
    const row = rows.find(({ id }) => id === scope.id)
    if (!row) throw notFound('report', scope.id)
    return [whole(row)]
  }
  if (!themes.some(({ id }) => id === scope.id)) throw notFound('theme', scope.id)
  const wanted = withDescendants(themes, scope.id)
  const carries = (id: string): boolean => themeIds.get(id)?.some((themeId) => wanted.has(themeId)) ?? false
  return rows
    .map((row) =>
      carries(row.id)
        ? whole(row)
        : { row, highlights: whole(row).highlights.filter(({ id }) => carries(id)) },
    )
    .filter(({ row, highlights }) => carries(row.id) || highlights.length > 0)
}

function withDescendants(themes: Theme[], id: string): Set<string> {
  const wanted = new Set([id])
  // Each pass goes one level down; a circle ends it too, because nothing new is added.
  for (let before = 0; before < wanted.size; ) {
    before = wanted.size
    for (const theme of themes)
      if (theme.parentId !== null && wanted.has(theme.parentId)) wanted.add(theme.id)
  }
  return wanted
}

function mentioned(themes: Theme[], reports: ExportReport[], scopeId: string): Theme[] {
  const byId = new Map(themes.map((theme) => [theme.id, theme]))
  const wanted = new Set<string>()
  const add = (id: string | null): void => {
    const theme = id === null || wanted.has(id) ? undefined : byId.get(id)
    if (!theme) return
    wanted.add(theme.id)
    add(theme.parentId)
  }
  add(scopeId)
  for (const report of reports) {
    for (const id of report.themeIds) add(id)
    for (const highlight of report.highlights) for (const id of highlight.themeIds) add(id)
  }
  return themes.filter(({ id }) => wanted.has(id))
}

function readReports(
  db: ReadableDb,
  chosen: Chosen[],
  annotations: Annotations,
  printed: Words,
): ExportReport[] {
  // Reports of one source stand together in the list, so its text is read once.
  const people = listPeople(db)
  let held = { sourceId: '', text: '' }
  return chosen.map(({ row, highlights }) => {
    if (held.sourceId !== row.sourceId) held = { sourceId: row.sourceId, text: readText(db, row.sourceId) }
    const { blocks: shown } = readMarkedBlocks(db, row, held.text)
    const count = shown.reduce((sum, { edits }) => sum + (edits?.length ?? 0), 0)
    const blocks = printed === 'original' ? shown.map(withOriginals) : shown
    return {
      ...row,
      ...(count > 0 ? { corrections: { count, printed }, ...headed(row, shown, blocks) } : {}),
      sourceFileName: row.fileName,
      people: people.get(row.id) ?? [],
      blocks,
      notes: annotations.notes.get(row.id) ?? [],
      themeIds: annotations.themeIds.get(row.id) ?? [],
      highlights: highlights
        .map((one) => exportHighlight(one, toShown(blocks, one.ranges), annotations))
        .sort((a, b) => place(a) - place(b)),
    }
  })
}

/** Title and opening in the words that are printed; a title that is not the headline's own stays. */
function headed(
  row: ReportRow,
  shown: ShownBlock[],
  printed: ShownBlock[],
): Pick<ReportRow, 'title' | 'opening'> {
  const headline = shown.findIndex(({ kind }) => kind === 'title')
  const isHeadline = headline >= 0 && row.title === shown[headline]?.text
  return {
    title: isHeadline ? (printed[headline]?.text ?? null) : row.title,
    opening: measured(printed).opening,
  }
}

const exportHighlight = (
  { id, exact, color, style }: Highlight,
  places: ExportHighlight['places'],
  { notes, themeIds }: Annotations,
): ExportHighlight => ({
  id,
  exact,
  color,
  style,
  places,
  notes: notes.get(id) ?? [],
  themeIds: themeIds.get(id) ?? [],
})

/** Reading order: by block, then by place in it (no block is longer than 2^32 units); what stands nowhere goes last. */
const place = ({ places: [first] }: ExportHighlight): number =>
  first ? first.block * 2 ** 32 + first.start : Number.MAX_VALUE
