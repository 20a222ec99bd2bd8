import type { SavedSearch, SearchOrder } from '../../../shared/model/search.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'
import { newestRow } from './store.ts'

export type StoredSearch = Omit<SavedSearch, 'total' | 'fresh'> & {
  seenNum: number
  deletedAt: string | null
}

const COLUMNS = sql`id, name, query, sort as "order", position, seen_num as seenNum,
  created_at as createdAt, updated_at as updatedAt, deleted_at as deletedAt`

/** In the user's order. */
export const listSaved = (db: ReadableDb): StoredSearch[] =>
  db.all(sql`select ${COLUMNS} from saved_search where deleted_at is null order by position, num`)

/** Removed or not. */
export const findSaved = (db: ReadableDb, id: string): StoredSearch | undefined =>
  db.get(sql`select ${COLUMNS} from saved_search where id = ${id}`)

/** Writes a search after the last one; returns its id. What is there now counts as seen. */
export function insertSaved(
  db: WritableDb,
  { name, query, order }: { name: string; query: string; order: SearchOrder },
): string {
  const now = db.now()
  const last = db.get<{ position: number | null }>(sql`select max(position) as position from saved_search`)
  const id = newId()
  insertRow(db, 'saved_search', {
    id,
    name,
    query,
    sort: order,
    position: (last?.position ?? -1) + 1,
    created_at: now,
    updated_at: now,
  })
  markSeen(db, id)
  return id
}

export function updateSaved(
  db: WritableDb,
  id: string,
  { order, ...fields }: { name?: string; query?: string; order?: SearchOrder },
): void {
  updateRow(db, 'saved_search', id, {
    ...fields,
    ...(order === undefined ? {} : { sort: order }),
    updated_at: db.now(),
  })
}

export const setRemoved = (db: WritableDb, id: string, at: string | null): void =>
  void updateRow(db, 'saved_search', id, { deleted_at: at })

/** Without history: row numbers are this machine's, and a look is nothing to take back. True where it was news. */
export function markSeen(db: WritableDb, id: string): boolean {
  const newest = newestRow(db)
  return (
    db.run(sql`update saved_search set seen_num = ${newest} where id = ${id} and seen_num <> ${newest}`)
      .changes > 0
  )
}
