/** How far the search index is, and its next piece. Kept with the library, so that it goes on after a restart. */
import { FOLD_VERSION } from '../../../shared/text/fold.ts'
import {
  emptyIndex,
  INDEX_KEY,
  type IndexCursor,
  indexHighlight,
  indexNote,
  writeIndexCursor,
} from '../database/search-index.ts'
import { sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'
import { reindexCharacters, reindexReport } from '../reports/store.ts'

interface Row {
  num: number
  id: string
  text: string
}
interface Kind {
  name: NonNullable<IndexCursor['kind']>
  /** What comes after it. */
  next: IndexCursor['kind']
  rows: Sql
  text: Sql
  index: (db: WritableDb, row: Row) => void
}
/** What is indexed, in this order; a whole index has the characters with the reports. */
const KINDS: readonly [Kind, ...Kind[]] = [
  {
    name: 'report',
    next: 'note',
    rows: sql`report`,
    text: sql`''`,
    index: (db, { id }) => reindexReport(db, id),
  },
  {
    name: 'note',
    next: 'highlight',
    rows: sql`note`,
    text: sql`text`,
    index: (db, { num, text }) => indexNote(db, num, text),
  },
  {
    name: 'highlight',
    next: null,
    rows: sql`highlight`,
    text: sql`exact`,
    index: (db, { num, text }) => indexHighlight(db, num, text),
  },
  {
    name: 'characters',
    next: null,
    rows: sql`report`,
    text: sql`''`,
    index: (db, { id }) => reindexCharacters(db, id),
  },
]

const BEGINNING: IndexCursor = { fold: FOLD_VERSION, kind: KINDS[0].name, after: 0 }

/** From the beginning where there is none, or another folding was indexed. */
function readCursor(db: ReadableDb): IndexCursor {
  const row = db.get<{ value: string }>(sql`select value from meta where key = ${INDEX_KEY}`)
  const cursor = row ? (JSON.parse(row.value) as IndexCursor) : BEGINNING
  return cursor.fold === FOLD_VERSION ? cursor : BEGINNING
}

/** Is everything found? What may be left is a table that only makes finding faster. */
export const isIndexed = (db: ReadableDb): boolean => [null, 'characters'].includes(readCursor(db).kind)

/** Is nothing left to index? */
export const isComplete = (db: ReadableDb): boolean => readCursor(db).kind === null

/** Does the table of single characters know all reports that the index of words does? */
export const hasCharacters = (db: ReadableDb): boolean =>
  [null, 'note', 'highlight'].includes(readCursor(db).kind)

/** Rows to index in all, and how many are. Reads every row: to be asked once. */
export function countIndexed(db: ReadableDb): { done: number; total: number } {
  const { kind, after } = readCursor(db)
  // The characters are told of by nobody: they come with the reports, or all is found without them.
  const told = KINDS.filter(({ name }) => name !== 'characters')
  const found = told.findIndex(({ name }) => name === kind)
  const at = found < 0 ? told.length : found
  const counts = told.map(({ rows }, i) => {
    const passed = i < at ? sql`1` : i > at ? sql`0` : sql`num <= ${after}`
    return db.get<{ done: number | null; total: number }>(
      sql`select count(*) as total, sum(${passed}) as done from ${rows} where deleted_at is null`,
    )
  })
  const sum = (key: 'done' | 'total'): number => counts.reduce((all, count) => all + (count?.[key] ?? 0), 0)
  return { done: sum('done'), total: sum('total') }
}

/**
 * Indexes what comes next until `isLate`, and keeps how far that is. At least one row, so that it always gets on.
 * @param onError a row that cannot be read (its text is gone): it stays out, the others come in
 * @returns how many rows were done
 */
export function indexNext(db: WritableDb, isLate: () => boolean, onError: (error: unknown) => void): number {
  let { kind, after } = readCursor(db)
  let done = 0
  while (kind !== null && (done === 0 || !isLate())) {
    const at = KINDS.findIndex(({ name }) => name === kind)
    const { rows, text, index } = KINDS[at]!
    const row = db.get<Row>(
      sql`select num, id, ${text} as text from ${rows}
          where num > ${after} and deleted_at is null order by num limit 1`,
    )
    if (!row) {
      kind = KINDS[at]!.next
      after = 0
      continue
    }
    try {
      index(db, row)
    } catch (error) {
      onError(error)
    }
    after = row.num
    done++
  }
  writeIndexCursor(db, kind, after)
  return done
}

/** Empties the index; all is to be indexed again. */
export function beginAgain(db: WritableDb): void {
  emptyIndex(db)
  writeIndexCursor(db, BEGINNING.kind, BEGINNING.after)
}
