import { CallError } from '../../../shared/errors.ts'
import type { Table } from '../../../shared/contract.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { Inverse, Mutations } from '../handlers.ts'
import { putRowsBack, RecordedRows } from './recorder-store.ts'

/** Everything that rows of all kinds are shown in. */
export const ROW_TABLES: Table[] = [
  ...(['source', 'report', 'page', 'lesson', 'highlight', 'correction', 'note', 'theme', 'link'] as const),
  ...(['search', 'proposal', 'related', 'story', 'setting'] as const),
]

/** The call that puts rows back as they were; null where none was touched. */
export const wayBack = (label: UndoLabel, rows: RecordedRows): Inverse | null =>
  rows.length === 0 ? null : { label, call: 'rows.putBack', args: { rows } }

export const mutations = {
  'rows.putBack'(db, { rows: given }) {
    const parsed = RecordedRows.safeParse(given)
    if (!parsed.success)
      throw new CallError('bad-arguments', `not rows of ours: ${parsed.error.message}`, {
        call: 'rows.putBack',
        detail: parsed.error.message,
      })
    const rows = putRowsBack(db, parsed.data)
    return {
      result: {},
      inverse: wayBack('import-package', rows),
      tables: ROW_TABLES,
      ids: rows.map(({ id }) => id),
    }
  },
} satisfies Mutations
