/** What sits on one highlight moves to another: themes, links and notes by their rows, so that they stay themselves. */
import { z } from 'zod'
import type { Note } from '../../../shared/model/note.ts'
import { updateRow } from '../database/change.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { listNotes, updateNote, findNote } from '../notes/store.ts'

/** What a merge moved, as its way back needs it. */
interface Moved {
  notes: string[]
  themes: string[]
  links: { id: string; end: 'from' | 'to' }[]
}

const on = (id: string) => ({ kind: 'highlight', id }) as const

/**
 * Moves themes and links from one highlight to another. Left where they are, to go with it: themes the other has
 * already, links between the two, and links the other has already.
 */
export function moveThemesAndLinks(db: WritableDb, fromId: string, toId: string): Omit<Moved, 'notes'> {
  const themes = db
    .all<{ id: string }>(
      sql`select id from theme_assignment a where target_kind = 'highlight' and target_id = ${fromId}
          and deleted_at is null and not exists (select 1 from theme_assignment o
            where o.theme_id = a.theme_id and o.target_kind = 'highlight' and o.target_id = ${toId}
            and o.deleted_at is null) order by num`,
    )
    .map(({ id }) => id)
  for (const id of themes) updateRow(db, 'theme_assignment', id, { target_id: toId })
  const links = [...linksToMove(db, fromId, toId, 'from'), ...linksToMove(db, fromId, toId, 'to')]
  for (const { id, end } of links) updateRow(db, 'link', id, { [`${end}_id`]: toId })
  return { themes, links }
}

function linksToMove(db: ReadableDb, fromId: string, toId: string, end: 'from' | 'to'): Moved['links'] {
  const rows =
    end === 'from'
      ? db.all<{ id: string }>(
          sql`select id from link l where from_kind = 'highlight' and from_id = ${fromId} and deleted_at is null
              and not (to_kind = 'highlight' and to_id = ${toId})
              and not exists (select 1 from link o where o.deleted_at is null and o.relation = l.relation
                and o.from_kind = 'highlight' and o.from_id = ${toId}
                and o.to_kind = l.to_kind and o.to_id = l.to_id) order by num`,
        )
      : db.all<{ id: string }>(
          sql`select id from link l where to_kind = 'highlight' and to_id = ${fromId} and deleted_at is null
              and not (from_kind = 'highlight' and from_id = ${toId})
              and not exists (select 1 from link o where o.deleted_at is null and o.relation = l.relation
                and o.to_kind = 'highlight' and o.to_id = ${toId}
                and o.from_kind = l.from_kind and o.from_id = l.from_id) order by num`,
        )
  return rows.map(({ id }) => ({ id, end }))
}

/** Puts moved rows back onto the highlight they came from. Rows that are gone meanwhile are left alone. */
export function moveBack(db: WritableDb, { notes, themes, links }: Moved, toId: string): void {
  for (const id of themes) updateRow(db, 'theme_assignment', id, { target_id: toId })
  for (const { id, end } of links) updateRow(db, 'link', id, { [`${end}_id`]: toId })
  for (const id of notes) moveNote(db, id, toId)
}

function moveNote(db: WritableDb, id: string, highlightId: string): void {
  const found = findNote(db, id)
  if (!found) return
  const { note, num } = found
  updateNote(db, note, num, { id, target: on(highlightId), state: note.state, text: note.text })
}

/**
 * A highlight has one note: where the other has none it is moved, else the words of the first stand above those
 * of the second, with a line between, and the second goes with its highlight.
 * @returns ids of what was moved, and the note as it was before it took the other in
 */
export function joinNotes(
  db: WritableDb,
  fromId: string,
  toId: string,
): { moved: string[]; before: Pick<Note, 'id' | 'state' | 'text'> | null } {
  const coming = listNotes(db, on(fromId))
  const here = listNotes(db, on(toId))[0]
  if (coming.length === 0) return { moved: [], before: null }
  if (!here) {
    for (const { id } of coming) moveNote(db, id, toId)
    return { moved: coming.map(({ id }) => id), before: null }
  }
  const all = [here, ...coming]
  const found = findNote(db, here.id)
  if (!found) return { moved: [], before: null }
  updateNote(db, here, found.num, {
    id: here.id,
    target: here.target,
    state: joinStates(all.map(({ state }) => state)),
    text: all
      .map(({ text }) => text)
      .filter((text) => text.trim() !== '')
      .join('\n\n'),
  })
  return { moved: [], before: { id: here.id, state: here.state, text: here.text } }
}

const State = z.looseObject({ root: z.looseObject({ children: z.array(z.json()) }) })

/** The blocks of several editor states, one after the other, in the first one's root. */
function joinStates(states: readonly string[]): string {
  const [first, ...rest] = states.map((state) => State.parse(JSON.parse(state)))
  if (!first) throw new Error('no states to join')
  const children = [first, ...rest].flatMap(({ root }) => root.children)
  return JSON.stringify({ ...first, root: { ...first.root, children } })
}
