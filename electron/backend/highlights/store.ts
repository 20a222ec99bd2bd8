import type { Highlight } from '../../../shared/model/highlight.ts'
import type { Range } from '../../../shared/model/range.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { indexHighlight, unindexHighlight } from '../database/search-index.ts'
import { list, sql, type ReadableDb, type Sql, type WritableDb } from '../database/sql.ts'
import { newId } from '../ids.ts'
import { notFound, removeOn, restoreOn } from '../targets/store.ts'
import type { Anchor } from './anchor.ts'

interface HighlightRow {
  num: number
  id: string
  source_id: string
  report_id: string | null
  ranges: string
  exact: string
  prefix: string
  suffix: string
  color: Highlight['color']
  style: Highlight['style']
  created_at: string
  updated_at: string
  deleted_at: string | null
}

/** Highlights that are there, in the order of their sources' text. */
function selectHighlights(db: ReadableDb, where: Sql): Highlight[] {
  return db
    .all<HighlightRow>(
      sql`select * from highlight where deleted_at is null and ${where} order by source_id, "start", num`,
    )
    .map(toHighlight)
}

/** All, or those of a report, of a theme, of a page (on text of no report too), or of several of these. */
export function listHighlights(
  db: ReadableDb,
  filter: { reportId?: string; themeId?: string; themeIds?: readonly string[]; sourceId?: string } = {},
): Highlight[] {
  const { reportId, themeId, sourceId } = filter
  const themeIds = filter.themeIds ?? (themeId === undefined ? undefined : [themeId])
  const ofSource = sourceId === undefined ? sql`true` : sql`source_id = ${sourceId}`
  const ofReport = reportId === undefined ? sql`true` : sql`report_id = ${reportId}`
  const ofTheme =
    themeIds === undefined
      ? sql`true`
      : sql`id in (select target_id from theme_assignment
            where theme_id in ${list(themeIds)} and target_kind = 'highlight' and deleted_at is null)`
  return selectHighlights(db, sql`${ofReport} and ${ofTheme} and ${ofSource}`)
}

/** A highlight with its tombstone time, removed or not. */
export function findHighlight(
  db: ReadableDb,
  id: string,
): { highlight: Highlight; num: number; deletedAt: string | null } | null {
  const row = db.get<HighlightRow>(sql`select * from highlight where id = ${id}`)
  return row ? { highlight: toHighlight(row), num: row.num, deletedAt: row.deleted_at } : null
}

/** @throws not-found unless the highlight is there and not removed. */
export function requireHighlight(db: ReadableDb, id: string): { highlight: Highlight; num: number } {
  const found = findHighlight(db, id)
  if (!found || found.deletedAt) throw notFound('highlight', id)
  return found
}

export type NewHighlight = Anchor & Pick<Highlight, 'sourceId' | 'color' | 'style'> & { reportId: string }

export function insertHighlight(db: WritableDb, wanted: NewHighlight): Highlight {
  const now = db.now()
  const highlight: Highlight = { id: newId(), ...wanted, createdAt: now, updatedAt: now }
  const num = insertRow(db, 'highlight', {
    id: highlight.id,
    source_id: wanted.sourceId,
    report_id: wanted.reportId,
    ...anchorColumns(wanted),
    color: wanted.color,
    style: wanted.style,
    created_at: now,
    updated_at: now,
  })
  indexHighlight(db, num, wanted.exact)
  return highlight
}

/** Writes a colour, a style or a new anchor. */
export function updateHighlight(
  db: WritableDb,
  id: string,
  num: number,
  fields: Partial<Pick<Highlight, 'color' | 'style'>> & { anchor?: Anchor | undefined },
): void {
  const { anchor, ...look } = fields
  updateRow(db, 'highlight', id, {
    ...look,
    ...(anchor ? anchorColumns(anchor) : {}),
    updated_at: db.now(),
  })
  if (anchor) indexHighlight(db, num, anchor.exact)
}

/** Removes a highlight and what sits on it, all under the time `at`. */
export function removeHighlight(db: WritableDb, id: string, num: number, at: string): void {
  updateRow(db, 'highlight', id, { deleted_at: at })
  unindexHighlight(db, num)
  removeOn(db, { kind: 'highlight', id }, at)
}

/** Brings back a highlight and what was removed with it. */
export function restoreHighlight(db: WritableDb, id: string, num: number, exact: string, at: string): void {
  updateRow(db, 'highlight', id, { deleted_at: null })
  indexHighlight(db, num, exact)
  restoreOn(db, { kind: 'highlight', id }, at)
}

/** Search finds a highlight while it is there. */
export function reindexHighlight(db: WritableDb, id: string): void {
  const found = findHighlight(db, id)
  if (!found) return
  if (found.deletedAt === null) indexHighlight(db, found.num, found.highlight.exact)
  else unindexHighlight(db, found.num)
}

type Mark = Pick<HighlightRow, 'id' | 'num' | 'exact'>

/** Removes all highlights of a report, with what sits on them. */
export function removeHighlightsOfReport(db: WritableDb, reportId: string, at: string): void {
  const rows = db.all<Mark>(
    sql`select id, num, exact from highlight where report_id = ${reportId} and deleted_at is null`,
  )
  for (const { id, num } of rows) removeHighlight(db, id, num, at)
}

/** Brings back the highlights that were removed together with a report. */
export function restoreHighlightsOfReport(db: WritableDb, reportId: string, at: string): void {
  const rows = db.all<Mark>(
    sql`select id, num, exact from highlight where report_id = ${reportId} and deleted_at = ${at}`,
  )
  for (const { id, num, exact } of rows) restoreHighlight(db, id, num, exact, at)
}

/** Removes a page's highlights that no report holds: text was set aside under them. */
export function removeStrayHighlights(db: WritableDb, sourceId: string, at: string): void {
  const rows = db.all<Mark>(
    sql`select id, num, exact from highlight
        where source_id = ${sourceId} and report_id is null and deleted_at is null`,
  )
  for (const { id, num } of rows) removeHighlight(db, id, num, at)
}

/** Brings back what `removeStrayHighlights` removed at `at`. */
export function restoreStrayHighlights(db: WritableDb, sourceId: string, at: string): void {
  const rows = db.all<Mark>(
    sql`select id, num, exact from highlight
        where source_id = ${sourceId} and report_id is null and deleted_at = ${at}`,
  )
  for (const { id, num, exact } of rows) restoreHighlight(db, id, num, exact, at)
}

/** An anchor as the row has it. */
export const anchorColumns = ({ ranges, exact, prefix, suffix }: Anchor) => ({
  ranges: JSON.stringify(ranges),
  start: Math.min(...ranges.map(([start]) => start)),
  exact,
  prefix,
  suffix,
})

function toHighlight(row: HighlightRow): Highlight {
  return {
    id: row.id,
    sourceId: row.source_id,
    reportId: row.report_id,
    ranges: JSON.parse(row.ranges) as Range[],
    exact: row.exact,
    prefix: row.prefix,
    suffix: row.suffix,
    color: row.color,
    style: row.style,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
