import { CallError } from '../../../shared/errors.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { LONGEST_NOTE } from '../../../shared/model/note.ts'
import { notFound, requireTarget } from '../targets/store.ts'
import { mergeSave } from './merge-save.ts'
import { findReference, listNoteRows } from './rows-store.ts'
import {
  findNote,
  insertNote,
  listNotes,
  removeNote,
  restoreNote,
  updateNote,
  type NoteContent,
} from './store.ts'

export const queries = {
  'notes.list': (db, { target }) => listNotes(db, target),
  'notes.rows': listNoteRows,
  'notes.reference': findReference,
  'notes.get'(db, { id }) {
    const found = findNote(db, id)
    if (!found || found.deletedAt) throw notFound('note', id)
    return found.note
  },
} satisfies Queries

export const mutations = {
  'notes.save'(db, save) {
    requireState(save.state)
    requireLength(save)
    if (save.target) requireTarget(db, save.target)
    const before = findNote(db, save.id)
    // A late save of an editor must not bring back a note that was removed meanwhile.
    if (before?.deletedAt) throw notFound('note', save.id)
    const merged = before ? mergeSave(before.note, save) : save
    const content = { id: save.id, target: save.target, state: merged.state, text: merged.text }
    requireLength(content)
    if (!before) insertNote(db, content)
    else if (!isSame(before.note, content)) updateNote(db, before.note, before.num, content)
    const after = findNote(db, content.id)
    if (!after) throw notFound('note', content.id)
    const { id, target, state, text } = before?.note ?? content
    const same = before && isSame(before.note, content)
    const mergeKey = `note:${id}`
    return {
      result: after.note,
      inverse: same
        ? null
        : before
          ? { label: 'note', call: 'notes.save', args: { id, target, state, text }, mergeKey }
          : { label: 'note', call: 'notes.remove', args: { id }, mergeKey },
      tables: same ? [] : ['note'],
      ids: [id],
    }
  },

  'notes.remove'(db, { id }) {
    const found = findNote(db, id)
    if (!found || found.deletedAt) throw notFound('note', id)
    removeNote(db, id, found.num)
    return {
      result: {},
      inverse: { label: 'remove-note', call: 'notes.restore', args: { id } },
      tables: ['note'],
      ids: [id],
    }
  },

  'notes.restore'(db, { id }) {
    const found = findNote(db, id)
    if (!found?.deletedAt) throw notFound('note', id)
    if (found.note.target) requireTarget(db, found.note.target)
    restoreNote(db, found.note, found.num)
    return {
      result: {},
      inverse: { label: 'remove-note', call: 'notes.remove', args: { id } },
      tables: ['note'],
      ids: [id],
    }
  },
} satisfies Mutations

const isSame = (a: NoteContent, b: NoteContent): boolean =>
  JSON.stringify([a.target, a.state, a.text]) === JSON.stringify([b.target, b.state, b.text])

/** @throws note-too-long with the numbers a person needs. */
function requireLength({ state, text }: Pick<NoteContent, 'state' | 'text'>): void {
  if (state.length <= LONGEST_NOTE.state && text.length <= LONGEST_NOTE.text) return
  const characters = text.length > LONGEST_NOTE.text ? text.length : state.length
  const most = text.length > LONGEST_NOTE.text ? LONGEST_NOTE.text : LONGEST_NOTE.state
  throw new CallError('note-too-long', `${characters} characters`, { characters, most })
}

/** The editor's state must at least be a Lexical tree: what is stored broken could never be opened again. */
function requireState(state: string): void {
  try {
    const parsed = JSON.parse(state) as { root?: { type?: unknown } } | null
    if (parsed?.root?.type === 'root') return
  } catch {
    // falls through to the refusal
  }
  throw new CallError('bad-arguments', 'state is no Lexical editor state', {
    call: 'notes.save',
    detail: 'state',
  })
}
