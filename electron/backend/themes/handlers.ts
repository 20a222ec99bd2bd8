import { CallError } from '../../../shared/errors.ts'
import { sameName } from '../../../shared/text/same-name.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { listNotesOfTheme } from '../notes/store.ts'
import { listReportsWithTheme } from '../reports/list-store.ts'
import { notFound, requireTarget } from '../targets/store.ts'
import { codebookMutations, codebookQueries } from './codebook-acts.ts'
import { coinMutations } from './coin.ts'
import { describeRemoval, listPassages, readContext } from './passages-store.ts'
import { requireFreeName, requireTheme } from './require.ts'
import { belowOf, removeWith, treeMutations } from './tree-acts.ts'
import {
  carriersOf,
  findAssignment,
  insertAssignment,
  insertTheme,
  isAbove,
  listThemes,
  parentOf,
  readTree,
  removeAssignment,
  removeTheme,
  restoreTheme,
  updateTheme,
  type NewTheme,
} from './store.ts'

export const queries = {
  'themes.list': (db) => listThemes(db),
  'themes.passages'(db, { id, below = false }) {
    requireTheme(db, id)
    const ids = below ? [id, ...belowOf(db, id).map((theme) => theme.id)] : [id]
    return {
      highlights: listPassages(db, ids),
      reports: listReportsWithTheme(db, ids),
      notes: listNotesOfTheme(db, ids),
    }
  },
  'themes.context': (db, { ids, length = 80 }) => readContext(db, ids, length),
  'themes.describeRemoval'(db, { id }) {
    requireTheme(db, id)
    return describeRemoval(db, id)
  },
  'themes.compare'(db, { id, into }) {
    const { highlights, reports } = requireTheme(db, id)
    requireTheme(db, into)
    const themes = listThemes(db)
    const children = themes.filter((theme) => theme.parentId === id)
    const theirs = themes.filter((theme) => theme.parentId === into)
    return {
      highlights,
      reports,
      both: carriersOf(db, id).filter(({ target }) => findAssignment(db, into, target)).length,
      children: children.length,
      sameNamed: children
        .filter((child) => theirs.some((other) => other.id !== id && sameName(other.name, child.name)))
        .map((child) => child.name),
    }
  },
  ...codebookQueries,
} satisfies Queries

const FIELDS = ['name', 'parentId', 'color', 'definition'] as const

export const mutations = {
  ...treeMutations,
  ...coinMutations,
  ...codebookMutations,

  'themes.create'(db, { name, parentId = null, color = 'gray', definition = '', target }) {
    if (parentId) requireTheme(db, parentId)
    if (target) requireTarget(db, target)
    requireFreeName(readTree(db), name, parentId)
    const id = insertTheme(db, { name, parentId, color, definition })
    if (target) insertAssignment(db, id, target)
    return {
      result: requireTheme(db, id),
      // Takes it off again, too; and redo brings both back.
      inverse: { label: 'theme', call: 'themes.remove', args: { id } },
      tables: ['theme'],
      ids: target ? [id, target.id] : [id],
    }
  },

  'themes.update'(db, { id, ...wanted }) {
    const before = requireTheme(db, id)
    const changed = FIELDS.filter((field) => wanted[field] !== undefined && wanted[field] !== before[field])
    if (changed.length === 0) return { result: before, inverse: null, tables: [], ids: [] }
    const after: Partial<NewTheme> = Object.fromEntries(changed.map((field) => [field, wanted[field]]))
    const parentId = after.parentId === undefined ? before.parentId : after.parentId
    if (after.parentId) requireTheme(db, after.parentId)
    const tree = readTree(db)
    if (isAbove(tree, id, after.parentId ?? null))
      throw new CallError('theme-inside-itself', 'a theme cannot stand below itself', { name: before.name })
    if (after.name !== undefined || after.parentId !== undefined)
      requireFreeName(tree, after.name ?? before.name, parentId, id)
    updateTheme(db, id, after)
    return {
      result: requireTheme(db, id),
      inverse: {
        label: 'edit-theme',
        call: 'themes.update',
        args: { id, ...Object.fromEntries(changed.map((field) => [field, before[field]])) },
      },
      tables: ['theme'],
      ids: [id],
    }
  },

  'themes.remove'(db, wanted) {
    const { id } = wanted
    const kept = removeWith(db, requireTheme(db, id), wanted)
    if (kept) {
      const putBack = { rows: kept.rows() }
      return {
        result: { putBack },
        inverse: { label: 'remove-theme', call: 'themes.putBack', args: putBack },
        tables: ['theme'],
        ids: [],
      }
    }
    removeTheme(db, id)
    return {
      result: { putBack: null },
      inverse: { label: 'remove-theme', call: 'themes.restore', args: { id } },
      tables: ['theme'],
      ids: [id],
    }
  },

  'themes.restore'(db, { id }) {
    const tree = readTree(db)
    const theme = tree.get(id)
    if (!theme?.deletedAt) throw notFound('theme', id)
    requireFreeName(tree, theme.name, parentOf(tree, theme), id)
    restoreTheme(db, id, theme.deletedAt)
    return {
      result: {},
      inverse: { label: 'remove-theme', call: 'themes.remove', args: { id } },
      tables: ['theme'],
      ids: [id],
    }
  },

  'themes.assign'(db, { themeId, target }) {
    requireTheme(db, themeId)
    requireTarget(db, target)
    if (findAssignment(db, themeId, target)) return { result: {}, inverse: null, tables: [], ids: [] }
    insertAssignment(db, themeId, target)
    return {
      result: {},
      inverse: { label: 'assign', call: 'themes.unassign', args: { themeId, target } },
      tables: ['theme'],
      ids: [themeId, target.id],
    }
  },

  'themes.unassign'(db, { themeId, target }) {
    const assignment = findAssignment(db, themeId, target)
    if (!assignment) return { result: {}, inverse: null, tables: [], ids: [] }
    removeAssignment(db, assignment)
    return {
      result: {},
      inverse: { label: 'unassign', call: 'themes.assign', args: { themeId, target } },
      tables: ['theme'],
      ids: [themeId, target.id],
    }
  },
} satisfies Mutations
