import type { Table } from '../../../shared/contract.ts'
import type { UndoLabel } from '../../../shared/i18n/undo.ts'
import type { Inverse } from '../handlers.ts'
import type { RecordedRows } from './recorder-store.ts'

/** Everything that rows of all kinds are shown in. */
export const ROW_TABLES: Table[] = [
  ...(['source', 'report', 'page', 'lesson', 'highlight', 'correction', 'note', 'theme', 'link'] as const),
  ...(['search', 'proposal', 'related', 'story', 'setting'] as const),
]

/** The call that puts rows back as they were; null where none was touched. */
export const wayBack = (label: UndoLabel, rows: RecordedRows): Inverse | null =>
  rows.length === 0 ? null : { label, call: 'rows.putBack', args: { rows } }
