/** What is kept of a page besides its reports: the engine's decisions and what the user made of them. */
import type { Decision } from '../../../shared/model/page.ts'
import { insertRow } from '../database/change.ts'
import type { WritableDb } from '../database/sql.ts'

/** Writes the row of a new source. */
export function insertPage(db: WritableDb, sourceId: string, decisions: readonly Decision[]): void {
  insertRow(db, 'page', {
    source_id: sourceId,
    version: 0,
    decisions: JSON.stringify(decisions),
    set_aside: '[]',
    updated_at: db.now(),
  })
}
