import { CallError } from '../../../shared/errors.ts'
import type { Mutations } from '../handlers.ts'
import { putRowsBack, RecordedRows } from './recorder-store.ts'
import { ROW_TABLES, wayBack } from './way-back.ts'

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
