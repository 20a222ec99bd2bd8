import { putBackRow } from '../database/change.ts'
import { sealOf } from '../database/seals.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import type { Encoding } from '../../../shared/model/source.ts'
import { readSeal } from '../library/seal-store.ts'

export interface Kept {
  num: number
  id: string
  fileName: string
  encoding: Encoding
  certainty: string
  sha256: string
  characters: number
}

/** Sources with what their originals were read by, removed ones too: they can be restored. */
export const listKept = (db: ReadableDb, after: number): Kept[] =>
  db.all(
    sql`select num, id, file_name as fileName, encoding, encoding_certainty as certainty, sha256, characters
        from source where num > ${after} order by num limit 20`,
  )

export type FromOriginal = 'source_text' | 'source_markup'

/** Which of a source's rows are gone, or not what was saved. Plain text has no markup, and no seal of one. */
export const listDoubted = (db: ReadableDb, id: string): FromOriginal[] =>
  (['source_text', 'source_markup'] as const).filter((table) => {
    const kept = readSeal(db, table, id)
    if (kept) return !isAsSealed(db, table, id, kept)
    return table === 'source_text' && sealOf(db, table, id) === null
  })

const isAsSealed = (db: ReadableDb, table: FromOriginal, id: string, kept: Buffer): boolean =>
  sealOf(db, table, id)?.equals(kept) === true

/** Whether a row that was just written is what was saved; true where no seal says what that was. */
export function fitsSeal(db: ReadableDb, table: FromOriginal, id: string): boolean {
  const kept = readSeal(db, table, id)
  return kept === null || isAsSealed(db, table, id, kept)
}

export const putBackText = (db: WritableDb, sourceId: string, text: string): void =>
  putBackRow(db, 'source_text', { source_id: sourceId, text })
