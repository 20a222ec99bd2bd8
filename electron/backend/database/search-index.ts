/**
 * What search finds, kept in step with the rows. The tables are contentless (search.md §1): deleting needs
 * only the rowid, and a changed row is deleted and written whole.
 */
import { characterTokens, indexTokens } from '../../../shared/text/bigrams.ts'
import { FOLD_VERSION, foldUnits } from '../../../shared/text/fold.ts'
import { soundOf } from './sound.ts'
import { sql, type WritableDb } from './sql.ts'

// NFC, as sources and queries are: notes and titles come as the user typed or pasted them.
// Bound as UTF-8 bytes: FTS5 takes them 2.3 times as fast as a JS string (search.md §1).
const unitsOf = (text: string): Uint16Array => foldUnits(text.normalize('NFC'))
const tokens = (text: string): Uint8Array => indexTokens(unitsOf(text))

const listed = (text: string): string[] => {
  const joined = Buffer.from(tokens(text)).toString()
  return joined === '' ? [] : joined.split(' ')
}

/** What the index holds of a report, token by token. */
export const reportTokens = (title: string | null, body: string): { body: string[]; title: string[] } => ({
  body: listed(body),
  title: listed(title ?? ''),
})

/** What the index holds of a note, or of a highlight's words. */
export const noteTokens = listed

/** `num` is the report's row number; `body` what a reader sees of it. `isNew`: nothing of it is indexed yet. */
export function indexReport(
  db: WritableDb,
  num: number,
  title: string | null,
  body: string,
  isNew = false,
): void {
  if (!isNew) unindexReport(db, num)
  const units = unitsOf(body)
  const ofTitle = unitsOf(title ?? '')
  db.run(
    sql`insert into report_fts (rowid, body, title)
        values (${num}, cast(${indexTokens(units)} as text), cast(${indexTokens(ofTitle)} as text))`,
  )
  insertCharacters(db, num, [units, ofTitle])
  indexSound(db, num, title)
}

/** The same for single characters only, where the words are indexed already. */
export function indexCharacters(db: WritableDb, num: number, title: string | null, body: string): void {
  db.run(sql`delete from character_fts where rowid = ${num}`)
  insertCharacters(db, num, [unitsOf(body), unitsOf(title ?? '')])
}

const insertCharacters = (db: WritableDb, num: number, folded: Uint16Array[]): void =>
  void db.run(
    sql`insert into character_fts (rowid, body) values (${num}, cast(${characterTokens(...folded)} as text))`,
  )

/** A title in pinyin; a row for every title with Han characters. */
function indexSound(db: WritableDb, num: number, title: string | null): void {
  const sound = title === null ? null : soundOf(title)
  if (sound)
    db.run(
      sql`insert or replace into title_sound (num, initials, syllables)
          values (${num}, ${sound.initials}, ${sound.syllables})`,
    )
}

export function unindexReport(db: WritableDb, num: number): void {
  db.run(sql`delete from report_fts where rowid = ${num}`)
  db.run(sql`delete from character_fts where rowid = ${num}`)
  db.run(sql`delete from title_sound where num = ${num}`)
}

/** Where in `meta` it stands how much is indexed. */
export const INDEX_KEY = 'search_index'

/**
 * What is indexed next comes after row `after` of a kind; kind null: all is. `characters`: all words are, and only the
 * table of single characters is still to be filled.
 */
export interface IndexCursor {
  /** Which folding the index is made with. */
  fold: number
  kind: 'report' | 'note' | 'highlight' | 'characters' | null
  after: number
}

export const writeIndexCursor = (db: WritableDb, kind: IndexCursor['kind'], after: number): void => {
  const cursor: IndexCursor = { fold: FOLD_VERSION, kind, after }
  db.run(sql`insert or replace into meta (key, value) values (${INDEX_KEY}, ${JSON.stringify(cursor)})`)
}

/** Takes everything out of the index; what it held is then to be indexed again. */
export function emptyIndex(db: WritableDb): void {
  db.run(sql`insert into report_fts (report_fts) values ('delete-all')`)
  db.run(sql`insert into character_fts (character_fts) values ('delete-all')`)
  db.run(sql`insert into note_fts (note_fts) values ('delete-all')`)
  db.run(sql`insert into highlight_fts (highlight_fts) values ('delete-all')`)
  db.run(sql`delete from title_sound`)
}

/** Merges some of the index's parts: about 200 pages, 5 ms. @returns false where there was nothing worth merging */
export function mergeIndex(db: WritableDb): boolean {
  const merging = [
    sql`insert into report_fts (report_fts, rank) values ('merge', 200)`,
    sql`insert into character_fts (character_fts, rank) values ('merge', 200)`,
  ]
  return merging.some((merge) => {
    const before = totalChanges(db)
    db.run(merge)
    // FTS5's own measure: a merge that did nothing writes one row at most.
    return totalChanges(db) - before >= 2
  })
}

const totalChanges = (db: WritableDb): number =>
  db.get<{ n: number }>(sql`select total_changes() as n`)?.n ?? 0

export function indexNote(db: WritableDb, num: number, text: string): void {
  unindexNote(db, num)
  db.run(sql`insert into note_fts (rowid, body) values (${num}, cast(${tokens(text)} as text))`)
}

export const unindexNote = (db: WritableDb, num: number): void =>
  void db.run(sql`delete from note_fts where rowid = ${num}`)

export function indexHighlight(db: WritableDb, num: number, exact: string): void {
  unindexHighlight(db, num)
  db.run(sql`insert into highlight_fts (rowid, body) values (${num}, cast(${tokens(exact)} as text))`)
}

export const unindexHighlight = (db: WritableDb, num: number): void =>
  void db.run(sql`delete from highlight_fts where rowid = ${num}`)
