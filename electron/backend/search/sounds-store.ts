/** Titles of a library from before there were sounds are given theirs once it is open. */
import { indexSound } from '../database/search-index.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'

/** Titles at a time: 2,000 of them take 40 ms, and what users save goes between. */
const AT_ONCE = 500

/** Where the titles end that have been given theirs, kept with the library. */
const KEY = 'title_sounds_until'

export interface Filling {
  db: ReadableDb
  transact: <T>(act: (db: WritableDb) => T) => T
  signal: AbortSignal
}

export async function fillSounds({ db, transact, signal }: Filling): Promise<void> {
  if (isDone(db)) return
  for (let after = 0; !signal.aborted; ) {
    const rows = db.all<{ num: number; title: string }>(
      sql`select num, title from report
          where num > ${after} and deleted_at is null and title is not null
            and num not in (select num from title_sound) order by num limit ${AT_ONCE}`,
    )
    const last = rows.at(-1)
    transact((write) => {
      for (const { num, title } of rows) indexSound(write, num, title)
      if (!last) write.run(sql`insert or replace into meta (key, value) values (${KEY}, 'all')`)
    })
    if (!last) return
    after = last.num
    await new Promise((resolve) => setImmediate(resolve))
  }
}

const isDone = (db: ReadableDb): boolean => db.get(sql`select 1 from meta where key = ${KEY}`) !== undefined
