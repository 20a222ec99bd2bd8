/**
 * What notes, themes and links sit on: a highlight or a report. Whatever is removed takes along what sits
 * on it, under one tombstone time, and restoring brings back exactly what has that time.
 */
import type { Target } from '../../../shared/model/note.ts'
import { CallError } from '../../../shared/errors.ts'
import { updateRow } from '../database/change.ts'
import { indexNote, unindexNote } from '../database/search-index.ts'
import { sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'

/** @throws not-found unless the highlight or report is there and not removed. */
export function requireTarget(db: ReadableDb, target: Target): void {
  if (removalOf(db, target) !== null) throw notFound(target.kind, target.id)
}

export const notFound = (kind: string, id: string): CallError =>
  new CallError('not-found', `there is no ${kind} ${id}`, { kind, id })

/** When a target was removed; null while it is there, `missing` if it never was. */
function removalOf(db: ReadableDb, { kind, id }: Target): string | null {
  const row = db.get<{ deleted_at: string | null }>(
    kind === 'highlight'
      ? sql`select deleted_at from highlight where id = ${id}`
      : sql`select deleted_at from report where id = ${id}`,
  )
  return row ? row.deleted_at : 'missing'
}

/** Removes the notes, themes and links on a target. */
export function removeOn(db: WritableDb, target: Target, at: string): void {
  const notes = db.all<{ id: string; num: number }>(
    sql`select id, num from note
        where target_kind = ${target.kind} and target_id = ${target.id} and deleted_at is null`,
  )
  for (const { id, num } of notes) {
    updateRow(db, 'note', id, { deleted_at: at })
    unindexNote(db, num)
  }
  removeAssignments(db, sql`target_kind = ${target.kind} and target_id = ${target.id}`, at)
  const links = db.all<{ id: string }>(
    sql`select id from link where deleted_at is null and ${eitherEnd(target)}`,
  )
  for (const { id } of links) updateRow(db, 'link', id, { deleted_at: at })
}

/** Brings back what was removed together with a target. */
export function restoreOn(db: WritableDb, target: Target, at: string): void {
  const notes = db.all<{ id: string; num: number; text: string }>(
    sql`select id, num, text from note
        where target_kind = ${target.kind} and target_id = ${target.id} and deleted_at = ${at}`,
  )
  for (const { id, num, text } of notes) {
    updateRow(db, 'note', id, { deleted_at: null })
    indexNote(db, num, text)
  }
  restoreAssignments(db, sql`target_kind = ${target.kind} and target_id = ${target.id}`, at)
  restoreLinks(db, eitherEnd(target), at)
}

const eitherEnd = ({ kind, id }: Target): Sql =>
  sql`((from_kind = ${kind} and from_id = ${id}) or (to_kind = ${kind} and to_id = ${id}))`

export function removeAssignments(db: WritableDb, where: Sql, at: string): void {
  const rows = db.all<{ id: string }>(
    sql`select id from theme_assignment where deleted_at is null and ${where}`,
  )
  for (const { id } of rows) updateRow(db, 'theme_assignment', id, { deleted_at: at })
}

/**
 * Brings back theme assignments removed at `at`. One whose other side was removed since takes over that
 * side's time and comes back with it; one that was made anew meanwhile stays away.
 */
export function restoreAssignments(db: WritableDb, where: Sql, at: string): void {
  const rows = db.all<{
    id: string
    theme: string | null
    kind: Target['kind']
    target: string
    twin: number
  }>(
    sql`select a.id, t.deleted_at as theme, a.target_kind as kind, a.target_id as target,
          exists (select 1 from theme_assignment o where o.theme_id = a.theme_id and o.deleted_at is null
            and o.target_kind = a.target_kind and o.target_id = a.target_id) as twin
        from theme_assignment a join theme t on t.id = a.theme_id
        where a.deleted_at = ${at} and a.id in (select id from theme_assignment where ${where})`,
  )
  for (const { id, theme, kind, target, twin } of rows)
    if (!twin)
      updateRow(db, 'theme_assignment', id, { deleted_at: theme ?? removalOf(db, { kind, id: target }) })
}

/**
 * The tombstone time a theme assignment gets when it is to come back: null where its theme and its target are there,
 * the time of the one that is gone otherwise, its own where the target carries the theme anew.
 * @param themeId the theme it comes back with, where that is another than it has now
 */
export function reviveTime(db: ReadableDb, id: string, themeId: string | null): string | null {
  const row = db.get<{
    theme: string | null
    kind: Target['kind']
    target: string
    own: string | null
    twin: number
  }>(
    sql`select t.deleted_at as theme, a.target_kind as kind, a.target_id as target, a.deleted_at as own,
          exists (select 1 from theme_assignment o where o.theme_id = t.id and o.deleted_at is null
            and o.id <> a.id and o.target_kind = a.target_kind and o.target_id = a.target_id) as twin
        from theme_assignment a join theme t on t.id = coalesce(${themeId}, a.theme_id) where a.id = ${id}`,
  )
  if (!row) throw notFound('theme_assignment', id)
  return row.twin ? row.own : (row.theme ?? removalOf(db, { kind: row.kind, id: row.target }))
}

/** The tombstone time a link gets when it is to come back: that of an end that is gone, or null. */
export const linkReviveTime = (db: ReadableDb, { from, to }: Record<'from' | 'to', Target>): string | null =>
  removalOf(db, from) ?? removalOf(db, to)

/** Brings back links removed at `at`; one whose other end was removed since waits for that end. */
export function restoreLinks(db: WritableDb, where: Sql, at: string): void {
  type Row = { id: string } & Record<'from_kind' | 'to_kind', Target['kind']> &
    Record<'from_id' | 'to_id', string>
  const rows = db.all<Row>(
    sql`select id, from_kind, from_id, to_kind, to_id from link where deleted_at = ${at} and ${where}`,
  )
  for (const { id, from_kind, from_id, to_kind, to_id } of rows) {
    const waitsFor =
      removalOf(db, { kind: from_kind, id: from_id }) ?? removalOf(db, { kind: to_kind, id: to_id })
    updateRow(db, 'link', id, { deleted_at: waitsFor })
  }
}
