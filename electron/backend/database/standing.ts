/** How a database stands to the mark beside it: the same, ahead by a crash, behind, or another one altogether. */
import { MOST_BEHIND, type Mark } from './mark.ts'
import { sql, type ReadableDb, type WritableDb } from './sql.ts'

export interface Committed {
  number: number
  /** Hexadecimal; empty before the first. */
  chain: string
  /** The chain without the last transaction. */
  before: string
}

/** Transactions whose chain is kept, as in migration 19. Twice, for a torn write leaves the mark before. */
const KEPT = 2 * MOST_BEHIND

/** The version that began to keep them. */
const KEPT_SINCE = 19

const hasTable = (db: ReadableDb, name: string): boolean =>
  db.get(sql`select 1 from sqlite_schema where name = ${name} and type = 'table'`) !== undefined

/** How far the database is; null in one from before migration 17. */
export function readCommitted(db: ReadableDb): Committed | null {
  return hasTable(db, 'committed') ? readLast(db) : null
}

/** The same where it is known that the table is there. */
export const readLast = (db: ReadableDb): Committed | null =>
  db.get<Committed>(
    sql`select number, lower(hex(chain)) as chain, lower(hex(before)) as before from committed`,
  ) ?? null

/** The chains after the last transactions, hexadecimal, by number; null in a database from before migration 19. */
export function readPast(db: ReadableDb): ReadonlyMap<number, string> | null {
  if (!hasTable(db, 'committed_past')) return null
  const rows = db.all<{ number: number; chain: string }>(
    sql`select number, lower(hex(chain)) as chain from committed_past`,
  )
  return new Map(rows.map(({ number, chain }) => [number, chain]))
}

/** Carries the chain on by one transaction. */
export function advance(db: WritableDb, chain: Buffer): Committed | null {
  db.run(sql`update committed set number = number + 1, before = chain, chain = ${chain}`)
  const next = readLast(db)
  if (next)
    db.run(sql`insert or replace into committed_past (slot, number, chain)
      values (${next.number % KEPT}, ${next.number}, ${chain})`)
  return next
}

/** What the database lacks of what the mark knows. */
export type Standing =
  | { kind: 'together' }
  /** There is no mark, or one of a version that kept too little: no loss that it could tell of. */
  | { kind: 'unknown' }
  /** Acknowledged transactions are not in the database. */
  | { kind: 'behind'; missing: number; since: string }
  /** It is not the database that the mark was written for, or has gone another way since. */
  | { kind: 'other'; since: string }

/** Holds the database against its mark. */
export function compareWithMark(
  mark: Mark | null,
  {
    committed,
    past,
    libraryId,
    version,
  }: {
    committed: Committed | null
    past: ReadonlyMap<number, string> | null
    libraryId: string
    version: number
  },
): Standing {
  if (!mark) return { kind: 'unknown' }
  const other: Standing = { kind: 'other', since: mark.at }
  if (mark.library !== libraryId) return other
  const { number, chain, before } = committed ?? { number: 0, chain: '', before: '' }
  if (number < mark.number || version < mark.version)
    return { kind: 'behind', missing: Math.max(1, mark.number - number), since: mark.at }
  if (number === mark.number) return chain === mark.chain ? { kind: 'together' } : other
  // A crash between commits and mark: the database went on from where the mark is.
  if (number === mark.number + 1 && before === mark.chain) return { kind: 'together' }
  if (past?.get(mark.number) === mark.chain) return { kind: 'together' }
  return mark.version < KEPT_SINCE ? { kind: 'unknown' } : other
}
