import { putBackRow } from '../database/change.ts'
import { FROM_ORIGINALS, type FromOriginal, sealOf } from '../database/seals.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import { isAsSealed } from '../library/seal-store.ts'

/** Which of a source's rows are gone, or not what was saved. Plain text has no markup, and no seal of one. */
export const listDoubted = (db: ReadableDb, id: string): FromOriginal[] =>
  FROM_ORIGINALS.filter(
    (table) => !(isAsSealed(db, table, id) ?? (table === 'source_markup' || sealOf(db, table, id) !== null)),
  )

export const putBackText = (db: WritableDb, sourceId: string, text: string): void =>
  putBackRow(db, 'source_text', { source_id: sourceId, text })
