/** Which part of a library a package is made of, and what it is called. */
import { basename } from 'node:path'
import type { ExportScope } from '../../../shared/model/export-scope.ts'
import { withDescendants } from '../../../shared/theme-order.ts'
import type { ReadableDb } from '../database/sql.ts'
import { safeName } from '../export/file-names.ts'
import { runQuery } from '../search/run-query.ts'
import { findSaved } from '../search/saved-store.ts'
import { requireStory } from '../stories/store.ts'
import { notFound } from '../targets/store.ts'
import { listThemes } from '../themes/store.ts'
import { sourcesOf, type Part } from './tables-store.ts'

interface Named {
  /** null: the whole library. */
  part: Part | null
  name: string
}

/** @param folder the library's, after which a package is named that has no name of its own. @throws not-found */
export function partOf(db: ReadableDb, folder: string, scope: ExportScope): Named {
  const name = safeName(basename(folder), 'Pressmark')
  const pages = (sourceIds: readonly string[], title?: string): Named => ({
    part: { sourceIds, themeIds: [] },
    name: title === undefined ? name : safeName(title, name),
  })
  /** Pages of things that were chosen by id: some of these at least must be there. */
  const some = (sourceIds: readonly string[], kind: string, ids: readonly string[]): Named => {
    if (sourceIds.length === 0) throw notFound(kind, ids[0] ?? '')
    return pages(sourceIds)
  }
  switch (scope.kind) {
    case 'all':
      return { part: null, name }
    case 'report':
      return some(sourcesOf(db, { reportIds: [scope.id] }), 'report', [scope.id])
    case 'reports':
      return some(sourcesOf(db, { reportIds: scope.ids }), 'report', scope.ids)
    case 'highlights':
      return some(sourcesOf(db, { highlightIds: scope.ids }), 'highlight', scope.ids)
    case 'story':
      return pages(sourcesOf(db, { storyId: scope.id }), requireStory(db, scope.id).title)
    case 'theme': {
      const themes = listThemes(db)
      const theme = themes.find(({ id }) => id === scope.id)
      if (!theme) throw notFound('theme', scope.id)
      const themeIds = scope.alone ? [scope.id] : [...withDescendants(themes, scope.id)]
      return { part: { sourceIds: sourcesOf(db, { themeIds }), themeIds }, name: safeName(theme.name, name) }
    }
    case 'saved-search': {
      const saved = findSaved(db, scope.id)
      if (!saved || saved.deletedAt !== null) throw notFound('saved-search', scope.id)
      return pages(found(db, saved.query), saved.name)
    }
    case 'search':
      return pages(found(db, scope.query), scope.query)
  }
}

function found(db: ReadableDb, query: string): string[] {
  const { hits } = runQuery(db, { query, limit: Number.MAX_SAFE_INTEGER })
  return sourcesOf(db, { reportIds: [...new Set(hits.flatMap(({ reportId }) => reportId ?? []))] })
}
