/** Acts on the tree of themes: move, merge, split, delete. Each remembers the rows it changed, which is its way back. */
import type { CallResult, ParsedArgs } from '../../../shared/contract.ts'
import { CallError } from '../../../shared/errors.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import { sameName } from '../../../shared/text/same-name.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import type { Change, Mutations } from '../handlers.ts'
import { goingFirst, keepRows, type Keeper } from '../targets/kept-rows-store.ts'
import { notFound, reviveTime } from '../targets/store.ts'
import { nameTaken, requireFreeName, requireTheme } from './require.ts'
import { stepOf } from './step.ts'
import { carriersOf, findAssignment, findTheme, insertTheme, isAbove, listThemes, readTree } from './store.ts'

export type ThemeKeeper = Keeper<'theme' | 'theme_assignment'>

const COLUMNS: Record<string, readonly string[]> = {
  theme: ['parent_id', 'name', 'definition', 'color', 'position', 'updated_at', 'deleted_at'],
  theme_assignment: ['theme_id', 'deleted_at'],
}

export const treeMutations = {
  'themes.move': move,

  'themes.step'(db, { id, direction }) {
    const theme = requireTheme(db, id)
    const step = stepOf(listThemes(db), id, direction)
    return step ? move(db, step) : { result: theme, inverse: null, tables: [], ids: [] }
  },

  'themes.merge'(db, { id, into }) {
    const from = requireTheme(db, id)
    const target = requireTheme(db, into)
    if (id === into)
      throw new CallError('theme-into-itself', 'a theme cannot be merged into itself', { name: from.name })
    const keeper: ThemeKeeper = keepRows(db)
    mergeInto(db, keeper, from, target)
    return changeOf(db, into, 'merge-themes', keeper)
  },

  'themes.split'(db, { id, targets, name, parentId: wanted, color }) {
    const theme = requireTheme(db, id)
    const parentId = wanted === undefined ? theme.parentId : wanted
    if (parentId) requireTheme(db, parentId)
    requireFreeName(readTree(db), name, parentId)
    const keeper: ThemeKeeper = keepRows(db)
    const made = insertTheme(db, { name, parentId, color: color ?? theme.color, definition: '' }, keeper)
    for (const target of targets) {
      const assignment = findAssignment(db, id, target)
      if (!assignment) throw notFound(target.kind, target.id)
      keeper.update('theme_assignment', assignment, { theme_id: made })
    }
    return changeOf(db, made, 'split-theme', keeper)
  },

  'themes.putBack'(db, { rows }) {
    const keeper: ThemeKeeper = keepRows(db)
    for (const { table, id, fields } of goingFirst(rows)) {
      if (!Object.keys(fields).every((column) => COLUMNS[table]?.includes(column)))
        throw new CallError('bad-arguments', `not a column of the tree: ${Object.keys(fields).join(', ')}`)
      if (table === 'theme') keeper.update('theme', id, fields)
      else keeper.update('theme_assignment', id, livingFields(db, id, fields))
    }
    return {
      result: {},
      inverse: { label: 'edit-theme', call: 'themes.putBack', args: { rows: keeper.rows() } },
      tables: ['theme'],
      ids: [],
    }
  },
} satisfies Mutations

function move(
  db: WritableDb,
  { id, parentId, before }: ParsedArgs<'themes.move'>,
): Change<CallResult<'themes.move'>> {
  const theme = requireTheme(db, id)
  if (parentId) requireTheme(db, parentId)
  const tree = readTree(db)
  if (isAbove(tree, id, parentId))
    throw new CallError('theme-inside-itself', 'a theme cannot stand below itself', { name: theme.name })
  if (theme.parentId !== parentId) requireFreeName(tree, theme.name, parentId, id)
  const keeper: ThemeKeeper = keepRows(db)
  const siblings = childrenOf(db, parentId).filter((one) => one.id !== id)
  const at = before === null ? siblings.length : siblings.findIndex((one) => one.id === before)
  if (at < 0) throw notFound('theme', before ?? '')
  // The stored parent may be a removed theme that this one shows above of: only a real move changes it.
  if (theme.parentId !== parentId) keeper.update('theme', id, { parent_id: parentId })
  arrange(keeper, siblings.toSpliced(at, 0, theme))
  return changeOf(db, id, 'move-theme', keeper)
}

