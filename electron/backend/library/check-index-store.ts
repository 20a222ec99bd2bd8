/**
 * Is what search holds of a row what the row says? The search tables keep no text (`content = ''`), so SQLite's own
 * check, of any rank, has nothing to hold them against. Here it is done by the row: the number of tokens of each column
 * must be equal, and the first, middle and last of them must stand side by side in the index, as one phrase. Short
 * texts are held against it whole; of a long one, damage elsewhere is found by SQLite's check of the index's structure.
 */
import { noteTokens, reportTokens } from '../database/search-index.ts'
import { identifier, sql, type ReadableDb } from '../database/sql.ts'
import { bodyOf, readShownBlocks } from '../reports/store.ts'
import { findText } from './check-store.ts'

export type Indexed = 'report' | 'note' | 'highlight'
export const INDEXED: readonly Indexed[] = ['report', 'note', 'highlight']

/** Tokens of one phrase: each costs a look-up, some 40 µs. */
const PHRASE = 16
/** Rows looked at in one go. */
const MOST = 100

export interface IndexedRow {
  num: number
  id: string
}

export const listIndexedRows = (db: ReadableDb, kind: Indexed, after: number): IndexedRow[] =>
  db.all(
    sql`select num, id from ${identifier(kind)} where num > ${after} and deleted_at is null
        order by num limit ${MOST}`,
  )

/** True also where the index has nothing of the row, or its text is gone: other checks tell of these. */
export function isIndexedAsSaid(db: ReadableDb, kind: Indexed, row: IndexedRow): boolean {
  const fts = `${kind}_fts`
  const sizes = db.get<{ sz: Buffer }>(
    sql`select sz from ${identifier(`${fts}_docsize`)} where id = ${row.num}`,
  )
  const columns = sizes && columnsOf(db, kind, row.id)
  if (!columns) return true
  return columns.every(({ name, tokens }, at) => {
    if (readSizes(sizes.sz)[at] !== tokens.length) return false
    return phrasesOf(tokens).every((phrase) => {
      const wanted = `${name} : "${phrase.join(' ').replaceAll('"', '""')}"`
      return (
        db.get(
          sql`select 1 from ${identifier(fts)} where ${identifier(fts)} match ${wanted} and rowid = ${row.num}`,
        ) !== undefined
      )
    })
  })
}

interface Column {
  name: 'body' | 'title'
  tokens: string[]
}

/** What the index must hold, in the order of its columns; null where that cannot be told. */
function columnsOf(db: ReadableDb, kind: Indexed, id: string): Column[] | null {
  if (kind !== 'report') {
    const row = db.get<{ text: string }>(
      kind === 'note'
        ? sql`select text from note where id = ${id}`
        : sql`select exact as text from highlight where id = ${id}`,
    )
    return row ? [{ name: 'body', tokens: noteTokens(row.text) }] : null
  }
  const row = db.get<{ title: string | null; sourceId: string; characters: number }>(
    sql`select r.title, r.source_id as sourceId, s.characters from report r join source s on s.id = r.source_id
        where r.id = ${id}`,
  )
  const text = row ? findText(db, row.sourceId) : null
  if (!row || text === null || text.length !== row.characters) return null
  const { body, title } = reportTokens(row.title, bodyOf(readShownBlocks(db, id, text)))
  return [
    { name: 'body', tokens: body },
    { name: 'title', tokens: title },
  ]
}

function phrasesOf(tokens: readonly string[]): (readonly string[])[] {
  const last = Math.max(0, tokens.length - PHRASE)
  const starts = new Set([0, Math.floor(last / 2), last])
  return tokens.length === 0 ? [] : [...starts].map((start) => tokens.slice(start, start + PHRASE))
}

/** FTS5 keeps a row's tokens of each column as SQLite's own variable-length numbers: seven bits a byte, highest first. */
function readSizes(bytes: Buffer): number[] {
  const sizes: number[] = []
  let size = 0
  for (const byte of bytes) {
    size = size * 128 + (byte & 0x7f)
    if (byte & 0x80) continue
    sizes.push(size)
    size = 0
  }
  return sizes
}
