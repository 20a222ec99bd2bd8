import { CallError } from '../../../shared/errors.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { listHighlights } from '../highlights/store.ts'
import { listNotesOfTheme } from '../notes/store.ts'
import { listReportsWithTheme } from '../reports/list-store.ts'
import { notFound, requireTarget } from '../targets/store.ts'
import {
  findAssignment,
  findTheme,
  insertAssignment,
  insertTheme,
  isAbove,
  isNameTaken,
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
  'themes.passages'(db, { id }) {
    requireTheme(db, id)
    return {
      highlights: listHighlights(db, { themeId: id }),
      reports: listReportsWithTheme(db, id),
      notes: listNotesOfTheme(db, id),
    }
  },
} satisfies Queries

const FIELDS = ['name', 'parentId', 'color', 'definition'] as const

export const mutations = {
  'themes.create'(db, { name, parentId = null, color = 'gray', definition = '', target }) {
    if (parentId) requireTheme(db, parentId)
    if (target) requireTarget(db, target)
    if (isNameTaken(readTree(db), name, parentId)) throw nameTaken(name)
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
    if (isNameTaken(tree, after.name ?? before.name, parentId, id)) throw nameTaken(after.name ?? before.name)
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

  'themes.remove'(db, { id }) {
    requireTheme(db, id)
    removeTheme(db, id)
    return {
      result: {},
      inverse: { label: 'remove-theme', call: 'themes.restore', args: { id } },
      tables: ['theme'],
      ids: [id],
    }
  },

  'themes.restore'(db, { id }) {
    const tree = readTree(db)
    const theme = tree.get(id)
    if (!theme?.deletedAt) throw notFound('theme', id)
    if (isNameTaken(tree, theme.name, parentOf(tree, theme), id)) throw nameTaken(theme.name)
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

/** @throws not-found unless the theme is there and not removed. */
function requireTheme(db: ReadableDb, id: string): Theme {
  const theme = findTheme(db, id)
  if (!theme) throw notFound('theme', id)
  return theme
}

const nameTaken = (name: string): CallError =>
  new CallError('theme-name-taken', `there is a theme ${name} here already`, { name })
