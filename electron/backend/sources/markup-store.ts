import type { Left } from '../../../shared/model/left.ts'
import type { Mark, Markup, PageStart } from '../../../shared/model/markup.ts'
import { type Fields, insertRow, putBackRow } from '../database/change.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'

/** Keeps what a document says of its text besides the words, and what was not kept of it. */
export const insertMarkup = (db: WritableDb, sourceId: string, markup: Markup, left: Left): void =>
  void insertRow(db, 'source_markup', rowOf(sourceId, markup, left))

/** The same where it was there once. */
export const putBackMarkup = (db: WritableDb, sourceId: string, markup: Markup, left: Left): void =>
  putBackRow(db, 'source_markup', rowOf(sourceId, markup, left))

const rowOf = (sourceId: string, { marks, pages }: Markup, left: Left): Fields => ({
  source_id: sourceId,
  marks: JSON.stringify(marks),
  pages: JSON.stringify(pages),
  left_out: JSON.stringify(left),
})

/** Null for a source of plain text: nothing but the page engine says what is what. */
export function readMarkup(db: ReadableDb, sourceId: string): Markup | null {
  const row = db.get<{ marks: string; pages: string }>(
    sql`select marks, pages from source_markup where source_id = ${sourceId}`,
  )
  if (!row) return null
  return { marks: JSON.parse(row.marks) as Mark[], pages: JSON.parse(row.pages) as PageStart[] }
}
