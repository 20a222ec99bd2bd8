import { CallError } from '../../../shared/errors.ts'
import type { Mutations, Queries } from '../handlers.ts'
import { notFound, requireTarget } from '../targets/store.ts'
import { findNote, insertNote, listNotes, removeNote, restoreNote, updateNote } from './store.ts'

export const queries = {
  'notes.list': (db, { target }) => listNotes(db, target),
} satisfies Queries

export const mutations = {
  'notes.save'(db, content) {
    requireState(content.state)
    if (content.target) requireTarget(db, content.target)
    const before = findNote(db, content.id)
    // A late save of an editor must not bring back a note that was removed meanwhile.
    if (before?.deletedAt) throw notFound('note', content.id)
    if (before) updateNote(db, before.note, before.num, content)
    else insertNote(db, content)
    const after = findNote(db, content.id)
    if (!after) throw notFound('note', content.id)
    const { id, target, state, text } = before?.note ?? content
    const same =
      before &&
      JSON.stringify([target, state, text]) === JSON.stringify([content.target, content.state, content.text])
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
