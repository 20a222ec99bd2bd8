import type { Target } from '../../../shared/model/note.ts'
import type { Theme, ThemeAssignment } from '../../../shared/model/theme.ts'
import { sameName } from '../../../shared/text/same-name.ts'
import { insertRow, updateRow, type Fields } from '../database/change.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'
import type { Keeper } from '../targets/kept-rows-store.ts'
import { removeAssignments, restoreAssignments } from '../targets/store.ts'

interface ThemeRow {
  id: string
  parent_id: string | null
  name: string
  definition: string
  color: Theme['color']
  position: number
  created_at: string
  updated_at: string
  deleted_at: string | null
  highlights: number
  reports: number
}

/** A theme as stored: `parentId` may name a theme that was removed. */
export type StoredTheme = Theme & { deletedAt: string | null }

/** Every theme ever made, by id. Themes are few; the tree is walked here, not in SQL. */
export function readTree(db: ReadableDb): Map<string, StoredTheme> {
  const rows = db.all<ThemeRow>(
    sql`select t.*, coalesce(a.highlights, 0) as highlights, coalesce(a.reports, 0) as reports
        from theme t left join (
          select theme_id, sum(target_kind = 'highlight') as highlights, sum(target_kind = 'report') as reports
          from theme_assignment where deleted_at is null group by theme_id) a on a.theme_id = t.id
        order by t.position, t.num`,
  )
  return new Map(rows.map((row) => [row.id, toTheme(row)]))
}

/**
 * The nearest ancestor that is still there. A removed theme keeps its children's `parent_id`: they show one
 * level up while it is gone, and stand below it again when it is restored.
 */
export function parentOf(tree: ReadonlyMap<string, StoredTheme>, theme: StoredTheme): string | null {
  let parent = tree.get(theme.parentId ?? '')
  while (parent?.deletedAt) parent = tree.get(parent.parentId ?? '')
  return parent?.id ?? null
}

/** Themes that are there, in the order of their tree positions. */
export function listThemes(db: ReadableDb): Theme[] {
  const tree = readTree(db)
  return [...tree.values()].filter((theme) => !theme.deletedAt).map((theme) => withoutTombstone(tree, theme))
}

/** A theme that is there, or null. */
export function findTheme(db: ReadableDb, id: string): Theme | null {
  const tree = readTree(db)
  const theme = tree.get(id)
  return theme && !theme.deletedAt ? withoutTombstone(tree, theme) : null
}

/** The theme of this name directly below a parent, if there is one. @param except the theme that is being named */
export function findSameNamed(
  tree: ReadonlyMap<string, StoredTheme>,
  name: string,
  parentId: string | null,
  except?: string,
): StoredTheme | undefined {
  return [...tree.values()].find(
    (theme) =>
      !theme.deletedAt &&
      theme.id !== except &&
      parentOf(tree, theme) === parentId &&
      sameName(theme.name, name),
  )
}

/** Does `id` stand on the way from `from` up to the top? */
export function isAbove(tree: ReadonlyMap<string, StoredTheme>, id: string, from: string | null): boolean {
  for (let at = tree.get(from ?? ''); at; at = tree.get(at.parentId ?? '')) if (at.id === id) return true
  return false
}

export type NewTheme = Pick<Theme, 'name' | 'parentId' | 'color' | 'definition'>

/** Writes a theme after its last sibling; returns its id. @param keeper remembers that it was made */
export function insertTheme(
  db: WritableDb,
  { name, parentId, color, definition }: NewTheme,
  keeper?: Keeper<'theme' | 'theme_assignment'>,
): string {
  const now = db.now()
  const last = db.get<{ position: number | null }>(
    sql`select max(position) as position from theme where parent_id is ${parentId}`,
  )
  const id = newId()
  const insert = keeper?.insert ?? ((table: 'theme', row: Fields): unknown => insertRow(db, table, row))
  insert('theme', {
    id,
    parent_id: parentId,
    name,
    definition,
    color,
    position: (last?.position ?? -1) + 1,
    created_at: now,
    updated_at: now,
  })
  return id
}

