/** What a library keeps about work in its background: of this machine, so without history, and in no package. */
import { sql, type ReadableDb, type WritableDb } from './sql.ts'

export const readMeta = (db: ReadableDb, key: string): string | null =>
  db.get<{ value: string }>(sql`select value from meta where key = ${key}`)?.value ?? null

/** @param value null: nothing is kept any more */
export function writeMeta(db: WritableDb, key: string, value: string | null): void {
  if (value === null) db.run(sql`delete from meta where key = ${key}`)
  else db.run(sql`insert or replace into meta (key, value) values (${key}, ${value})`)
}
