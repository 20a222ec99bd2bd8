/** What every write transaction ends with: rows sealed, the chain carried on, the mark beside the database written. */
import { createHash } from 'node:crypto'
import type Database from 'better-sqlite3'
import { openMark } from './mark.ts'
import { noteTouched, sealOf, SEALED, takeTouched, type SealedTable } from './seals.ts'
import { advance, readCommitted, readLast, type Committed } from './standing.ts'
import { sql, type ReadableDb, type WritableDb } from './sql.ts'

export interface Keeper {
  /** Inside the transaction, after its writes. `changes` is what `count` gave before them. */
  seal(db: WritableDb, changes: number): void
  /** Rows changed on this connection since it was opened. */
  count(): number
  /** After the commit. */
  mark(): void
  /** Resolves when the mark is on the disk: until then, nobody may be answered that something is saved. */
  marked(): Promise<void>
  /** Says that the end was clean. */
  close(): void
}

/** Begins to keep an open library: its mark says from now on that it is open. */
export function keepLibrary(
  connection: Database.Database,
  db: ReadableDb,
  { folder, version, now }: { folder: string; version: number; now: () => Date },
): Keeper {
  const hasSeals = db.get(sql`select 1 from sqlite_schema where name = 'seal'`) !== undefined
  if (hasSeals) noteTouched(connection)
  const library = db.get<{ value: string }>(sql`select value from meta where key = 'library_id'`)?.value ?? ''
  const { number, chain } = readCommitted(db) ?? { number: 0, chain: '' }
  const marks = openMark(folder, { library, number, chain, version, open: true, at: now().toISOString() })
  const total = connection.prepare('select total_changes()').pluck()
  let next: Committed | null = null
  const isSealed = (entity: string): entity is SealedTable => SEALED.includes(entity as SealedTable)

  return {
    count: () => total.get() as number,

    seal(write, changes) {
      next = null
      if (!hasSeals || total.get() === changes) return
      const link = createHash('sha256').update(readLast(write)?.chain ?? '')
      for (const { entity, id } of takeTouched(connection)) {
        if (!isSealed(entity)) continue
        const sha256 = sealOf(write, entity, id)
        if (sha256)
          write.run(
            sql`insert or replace into seal (entity, id, sha256) values (${entity}, ${id}, ${sha256})`,
          )
        else write.run(sql`delete from seal where entity = ${entity} and id = ${id}`)
        link.update(`${entity}\0${id}\0${sha256?.toString('hex') ?? ''}\0`)
      }
      next = advance(write, link.digest())
    },

    mark() {
      if (next) marks.write({ number: next.number, chain: next.chain, at: now().toISOString() })
      next = null
    },

    marked: () => marks.written(),

    close: () => marks.close({ open: false }),
  }
}
