import type { Range } from '../../../shared/model/range.ts'
import type { Unplaced } from '../../../shared/model/version.ts'
import { readText } from '../database/source-text.ts'
import { sql, type ReadableDb } from '../database/sql.ts'
import { stands } from '../highlights/anchor.ts'
import { listHighlights } from '../highlights/store.ts'
import { findSource } from '../sources/store.ts'
import type { VersionRecorder } from './recorder-store.ts'

/** Sources of that name that are there and have no newer version, the latest first. */
export const listNamesakes = (
  db: ReadableDb,
  fileName: string,
  but: string,
  most: number,
): { id: string; fileName: string }[] =>
  db.all(
    sql`select id, file_name as fileName from source s
        where file_name = ${fileName} and deleted_at is null and sample = 0 and id <> ${but}
          and not exists (select 1 from source n where n.replaces_id = s.id and n.deleted_at is null)
        order by num desc limit ${most}`,
  )

/** The source that replaces this one and is there; of several, the latest. */
const replacerOf = (db: ReadableDb, id: string): string | null =>
  db.get<{ id: string }>(
    sql`select id from source where replaces_id = ${id} and deleted_at is null order by num desc limit 1`,
  )?.id ?? null

/** The newest version of a source: itself where nothing replaces it. */
export function newestVersion(db: ReadableDb, id: string): string {
  const seen = new Set<string>([id])
  let newest = id
  for (let next = replacerOf(db, id); next !== null && !seen.has(next); next = replacerOf(db, next)) {
    seen.add(next)
    newest = next
  }
  return newest
}

/** The source that this one is a new version of. */
export const replacedBy = (db: ReadableDb, id: string): string | null =>
  db.get<{ replaces_id: string | null }>(sql`select replaces_id from source where id = ${id}`)?.replaces_id ??
  null

export interface HeldReport {
  id: string
  title: string | null
  ranges: Range[]
}

/** The reports of a source with the text they hold, down the page. */
export function listHeld(db: ReadableDb, sourceId: string): HeldReport[] {
  const rows = db.all<{ id: string; title: string | null; ranges: string }>(
    sql`select r.id, r.title, b.ranges from report r join block b on b.report_id = r.id
        where r.source_id = ${sourceId} and r.deleted_at is null order by r.position, b.position`,
  )
  const reports = new Map<string, HeldReport>()
  for (const { id, title, ranges } of rows) {
    const report = reports.get(id) ?? { id, title, ranges: [] }
    reports.set(id, report)
    report.ranges.push(...(JSON.parse(ranges) as Range[]))
  }
  return [...reports.values()]
}

/** Notes, themes and links on one target. */
export function countOn(
  db: ReadableDb,
  kind: 'highlight' | 'report',
  id: string,
): { notes: number; themes: number; links: number } {
  const row = db.get<{ notes: number; themes: number; links: number }>(sql`select
    (select count(*) from note where deleted_at is null and target_kind = ${kind} and target_id = ${id}) as notes,
    (select count(*) from theme_assignment
      where deleted_at is null and target_kind = ${kind} and target_id = ${id}) as themes,
    (select count(*) from link where deleted_at is null and ((from_kind = ${kind} and from_id = ${id})
      or (to_kind = ${kind} and to_id = ${id}))) as links`)
  return row ?? { notes: 0, themes: 0, links: 0 }
}

/** What was found to stand at its place, by database: a source's text never changes, so it is asked once. */
const standing = new WeakMap<ReadableDb, Map<string, string>>()

/** Highlights without a place: their page was replaced, or their words are not where they should be. */
export function listUnplaced(db: ReadableDb): Unplaced[] {
  const known = standing.get(db) ?? new Map<string, string>()
  standing.set(db, known)
  const found: Unplaced[] = []
  let sourceId = ''
  let text: string | null = null
  let newest = ''
  for (const highlight of listHighlights(db)) {
    if (highlight.sourceId !== sourceId) {
      sourceId = highlight.sourceId
      text = null
      newest = newestVersion(db, sourceId)
    }
    const isReplaced = newest !== sourceId
    const key = `${sourceId} ${highlight.updatedAt} ${JSON.stringify(highlight.ranges)} ${highlight.exact}`
    if (!isReplaced && known.get(highlight.id) === key) continue
    text ??= readText(db, sourceId)
    const isThere = stands(text, highlight)
    if (isThere) known.set(highlight.id, key)
    if (isThere && !isReplaced) continue
    const target = findSource(db, newest)?.source
    found.push({
      highlight,
      reason: isThere ? 'replaced' : 'quote-gone',
      reportTitle: titleOf(db, highlight.reportId),
      fileName: findSource(db, sourceId)?.source.fileName ?? '',
      target: { id: newest, fileName: target?.fileName ?? '' },
      ...countOn(db, 'highlight', highlight.id),
    })
  }
  return found
}

/** The title of a report, or null where it has none or there is none. */
export const titleOf = (db: ReadableDb, reportId: string | null): string | null =>
  reportId === null
    ? null
    : (db.get<{ title: string | null }>(sql`select title from report where id = ${reportId}`)?.title ?? null)

/**
 * Puts what sits on a highlight on a report instead. A theme or link the report has already is taken off, and so is a
 * link between the two.
 */
export function moveToReport({ db, update }: VersionRecorder, highlightId: string, reportId: string): void {
  const at = db.clock.removal()
  const goal = { target_kind: 'report', target_id: reportId }
  const notes = sql`select id from note
    where deleted_at is null and target_kind = 'highlight' and target_id = ${highlightId}`
  for (const { id } of db.all<{ id: string }>(notes)) update('note', id, goal)
  const themes = sql`select a.id, exists (select 1 from theme_assignment o where o.theme_id = a.theme_id
      and o.target_kind = 'report' and o.target_id = ${reportId} and o.deleted_at is null) as twin
    from theme_assignment a
    where a.deleted_at is null and a.target_kind = 'highlight' and a.target_id = ${highlightId}`
  for (const { id, twin } of db.all<{ id: string; twin: number }>(themes))
    update('theme_assignment', id, twin ? { deleted_at: at } : goal)
  const links = sql`select id, from_id, to_id from link where deleted_at is null
    and ((from_kind = 'highlight' and from_id = ${highlightId}) or (to_kind = 'highlight' and to_id = ${highlightId}))`
  for (const { id, from_id, to_id } of db.all<{ id: string; from_id: string; to_id: string }>(links)) {
    const isFrom = from_id === highlightId
    if ((isFrom ? to_id : from_id) === reportId) update('link', id, { deleted_at: at })
    else
      update(
        'link',
        id,
        isFrom ? { from_kind: 'report', from_id: reportId } : { to_kind: 'report', to_id: reportId },
      )
  }
}