/** What comes back onto something that is gone since stays away with it; what stands there already is not doubled. */
function livingFields(db: WritableDb, id: string, fields: Record<string, string | number | null>) {
  if (!Object.hasOwn(fields, 'deleted_at') || fields['deleted_at'] !== null) return fields
  const themeId = typeof fields['theme_id'] === 'string' ? fields['theme_id'] : null
  return { ...fields, deleted_at: reviveTime(db, id, themeId) }
}

/** Removes a theme as asked. @returns null where the plain removal does all of it */
export function removeWith(
  db: WritableDb,
  theme: Theme,
  { passages, children }: ParsedArgs<'themes.remove'>,
): ThemeKeeper | null {
  const below = children === 'remove' ? belowOf(db, theme.id) : []
  const parent = passages === 'parent' ? theme.parentId : null
  if (below.length === 0 && parent === null) return null
  const keeper: ThemeKeeper = keepRows(db)
  for (const { id } of [theme, ...below]) {
    if (parent) giveAll(db, keeper, id, parent)
    removeKept(db, keeper, id)
  }
  return keeper
}

/** All themes below one, from top to bottom. */
export function belowOf(db: ReadableDb, id: string): Theme[] {
  const themes = listThemes(db)
  const of = (parentId: string): Theme[] =>
    themes.filter((one) => one.parentId === parentId).flatMap((one) => [one, ...of(one.id)])
  return of(id)
}

function mergeInto(db: WritableDb, keeper: ThemeKeeper, from: Theme, into: Theme): void {
  giveAll(db, keeper, from.id, into.id)
  const definition = joinDefinitions(into.definition, from.definition)
  if (definition !== into.definition) keeper.update('theme', into.id, { definition, updated_at: db.now() })
  const tree = readTree(db)
  for (const child of childrenOf(db, from.id)) {
    // The branch that holds the other theme goes up to where this one stood; all others go below the other one.
    const goal = isAbove(tree, child.id, into.id) ? from.parentId : into.id
    const twin = childrenOf(db, goal).find(
      (one) => one.id !== child.id && one.id !== from.id && sameName(one.name, child.name),
    )
    if (twin && goal === into.id) mergeInto(db, keeper, child, twin)
    else if (twin) throw nameTaken(child.name, twin.id)
    else keeper.update('theme', child.id, { parent_id: goal, position: nextPosition(db, goal) })
  }
  removeKept(db, keeper, from.id)
}

const joinDefinitions = (kept: string, added: string): string =>
  added.trim() === '' || kept.includes(added.trim())
    ? kept
    : kept.trim() === ''
      ? added
      : `${kept.trimEnd()}\n\n${added.trim()}`

/** What carries a theme gets another in its place, at the time it got the first. */
function giveAll(db: WritableDb, keeper: ThemeKeeper, from: string, to: string): void {
  for (const { id, target } of carriersOf(db, from))
    if (!findAssignment(db, to, target)) keeper.update('theme_assignment', id, { theme_id: to })
}

function removeKept(db: WritableDb, keeper: ThemeKeeper, themeId: string): void {
  const at = db.clock.removal()
  for (const { id } of carriersOf(db, themeId)) keeper.update('theme_assignment', id, { deleted_at: at })
  keeper.update('theme', themeId, { deleted_at: at })
}

/** Themes that show directly below a parent, in order. */
function childrenOf(db: ReadableDb, parentId: string | null): Theme[] {
  return listThemes(db).filter((theme) => theme.parentId === parentId)
}

const nextPosition = (db: WritableDb, parentId: string | null): number =>
  Math.max(-1, ...childrenOf(db, parentId).map(({ position }) => position)) + 1

/** Numbers siblings in the order given; those that have their number already are not written. */
export function arrange(keeper: ThemeKeeper, siblings: readonly Pick<Theme, 'id'>[]): void {
  siblings.forEach(({ id }, position) => keeper.update('theme', id, { position }))
}

function changeOf(
  db: WritableDb,
  id: string,
  label: UndoLabel,
  keeper: ThemeKeeper,
): Change<CallResult<'themes.merge'>> {
  const result = findTheme(db, id)
  if (!result) throw notFound('theme', id)
  const rows = keeper.rows()
  if (rows.length === 0) return { result, inverse: null, tables: [], ids: [] }
  return {
    result,
    inverse: { label, call: 'themes.putBack', args: { rows } },
    tables: ['theme'],
    ids: [],
  }
}
