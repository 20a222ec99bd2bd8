import type { Range } from '../../../shared/model/range.ts'
import { sql, type ReadableDb } from '../database/sql.ts'
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

/** The sources that are versions of the same page as one: older, newer and beside it; not itself. */
export const otherVersions = (db: ReadableDb, sourceId: string): Set<string> =>
  new Set(
    db
      .all<{ id: string }>(
        sql`with recursive version (id) as (
              select ${sourceId}
              union select s.replaces_id from source s join version v on s.id = v.id where s.replaces_id is not null
              union select n.id from source n join version v on n.replaces_id = v.id where n.deleted_at is null
            ) select id from version where id <> ${sourceId}`,
      )
      .map(({ id }) => id),
  )

/** The source that this one is a new version of. */
export const replacedBy = (db: ReadableDb, id: string): string | null =>
  db.get<{ replaces_id: string | null }>(sql`select replaces_id from source where id = ${id}`)?.replaces_id ??
  null

export interface HeldReport {
  id: string
  title: string | null
  opening: string
  ranges: Range[]
}

/** The reports of a source with the text they hold, down the page. */
export function listHeld(db: ReadableDb, sourceId: string): HeldReport[] {
  const rows = db.all<{ id: string; title: string | null; opening: string; ranges: string }>(
    sql`select r.id, r.title, r.opening, b.ranges from report r join block b on b.report_id = r.id
        where r.source_id = ${sourceId} and r.deleted_at is null order by r.position, b.position`,
  )
  const reports = new Map<string, HeldReport>()
  for (const { id, title, opening, ranges } of rows) {
    const report = reports.get(id) ?? { id, title, opening, ranges: [] }
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

/** Every source that has a newer version that is there, removed ones left out. */
export const listReplaced = (db: ReadableDb): string[] =>
  db
    .all<{ id: string }>(
      sql`select distinct s.id from source s join source n on n.replaces_id = s.id and n.deleted_at is null
          where s.deleted_at is null order by s.num`,
    )
    .map(({ id }) => id)

export interface AnnotatedReport {
  id: string
  title: string | null
  note: string | null
  notes: number
  themes: number
  links: number
}

/** The reports of a source that have something on them as a whole, down the page, with the beginning of a first note. */
export const listAnnotatedReports = (db: ReadableDb, sourceId: string): AnnotatedReport[] =>
  db.all(sql`select * from (select r.id, r.title,
      (select substr(text, 1, 200) from note where deleted_at is null and target_kind = 'report' and target_id = r.id
        order by num limit 1) as note,
      (select count(*) from note where deleted_at is null and target_kind = 'report' and target_id = r.id) as notes,
      (select count(*) from theme_assignment
        where deleted_at is null and target_kind = 'report' and target_id = r.id) as themes,
      (select count(*) from link where deleted_at is null and ((from_kind = 'report' and from_id = r.id)
        or (to_kind = 'report' and to_id = r.id))) as links
    from report r where r.source_id = ${sourceId} and r.deleted_at is null order by r.position)
    where notes + themes + links > 0`)

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
