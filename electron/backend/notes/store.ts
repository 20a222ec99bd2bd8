import type { Note, Target } from '../../../shared/model/note.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { indexNote, unindexNote } from '../database/search-index.ts'
import { list, sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'

/** Saves of one note while typing leave one op a field in this time, in milliseconds. */
const SAVES_TOGETHER = 60_000

interface NoteRow {
  num: number
  id: string
  target_kind: Target['kind'] | null
  target_id: string | null
  state: string
  text: string
  revision: number
  created_at: string
  updated_at: string
  deleted_at: string | null
}

/** Notes that are there, oldest first; `where` picks among them. */
function selectNotes(db: ReadableDb, where: Sql): Note[] {
  return db
    .all<NoteRow>(sql`select * from note where deleted_at is null and ${where} order by num`)
    .map(toNote)
}

/** `target` null: free notes; undefined: all. */
export function listNotes(db: ReadableDb, target?: Target | null): Note[] {
  if (target === undefined) return selectNotes(db, sql`true`)
  if (target === null) return selectNotes(db, sql`target_id is null`)
  return selectNotes(db, sql`target_kind = ${target.kind} and target_id = ${target.id}`)
}

/** Notes on a report and on its highlights. */
export const listNotesOfReport = (db: ReadableDb, reportId: string): Note[] =>
  selectNotes(
    db,
    sql`((target_kind = 'report' and target_id = ${reportId}) or (target_kind = 'highlight'
        and target_id in (select id from highlight where report_id = ${reportId} and deleted_at is null)))`,
  )

/** Notes on the highlights and reports that carry a theme. */
export const listNotesOfTheme = (db: ReadableDb, themeIds: readonly string[]): Note[] =>
  selectNotes(
    db,
    sql`(target_kind, target_id) in (select target_kind, target_id from theme_assignment
        where theme_id in ${list(themeIds)} and deleted_at is null)`,
  )

/** A note with its tombstone time, removed or not. */
export function findNote(
  db: ReadableDb,
  id: string,
): { note: Note; num: number; deletedAt: string | null } | null {
  const row = db.get<NoteRow>(sql`select * from note where id = ${id}`)
  return row ? { note: toNote(row), num: row.num, deletedAt: row.deleted_at } : null
}

export type NoteContent = Pick<Note, 'id' | 'target' | 'state' | 'text'>

export function insertNote(db: WritableDb, { id, target, state, text }: NoteContent): void {
  const now = db.now()
  const num = insertRow(db, 'note', {
    id,
    target_kind: target?.kind ?? null,
    target_id: target?.id ?? null,
    state,
    text,
    created_at: now,
    updated_at: now,
  })
  indexNote(db, num, text)
}

/** Writes what differs of an existing note. */
export function updateNote(
  db: WritableDb,
  before: Note,
  num: number,
  { target, state, text }: NoteContent,
): void {
  const moved = before.target?.id !== target?.id || before.target?.kind !== target?.kind
  updateRow(
    db,
    'note',
    before.id,
    {
      ...(moved ? { target_kind: target?.kind ?? null, target_id: target?.id ?? null } : {}),
      ...(before.state === state ? {} : { state }),
      ...(before.text === text ? {} : { text }),
      updated_at: db.now(),
    },
    { replaceWithin: SAVES_TOGETHER },
  )
  // No history of it: it counts the saves of this library only.
  db.run(sql`update note set revision = revision + 1 where id = ${before.id}`)
  if (before.text !== text) indexNote(db, num, text)
}

export function removeNote(db: WritableDb, id: string, num: number): void {
  updateRow(db, 'note', id, { deleted_at: db.clock.removal() })
  unindexNote(db, num)
}

export function restoreNote(db: WritableDb, note: Note, num: number): void {
  updateRow(db, 'note', note.id, { deleted_at: null })
  indexNote(db, num, note.text)
}

function toNote(row: NoteRow): Note {
  return {
    id: row.id,
    target: row.target_kind && row.target_id ? { kind: row.target_kind, id: row.target_id } : null,
    state: row.state,
    text: row.text,
    revision: row.revision,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

/** Search finds a note while it is there. */
export function reindexNote(db: WritableDb, id: string): void {
  const row = db.get<NoteRow>(sql`select * from note where id = ${id}`)
  if (!row) return
  if (row.deleted_at === null) indexNote(db, row.num, row.text)
  else unindexNote(db, row.num)
}
