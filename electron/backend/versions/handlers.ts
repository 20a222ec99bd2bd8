import { exchangeBack } from '../corrections/exchange.ts'
import { CallError } from '../../../shared/errors.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { Table } from '../../../shared/contract.ts'
import type { Change, Inverse, Mutations, Queries } from '../handlers.ts'
import { carry } from './carry.ts'
import { createVersionRecorder, Rows } from './recorder-store.ts'
import { attach, keepFree, listHeirs } from './heirless.ts'
import { recorrect } from './recorrect.ts'
import { keepAsNote, listCandidates, relink, requireHighlight } from './relink.ts'
import { countUnplaced, listUnplaced } from './unplaced.ts'

/** What may change where a page gets a new version. */
const TABLES: Table[] = [
  ...(['source', 'report', 'highlight', 'correction', 'note', 'theme', 'link'] as const),
  // What was said of its reports goes over, too.
  ...(['related', 'story', 'setting'] as const),
]

/** The call that puts rows back as they were. */
export const wayBack = (label: UndoLabel, rows: Rows): Extract<Inverse, { call: 'versions.putBack' }> => ({
  label,
  call: 'versions.putBack',
  args: { rows },
})

const changed = <R>(result: R, label: UndoLabel, rows: Rows): Change<R> => ({
  result,
  inverse: wayBack(label, rows),
  tables: TABLES,
  ids: rows.map(({ id }) => id),
})

export const queries = {
  'unplaced.list': (db) => listUnplaced(db),
  'unplaced.count': (db) => ({ count: countUnplaced(db) }),
  'unplaced.heirs': (db, { id }) => listHeirs(db, id),
  'unplaced.candidates': (db, { id }) => listCandidates(db, id),
} satisfies Queries

export const mutations = {
  'versions.carry'(db, { id, from }) {
    const { carried, rows } = carry(db, id, from)
    return changed(carried, 'new-version', rows)
  },

  'versions.putBack'(db, { rows: given }) {
    const parsed = Rows.safeParse(given)
    if (!parsed.success)
      throw new CallError('bad-arguments', `not rows of ours: ${parsed.error.message}`, {
        call: 'versions.putBack',
        detail: parsed.error.message,
      })
    const recorder = createVersionRecorder(db)
    for (const { table, id, fields } of parsed.data) recorder.update(table, id, fields)
    return changed({}, 'new-version', recorder.finish())
  },

  'unplaced.relink'(db, { id, to }) {
    const rows = relink(db, id, to)
    return changed(requireHighlight(db, id), 'relink', rows)
  },

  'unplaced.keepAsNote'(db, { id }) {
    const { rows, noteId } = keepAsNote(db, id)
    return changed({ noteId }, 'keep-as-note', rows)
  },

  'unplaced.correct'(db, { id, to }) {
    const { made, gone, reportIds } = recorrect(db, id, to)
    const { corrections, replaced, refused } = made
    return {
      result: { corrections, replaced, refused },
      inverse: exchangeBack(made, gone, 'relink-correction'),
      tables: ['correction', 'report'],
      ids: [...corrections.map((one) => one.id), ...gone, ...reportIds],
    }
  },

  'unplaced.attach': (db, { id, to }) => changed({}, 'attach-to-report', attach(db, id, to)),

  'unplaced.keepFree'(db, { id, language }) {
    const { rows, noteIds } = keepFree(db, id, language)
    return changed({ noteIds }, 'keep-free', rows)
  },
} satisfies Mutations
