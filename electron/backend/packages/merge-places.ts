/** Where rows of a package sit: on texts that must be there, on pages that may be here under another id. */
import type { Fields } from '../database/change.ts'
import { readText } from '../database/source-text.ts'
import type { Range } from '../../../shared/model/range.ts'
import { damaged } from './manifest.ts'
import { findRow } from './merge-store.ts'
import type { Merging } from './merging.ts'

/** What came in for a page that is here under another id. */
export function tellAttached({ tally, ids, stage }: Merging, row: Fields): void {
  if (ids.size === 0 || tally.attached.size === 0) return
  const on = String(row['source_id'] ?? row['target_id'] ?? '')
  const source = row['target_kind'] === 'highlight' ? stage.row('highlight', on)?.['source_id'] : on
  const report = row['target_kind'] === 'report' ? stage.row('report', on)?.['source_id'] : source
  const told = tally.attached.get(ids.get(String(report ?? '')) ?? '')
  if (told) told.annotations++
}

/** @throws package-damaged where the source is nowhere */
export function textOf({ db }: Merging, sourceId: string, table: string): string {
  if (!findRow(db, 'source_text', 'source_id', sourceId))
    throw damaged(`tables/${table}.jsonl`, `something sits on the source ${sourceId}, which is nowhere`)
  return readText(db, sourceId)
}

export const rangesOf = (row: Fields): Range[] => JSON.parse(String(row['ranges'])) as Range[]

export function requireRanges(text: string, table: string, row: Fields): void {
  if (rangesOf(row).some(([, end]) => end > text.length))
    throw damaged(`tables/${table}.jsonl`, `${String(row['id'])} reaches past its text`)
}
