import { sql, type ReadableDb } from '../database/sql.ts'

/** The last op that is no setting: see `positionOf` in database/backups-list.ts. */
export const readPosition = (db: ReadableDb): number =>
  db.get<{ seq: number }>(sql`select seq from op where entity <> 'setting' order by seq desc limit 1`)?.seq ??
  0
