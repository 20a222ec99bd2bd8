/** Which reports and highlights an export covers. */
import type { ExportScope } from '../../../shared/model/export-scope.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { BareReport } from '../reports/list-store.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import { withDescendants } from '../../../shared/theme-order.ts'
import type { ReadableDb } from '../database/sql.ts'
import { runQuery } from '../search/run-query.ts'
import { findSaved } from '../search/saved-store.ts'
import { membersOf, requireStory } from '../stories/store.ts'
import { notFound } from '../targets/store.ts'
import type { ExportLibrary } from './export-library.ts'

export interface Chosen {
  row: BareReport
  highlights: Highlight[]
  /** With its own notes and themes; not where only passages of it were chosen one by one. */
  isWhole: boolean
}

export interface Choice {
  scope: ExportLibrary['scope']
  chosen: Chosen[]
  /** Highlights that no report holds. */
  loose: Highlight[]
  /** Notes on nothing: all of them, or these. */
  freeNotes: 'all' | ReadonlySet<string>
}

/** What there is to choose from. */
export interface Stock {
  rows: BareReport[]
  highlights: Highlight[]
  themes: Theme[]
  /** Of a highlight or report, by its id. */
  themeIds: ReadonlyMap<string, readonly string[]>
}

const NONE: ReadonlySet<string> = new Set()

/** @throws not-found where there is no such report, theme, story or saved search, or none of the highlights is there */
export function choose(db: ReadableDb, scope: ExportScope, stock: Stock): Choice {
  const { rows, highlights } = stock
  const byReport = Map.groupBy(highlights, ({ reportId }) => reportId)
  const whole = (row: BareReport): Chosen => ({ row, highlights: byReport.get(row.id) ?? [], isWhole: true })
  const reports = (ids: ReadonlySet<string>): Chosen[] => rows.filter(({ id }) => ids.has(id)).map(whole)
  const loose = byReport.get(null) ?? []
  switch (scope.kind) {
    case 'all':
      return { scope: named('all', null, null), chosen: rows.map(whole), loose, freeNotes: 'all' }
    case 'report':
    case 'reports': {
      const ids = scope.kind === 'report' ? [scope.id] : scope.ids
      const chosen = reports(new Set(ids))
      if (chosen.length === 0) throw notFound('report', ids[0] ?? '')
      const kind = chosen.length === 1 ? 'report' : 'reports'
      const [only] = chosen
      return part(named(kind, kind === 'report' ? (only?.row.id ?? null) : null, null), chosen)
    }
    case 'story': {
      const { title } = requireStory(db, scope.id)
      return part(named('story', scope.id, title), reports(new Set(membersOf(db).get(scope.id))))
    }
    case 'theme':
      return underTheme(scope, stock, whole)
    case 'saved-search': {
      const saved = findSaved(db, scope.id)
      if (!saved || saved.deletedAt !== null) throw notFound('saved-search', scope.id)
      return found(db, saved.query, named('search', saved.id, saved.name), reports)
    }
    case 'search':
      return found(db, scope.query, named('search', null, scope.query), reports)
    case 'highlights':
      return passages(scope.ids, stock)
  }
}

const named = (
  kind: ExportLibrary['scope']['kind'],
  id: string | null,
  name: string | null,
): ExportLibrary['scope'] => ({ kind, id, name })
const part = (scope: ExportLibrary['scope'], chosen: Chosen[]): Choice => ({
  ...{ scope, chosen, loose: [], freeNotes: NONE },
})

/** Every report that a hit is in; of notes on nothing those that were found. */
function found(
  db: ReadableDb,
  query: string,
  scope: ExportLibrary['scope'],
  reports: (ids: ReadonlySet<string>) => Chosen[],
): Choice {
  const { hits } = runQuery(db, { query, limit: Number.MAX_SAFE_INTEGER })
  const ids = new Set(hits.flatMap(({ reportId }) => reportId ?? []))
  const freeNotes = new Set(hits.flatMap(({ reportId, noteId }) => (reportId === null ? (noteId ?? []) : [])))
  return { ...part(scope, reports(ids)), freeNotes }
}

function passages(ids: readonly string[], { rows, highlights }: Stock): Choice {
  const wanted = new Set(ids)
  const chosen = highlights.filter(({ id }) => wanted.has(id))
  if (chosen.length === 0) throw notFound('highlight', ids[0] ?? '')
  const byReport = Map.groupBy(chosen, ({ reportId }) => reportId)
  return {
    ...part(
      named('highlights', null, null),
      rows.flatMap((row) => {
        const own = byReport.get(row.id)
        return own ? [{ row, highlights: own, isWhole: false }] : []
      }),
    ),
    loose: byReport.get(null) ?? [],
  }
}

function underTheme(
  { id: wantedId, alone }: Extract<ExportScope, { kind: 'theme' }>,
  { rows, themes, themeIds }: Stock,
  whole: (row: BareReport) => Chosen,
): Choice {
  const theme = themes.find(({ id }) => id === wantedId)
  if (!theme) throw notFound('theme', wantedId)
  const wanted = alone ? new Set([wantedId]) : withDescendants(themes, wantedId)
  const carries = (id: string): boolean => themeIds.get(id)?.some((one) => wanted.has(one)) ?? false
  const chosen = rows
    .map((row) =>
      carries(row.id)
        ? whole(row)
        : { ...whole(row), highlights: whole(row).highlights.filter(({ id }) => carries(id)) },
    )
    .filter(({ row, highlights }) => carries(row.id) || highlights.length > 0)
  return part(named('theme', wantedId, theme.name), chosen)
}
