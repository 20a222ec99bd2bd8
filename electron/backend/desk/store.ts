/** What is kept of a page besides its reports: the engine's decisions and what the user made of them. */
import { CallError } from '../../../shared/errors.ts'
import type { Decision } from '../../../shared/model/page.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { Block, Origins } from '../../../shared/model/report.ts'
import { insertRow, updateRow } from '../database/change.ts'
import { sql, type ReadableDb, type WritableDb } from '../database/sql.ts'
import type { StoredDecision } from './decisions.ts'
import type { KnownDetails } from './details.ts'
import type { KeptReport } from './layout.ts'

/** Writes the row of a new source. */
export function insertPage(db: WritableDb, sourceId: string, decisions: readonly Decision[]): void {
  insertRow(db, 'page', {
    source_id: sourceId,
    version: 0,
    decisions: JSON.stringify(decisions),
    set_aside: '[]',
    updated_at: db.now(),
  })
}

export interface KeptPage {
  /** 0 also where there is no row yet: a source of version 1 whose page was never changed. */
  version: number
  decisions: StoredDecision[]
  setAside: Range[]
}

export function readPage(db: ReadableDb, sourceId: string): KeptPage {
  const row = db.get<{ version: number; decisions: string; set_aside: string }>(
    sql`select version, decisions, set_aside from page where source_id = ${sourceId}`,
  )
  if (!row) return { version: 0, decisions: [], setAside: [] }
  return {
    version: row.version,
    decisions: JSON.parse(row.decisions) as StoredDecision[],
    setAside: JSON.parse(row.set_aside) as Range[],
  }
}

/** The reports of a source that are there, in their order, with their blocks. */
export function readReports(db: ReadableDb, sourceId: string): KeptReport[] {
  const rows = db.all<{
    id: string
    position: number
    title: string | null
    touched: number
    origins: string
  }>(
    sql`select id, position, title, touched, origins from report
        where source_id = ${sourceId} and deleted_at is null order by position, num`,
  )
  const reports = rows.map(
    ({ origins, touched, ...row }): KeptReport => ({
      ...row,
      touched: touched === 1,
      origins: JSON.parse(origins) as KeptReport['origins'],
      blocks: [],
    }),
  )
  const byId = new Map(reports.map((report) => [report.id, report]))
  const blocks = db.each<{ report_id: string; kind: Block['kind']; ranges: string }>(
    sql`select b.report_id, b.kind, b.ranges from block b join report r on r.id = b.report_id
        where r.source_id = ${sourceId} and r.deleted_at is null order by b.report_id, b.position`,
  )
  for (const { report_id, kind, ranges } of blocks)
    byId.get(report_id)?.blocks.push({ kind, ranges: JSON.parse(ranges) as Range[] })
  return reports
}

export interface DeskHighlight {
  id: string
  reportId: string | null
  ranges: Range[]
}

/** Highlights on a source that are there. */
export const readHighlights = (db: ReadableDb, sourceId: string): DeskHighlight[] =>
  db
    .all<{ id: string; report_id: string | null; ranges: string }>(
      sql`select id, report_id, ranges from highlight
          where source_id = ${sourceId} and deleted_at is null order by num`,
    )
    .map(({ id, report_id, ranges }) => ({
      id,
      reportId: report_id,
      ranges: JSON.parse(ranges) as Range[],
    }))

export interface ReportFigures {
  id: string
  opening: string
  characters: number
  highlights: number
  /** On the report and on its highlights. */
  notes: number
}

/** What the desk tells of each report besides its text. */
export const readFigures = (db: ReadableDb, sourceId: string): ReportFigures[] =>
  db.all<ReportFigures>(
    sql`with own as (select id, opening, characters from report
            where source_id = ${sourceId} and deleted_at is null),
          marks as (select id, report_id from highlight where source_id = ${sourceId} and deleted_at is null),
          on_report as (select target_id as report_id, count(*) as n from note
            where deleted_at is null and target_kind = 'report' and target_id in (select id from own)
            group by target_id),
          on_mark as (select m.report_id, count(*) as n from note n join marks m on m.id = n.target_id
            where n.deleted_at is null and n.target_kind = 'highlight' group by m.report_id),
          mark_count as (select report_id, count(*) as n from marks group by report_id)
        select own.id, own.opening, own.characters, coalesce(mark_count.n, 0) as highlights,
          coalesce(on_report.n, 0) + coalesce(on_mark.n, 0) as notes
        from own left join mark_count on mark_count.report_id = own.id
          left join on_report on on_report.report_id = own.id
          left join on_mark on on_mark.report_id = own.id`,
  )

/** A source of version 1 gets its row when its page is first changed. */
export function ensurePage(db: WritableDb, sourceId: string): void {
  if (!db.get(sql`select 1 from page where source_id = ${sourceId}`)) insertPage(db, sourceId, [])
}

/** Says that the page is another: an act made on the one before is refused. */
export function raiseVersion(db: WritableDb, sourceId: string): void {
  ensurePage(db, sourceId)
  const row = db.get<{ version: number }>(sql`select version from page where source_id = ${sourceId}`)
  updateRow(db, 'page', sourceId, { version: (row?.version ?? 0) + 1 })
}

/** Places of a source's reports that are there, by id. */
export const readPositions = (db: ReadableDb, sourceId: string): Map<string, number> =>
  new Map(
    db
      .all<{ id: string; position: number }>(
        sql`select id, position from report where source_id = ${sourceId} and deleted_at is null`,
      )
      .map(({ id, position }) => [id, position]),
  )

/** What is known of a report besides its text. */
export function readDetailRow(db: ReadableDb, id: string): KnownDetails {
  const row = db.get<KnownDetails['columns'] & { publication: string; published: string; origins: string }>(
    sql`select publication, published, origins, byline, people, dateline, place, dateline_date, agency
        from report where id = ${id}`,
  )
  if (!row) throw new Error(`there is no report ${id}`)
  const { publication, published, origins, ...columns } = row
  return { publication, published, origins: JSON.parse(origins) as Origins, columns }
}

/** The text of reports that the user removed. Those that went into another one have none. */
export const readRemovedText = (db: ReadableDb, sourceId: string): Range[] =>
  db
    .all<{ ranges: string }>(
      sql`select b.ranges from block b join report r on r.id = b.report_id
          where r.source_id = ${sourceId} and r.deleted_at is not null`,
    )
    .flatMap(({ ranges }) => JSON.parse(ranges) as Range[])

/** @throws page-changed where two reports that are there hold the same text */
export function requireApart(db: ReadableDb, sourceId: string): void {
  const held = readReports(db, sourceId).flatMap(({ blocks }) => blocks.flatMap(({ ranges }) => ranges))
  if (countOverlaps(held) > 0)
    throw new CallError('page-changed', 'the text of a report has gone to others meanwhile')
}

/** How many ranges begin inside one before them. */
export function countOverlaps(ranges: readonly Range[]): number {
  let end = 0
  let count = 0
  for (const [from, to] of [...ranges].sort((a, b) => a[0] - b[0])) {
    if (from < end) count++
    end = Math.max(end, to)
  }
  return count
}
