/**
 * What acts of the hand taught, one row each. They are counted by the publication their source has now, so a page
 * whose publication is set right takes its lessons along. Pages of the sample library never teach: they are ours,
 * and their paper is made up. A source that was removed has taught all the same; "forget" is what takes lessons away.
 */
import type { BlockKind } from '../../../shared/model/report.ts'
import { BLOCK_KINDS } from '../../../shared/model/report.ts'
import type { Lessons } from '../../../shared/model/page.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { list, sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'

/** `line:` is followed by the line folded, with its digits as `0`: what Lessons.lines calls `text`. */
export type Lesson =
  | { feature: `evidence:${string}`; outcome: 'agreed' | 'misled' }
  | { feature: `line:${string}`; outcome: BlockKind }

/** Writes what one act taught. @returns the new rows' ids, for the act's way back; none for a page of the sample library. */
export function insertLessons(db: WritableDb, sourceId: string, lessons: readonly Lesson[]): string[] {
  if (lessons.length === 0) return []
  if (db.get(sql`select 1 from source where id = ${sourceId} and sample = 1`)) return []
  const now = db.now()
  return lessons.map(({ feature, outcome }) => {
    const id = newId()
    insertRow(db, 'lesson', { id, source_id: sourceId, feature, outcome, created_at: now })
    return id
  })
}

/** The act that taught these was taken back. What the user had forgotten already stays as forgotten as it was. */
export function removeLessons(db: WritableDb, ids: readonly string[]): void {
  const at = db.clock.removal()
  const rows = db.all<{ id: string }>(
    sql`select id from lesson where id in ${list(ids)} and deleted_at is null`,
  )
  for (const { id } of rows) updateRow(db, 'lesson', id, { deleted_at: at })
}

/** The act that taught these was done again. */
export function restoreLessons(db: WritableDb, ids: readonly string[]): void {
  const rows = db.all<{ id: string }>(
    sql`select id from lesson where id in ${list(ids)} and deleted_at is not null`,
  )
  for (const { id } of rows) updateRow(db, 'lesson', id, { deleted_at: null })
}

interface Counted {
  publication: string
  feature: string
  outcome: string
  times: number
}

/** What each publication's pages taught, by name. `publication` is '' for pages that have none. */
export function listLessons(db: ReadableDb): Lessons[] {
  const rows = db.all<Counted>(
    sql`select coalesce(s.publication, '') as publication, l.feature, l.outcome, count(*) as times
        from lesson l join source s on s.id = l.source_id
        where l.deleted_at is null and s.sample = 0
        group by 1, 2, 3 order by 1, 2, 3`,
  )
  const found = new Map<string, Lessons>()
  for (const { publication, feature, outcome, times } of rows) {
    const lessons = found.get(publication) ?? { publication, evidence: [], lines: [] }
    found.set(publication, lessons)
    if (feature.startsWith('line:')) {
      const kind = BLOCK_KINDS.find((one) => one === outcome)
      if (kind) lessons.lines.push({ text: feature.slice('line:'.length), kind, times })
      continue
    }
    const name = feature.slice('evidence:'.length)
    let evidence = lessons.evidence.at(-1)
    if (evidence?.name !== name) lessons.evidence.push((evidence = { name, agreed: 0, misled: 0 }))
    if (outcome === 'agreed') evidence.agreed += times
    else evidence.misled += times
  }
  return [...found.values()]
}

/**
 * The lessons an import goes by: those of pages without a publication are shown and can be forgotten, but nothing says
 * that two such pages are alike.
 */
export const listUsableLessons = (db: ReadableDb): Lessons[] =>
  listLessons(db).filter(({ publication }) => publication !== '')

/** Forgets what a publication taught ('': pages that have none). @returns when, which names this forgetting; and how many */
export function forgetLessons(db: WritableDb, publication: string): { at: string; ids: string[] } {
  const at = db.clock.removal()
  const ids = db
    .all<{ id: string }>(
      sql`select l.id from lesson l join source s on s.id = l.source_id
          where l.deleted_at is null and coalesce(s.publication, '') = ${publication}`,
    )
    .map(({ id }) => id)
  for (const id of ids) updateRow(db, 'lesson', id, { deleted_at: at })
  return { at, ids }
}

/** Takes a forgetting back. @returns the ids of what is learned again */
export function unforgetLessons(db: WritableDb, at: string): string[] {
  const ids = db.all<{ id: string }>(sql`select id from lesson where deleted_at = ${at}`).map(({ id }) => id)
  for (const id of ids) updateRow(db, 'lesson', id, { deleted_at: null })
  return ids
}
