/** What the library answers to a plan. Which of the rows really hold the words is for the caller to see. */
import { z } from 'zod'
import { Range } from '../../../shared/model/range.ts'
import type { SearchOrder } from '../../../shared/model/search.ts'
import { join, sql, type ReadableDb, type Sql } from '../database/sql.ts'
import type { Kind, Plan } from './plan-store.ts'

interface OfReport {
  title: string | null
  publication: string | null
  published: string | null
  language: string | null
}
export interface ReportCandidate extends OfReport {
  id: string
  sourceId: string
}
export interface NoteCandidate extends OfReport {
  id: string
  text: string
  targetKind: 'highlight' | 'report' | null
  targetId: string | null
  reportId: string | null
}
export interface HighlightCandidate extends OfReport {
  id: string
  exact: string
  /** Of the source. */
  ranges: Range[]
  reportId: string | null
}
export interface Page {
  limit: number
  offset: number
}
/** `added`: what came in last first, which for single characters is five times as fast as by date. */
export type Order = SearchOrder | 'added'

const OF_REPORT = sql`r.title, r.publication, r.published, r.language`
const COLUMNS: Record<Kind, Sql> = {
  report: sql`r.id, r.source_id as sourceId, ${OF_REPORT}`,
  note: sql`n.id, n.text, n.target_kind as targetKind, n.target_id as targetId, r.id as reportId, ${OF_REPORT}`,
  highlight: sql`h.id, h.exact, h.ranges, r.id as reportId, ${OF_REPORT}`,
}
const NUM: Record<Kind, Sql> = { report: sql`r.num`, note: sql`n.num`, highlight: sql`h.num` }
const FTS: Record<Kind, Sql> = { report: sql`report_fts`, note: sql`note_fts`, highlight: sql`highlight_fts` }
const ROWS: Record<Kind, Sql> = { report: sql`report r`, note: sql`note n`, highlight: sql`highlight h` }
const BESIDE: Record<Kind, Sql> = {
  report: sql``,
  note: sql`left join highlight h on n.target_kind = 'highlight' and h.id = n.target_id
            left join report r on r.id = iif(n.target_kind = 'report', n.target_id, h.report_id)`,
  highlight: sql`left join report r on r.id = h.report_id`,
}
const THERE: Record<Kind, Sql> = {
  report: sql`r.deleted_at is null`,
  note: sql`n.deleted_at is null`,
  highlight: sql`h.deleted_at is null`,
}

/** How many of the best are put in another order for `recent`. */
const MOST_RECENT = 500
/** Reports this many days older than the newest count half as much for `recent`. */
const HALF_LIFE = 180

/**
 * Rows by bm25 (a word in a title counts eight times one in the text), or by date. Statements that can take the best
 * from the full-text table before they touch a row do: 1 ms instead of 40 for a word in half of 100,000 reports.
 */
function candidates<Row>(
  db: ReadableDb,
  kind: Kind,
  plan: Plan,
  order: Order,
  { limit, offset }: Page,
): Row[] {
  const columns = COLUMNS[kind]
  const fts = FTS[kind]
  const page = sql`limit ${limit} offset ${offset}`
  const isRanked = plan.match !== null && (order === 'relevance' || order === 'recent' || order === 'added')
  if (isRanked && plan.where === null && order !== 'recent') {
    const first = order === 'added' ? sql`rowid desc` : sql`rank, rowid`
    const again = order === 'added' ? sql`f.rowid desc` : sql`f.rank, f.rowid`
    const rank = order === 'added' ? sql`rowid` : sql`rowid, rank`
    return db.all(
      sql`select ${columns} from (
            select ${rank} from ${fts} where ${fts} match ${plan.match} order by ${first} ${page}) f
          join ${ROWS[kind]} on ${NUM[kind]} = f.rowid ${BESIDE[kind]} where ${THERE[kind]} order by ${again}`,
    )
  }
  const from = fromWhere(kind, plan)
  if (isRanked && order === 'recent')
    return db.all(
      sql`select ${columns} from (
            select f.rowid as row, f.rank as rank ${from} order by f.rank limit ${MOST_RECENT}) best
          join ${ROWS[kind]} on ${NUM[kind]} = best.row ${BESIDE[kind]}
          order by best.rank * (0.3 + 0.7 / (1 + max(0, coalesce(
            julianday((select max(published) from report)) - julianday(substr(r.published, 1, 10)), 3650)) / (1.0 * ${HALF_LIFE}))),
            best.row ${page}`,
    )
  const direction = order === 'oldest' ? sql`asc` : sql`desc`
  const by = isRanked
    ? order === 'added'
      ? sql`f.rowid desc`
      : sql`f.rank, f.rowid`
    : sql`r.published ${direction} nulls last, ${NUM[kind]} ${direction}`
  return db.all(sql`select ${columns} ${from} order by ${by} ${page}`)
}

function fromWhere(kind: Kind, { match, where }: Plan): Sql {
  const conditions = [THERE[kind], ...(where ? [where] : [])]
  if (match === null) return sql`from ${ROWS[kind]} ${BESIDE[kind]} where ${join(conditions, ' and ')}`
  return sql`from ${FTS[kind]} f join ${ROWS[kind]} on ${NUM[kind]} = f.rowid ${BESIDE[kind]}
    where ${join([sql`${FTS[kind]} match ${match}`, ...conditions], ' and ')}`
}

export const matchReports = (db: ReadableDb, plan: Plan, order: Order, page: Page): ReportCandidate[] =>
  candidates(db, 'report', plan, order, page)

export const matchNotes = (db: ReadableDb, plan: Plan, order: Order, page: Page): NoteCandidate[] =>
  candidates(db, 'note', plan, order, page)

const Ranges = z.array(Range)

export const matchHighlights = (db: ReadableDb, plan: Plan, order: Order, page: Page): HighlightCandidate[] =>
  candidates<Omit<HighlightCandidate, 'ranges'> & { ranges: string }>(db, 'highlight', plan, order, page).map(
    (row) => ({ ...row, ranges: Ranges.parse(JSON.parse(row.ranges)) }),
  )

/** How many rows answer a plan. */
export function countMatches(db: ReadableDb, kind: Kind, plan: Plan, after = 0): number {
  // What is removed is taken out of the index, so that it alone can count.
  const isBare = plan.match !== null && plan.where === null
  const counted = isBare
    ? sql`select count(*) as n from ${FTS[kind]} where ${FTS[kind]} match ${plan.match} and rowid > ${after}`
    : sql`select count(*) as n ${fromWhere(kind, plan)} and ${NUM[kind]} > ${after}`
  return db.get<{ n: number }>(counted)?.n ?? 0
}

/** Row numbers of reports that answer a plan and came in after the row `after`, newest first. */
export const newestRow = (db: ReadableDb): number =>
  db.get<{ num: number | null }>(sql`select max(num) as num from report`)?.num ?? 0
