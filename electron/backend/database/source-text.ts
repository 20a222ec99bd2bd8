import { sql, type ReadableDb } from './sql.ts'

/** A source's canonical text: what every offset counts in, UTF-16 units. */
export function readText(db: ReadableDb, sourceId: string): string {
  const row = db.get<{ text: string }>(sql`select text from source_text where source_id = ${sourceId}`)
  if (!row) throw new Error(`source ${sourceId} has no text`)
  return row.text
}
