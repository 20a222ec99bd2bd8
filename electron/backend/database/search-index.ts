/**
 * What search finds, kept in step with the rows. The tables are contentless (search.md §1): deleting needs
 * only the rowid, and a changed row is deleted and written whole.
 */
import { indexTokens } from '../../../shared/text/bigrams.ts'
import { FOLD_VERSION, foldUnits } from '../../../shared/text/fold.ts'
import { soundOf } from './sound.ts'
import { sql, type WritableDb } from './sql.ts'

// NFC, as sources and queries are: notes and titles come as the user typed or pasted them.
// Bound as UTF-8 bytes: FTS5 takes them 2.3 times as fast as a JS string (search.md §1).
const tokens = (text: string): Uint8Array => indexTokens(foldUnits(text.normalize('NFC')))

/** `num` is the report's row number; `body` what a reader sees of it. */
export function indexReport(db: WritableDb, num: number, title: string | null, body: string): void {
  unindexReport(db, num)
  db.run(
    sql`insert into report_fts (rowid, body, title)
        values (${num}, cast(${tokens(body)} as text), cast(${tokens(title ?? '')} as text))`,
  )
  indexSound(db, num, title)
}

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
  db.run(sql`delete from title_sound where num = ${num}`)
}

/** Where in `meta` it stands how much is indexed. */
export const INDEX_KEY = 'search_index'

/** What is indexed next comes after row `after` of a kind; kind null: all is. */
export interface IndexCursor {
  /** Which folding the index is made with. */
  fold: number
  kind: 'report' | 'note' | 'highlight' | null
  after: number
}

export const writeIndexCursor = (db: WritableDb, kind: IndexCursor['kind'], after: number): void => {
  const cursor: IndexCursor = { fold: FOLD_VERSION, kind, after }
  db.run(sql`insert or replace into meta (key, value) values (${INDEX_KEY}, ${JSON.stringify(cursor)})`)
}

/** Takes everything out of the index; what it held is then to be indexed again. */
export function emptyIndex(db: WritableDb): void {
  db.run(sql`insert into report_fts (report_fts) values ('delete-all')`)
  db.run(sql`insert into note_fts (note_fts) values ('delete-all')`)
  db.run(sql`insert into highlight_fts (highlight_fts) values ('delete-all')`)
  db.run(sql`delete from title_sound`)
}

/** Merges some of the index's parts: about 200 pages, 5 ms. @returns false where there was nothing worth merging */
export function mergeIndex(db: WritableDb): boolean {
  const before = totalChanges(db)
  db.run(sql`insert into report_fts (report_fts, rank) values ('merge', 200)`)
  // FTS5's own measure: a merge that did nothing writes one row at most.
  return totalChanges(db) - before >= 2
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