export function updateTheme(db: WritableDb, id: string, { parentId, ...fields }: Partial<NewTheme>): void {
  updateRow(db, 'theme', id, {
    ...fields,
    ...(parentId === undefined ? {} : { parent_id: parentId }),
    updated_at: db.now(),
  })
}

/** Removes a theme and takes it off everything. */
export function removeTheme(db: WritableDb, id: string): void {
  const at = db.clock.removal()
  removeAssignments(db, sql`theme_id = ${id}`, at)
  updateRow(db, 'theme', id, { deleted_at: at })
}

/** Brings a theme back onto everything it was taken off with its removal. */
export function restoreTheme(db: WritableDb, id: string, at: string): void {
  updateRow(db, 'theme', id, { deleted_at: null })
  restoreAssignments(db, sql`theme_id = ${id}`, at)
}

/** The id of a theme's place on a target, if it is there. */
export const findAssignment = (db: ReadableDb, themeId: string, { kind, id }: Target): string | null =>
  db.get<{ id: string }>(
    sql`select id from theme_assignment where theme_id = ${themeId} and target_kind = ${kind}
        and target_id = ${id} and deleted_at is null`,
  )?.id ?? null

export function insertAssignment(db: WritableDb, themeId: string, { kind, id }: Target): void {
  insertRow(db, 'theme_assignment', {
    id: newId(),
    theme_id: themeId,
    target_kind: kind,
    target_id: id,
    created_at: db.now(),
  })
}

export const removeAssignment = (db: WritableDb, id: string): void =>
  void updateRow(db, 'theme_assignment', id, { deleted_at: db.clock.removal() })

/** What carries a theme, with the rows that say so. */
export const carriersOf = (db: ReadableDb, themeId: string): { id: string; target: Target }[] =>
  db
    .all<{ id: string; kind: Target['kind']; target: string }>(
      sql`select id, target_kind as kind, target_id as target from theme_assignment
          where theme_id = ${themeId} and deleted_at is null order by num`,
    )
    .map(({ id, kind, target }) => ({ id, target: { kind, id: target } }))

/** All themes on targets, in the order they were put there: for exports. */
export const listAssignments = (db: ReadableDb): ThemeAssignment[] =>
  db
    .all<AssignmentRow>(
      sql`select theme_id, target_kind, target_id from theme_assignment where deleted_at is null order by num`,
    )
    .map(toAssignment)

/** Themes on a report and on its highlights. */
export const listAssignmentsOfReport = (db: ReadableDb, reportId: string): ThemeAssignment[] =>
  db
    .all<AssignmentRow>(
      sql`select theme_id, target_kind, target_id from theme_assignment where deleted_at is null
          and ((target_kind = 'report' and target_id = ${reportId}) or (target_kind = 'highlight'
            and target_id in (select id from highlight where report_id = ${reportId} and deleted_at is null)))
          order by num`,
    )
    .map(toAssignment)

interface AssignmentRow {
  theme_id: string
  target_kind: Target['kind']
  target_id: string
}
const toAssignment = (row: AssignmentRow): ThemeAssignment => ({
  themeId: row.theme_id,
  target: { kind: row.target_kind, id: row.target_id },
})

function withoutTombstone(tree: ReadonlyMap<string, StoredTheme>, theme: StoredTheme): Theme {
  const { deletedAt: _, ...shown } = theme
  return { ...shown, parentId: parentOf(tree, theme) }
}

function toTheme(row: ThemeRow): StoredTheme {
  return {
    id: row.id,
    parentId: row.parent_id,
    name: row.name,
    definition: row.definition,
    color: row.color,
    position: row.position,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    deletedAt: row.deleted_at,
    highlights: row.highlights,
    reports: row.reports,
  }
}
