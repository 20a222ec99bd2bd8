/** What the library answers to a plan. Which of the rows really hold the words is for the caller to see. */
import { z } from 'zod'
import { Range } from '../../../shared/model/range.ts'
import type { SearchOrder } from '../../../shared/model/search.ts'
import { join, list, sql, type ReadableDb, type Sql } from '../database/sql.ts'
import type { Kind } from './conditions-store.ts'
import type { Plan } from './plan-store.ts'

interface OfReport {
  title: string | null
  publication: string | null
  published: string | null
  language: string | null
}
/** What decides the order of reports that are found. */
export interface ReportRow {
  num: number
  language: string | null
}
export interface ReportCandidate extends OfReport {
  num: number
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
/** The note on a link, with the report of its first end, or of its second where the first has none. */
export interface LinkNoteCandidate extends OfReport {
  linkId: string
  /** NFC. */
  text: string
  /** The end on that report, where it is a passage. */
  highlightId: string | null
  ranges: Range[]
  reportId: string | null
}
export interface HighlightCandidate extends OfReport {
  id: string
  sourceId: string
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
  // A hundred are put in order for each twenty that are looked at: the rest of these is read by `readCandidates`.
  report: sql`r.num, r.language`,
  note: sql`n.id, n.text, n.target_kind as targetKind, n.target_id as targetId, r.id as reportId, ${OF_REPORT}`,
  highlight: sql`h.id, h.source_id as sourceId, h.exact, h.ranges, r.id as reportId, ${OF_REPORT}`,
}
const NUM: Record<Kind, Sql> = { report: sql`r.num`, note: sql`n.num`, highlight: sql`h.num` }
const FTS: Record<Kind, Sql> = { report: sql`report_fts`, note: sql`note_fts`, highlight: sql`highlight_fts` }
const CHARACTERS = sql`character_fts`
const indexOf = (kind: Kind, { index }: Plan): Sql => (index === 'characters' ? CHARACTERS : FTS[kind])
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
  const fts = indexOf(kind, plan)
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

function fromWhere(kind: Kind, plan: Plan): Sql {
  const { match, where } = plan
  const fts = indexOf(kind, plan)
  const conditions = [THERE[kind], ...(where ? [where] : [])]
  if (match === null) return sql`from ${ROWS[kind]} ${BESIDE[kind]} where ${join(conditions, ' and ')}`
  return sql`from ${fts} f join ${ROWS[kind]} on ${NUM[kind]} = f.rowid ${BESIDE[kind]}
    where ${join([sql`${fts} match ${match}`, ...conditions], ' and ')}`
}

export const matchReports = (db: ReadableDb, plan: Plan, order: Order, page: Page): ReportRow[] =>
  candidates(db, 'report', plan, order, page)

/** All that is told of some of them, in their order. */
export function readCandidates(db: ReadableDb, rows: readonly ReportRow[]): ReportCandidate[] {
  const nums = rows.map(({ num }) => num)
  const found = new Map(
    db
      .all<ReportCandidate>(
        sql`select r.num, r.id, r.source_id as sourceId, ${OF_REPORT} from report r where r.num in ${list(nums)}`,
      )
      .map((candidate) => [candidate.num, candidate]),
  )
  return nums.flatMap((num) => found.get(num) ?? [])
}

export const matchNotes = (db: ReadableDb, plan: Plan, order: Order, page: Page): NoteCandidate[] =>
  candidates(db, 'note', plan, order, page)

const Ranges = z.array(Range)

export const matchHighlights = (db: ReadableDb, plan: Plan, order: Order, page: Page): HighlightCandidate[] =>
  candidates<Omit<HighlightCandidate, 'ranges'> & { ranges: string }>(db, 'highlight', plan, order, page).map(
    (row) => ({ ...row, ranges: Ranges.parse(JSON.parse(row.ranges)) }),
  )

/**
 * Highlights of reports that the words stand in, on sources with corrections, in the order of reports and text.
 * @param match what the report must hold. @param where what else a highlight must be
 */
export const matchCorrectedHighlights = (
  db: ReadableDb,
  match: string,
  where: Sql | null,
): HighlightCandidate[] =>
  db
    .all<Omit<HighlightCandidate, 'ranges'> & { ranges: string }>(
      sql`select ${COLUMNS.highlight}
          from highlight h join report r on r.id = h.report_id
          where h.source_id in (select source_id from correction where deleted_at is null)
            and h.deleted_at is null and r.deleted_at is null
            and r.num in (select rowid from report_fts where report_fts match ${match})
            and ${where ?? sql`true`}
          order by r.published desc nulls last, r.num, h.start`,
    )
    .map((row) => ({ ...row, ranges: Ranges.parse(JSON.parse(row.ranges)) }))

/** The notes on links, newest first. */
export const listLinkNotes = (db: ReadableDb): LinkNoteCandidate[] =>
  db
    .all<Omit<LinkNoteCandidate, 'ranges'> & { ranges: string | null }>(
      sql`select l.id as linkId, l.note as text, iif(fr.id is null, th.id, fh.id) as highlightId,
            iif(fr.id is null, th.ranges, fh.ranges) as ranges, r.id as reportId, ${OF_REPORT}
          from link l
          left join highlight fh on l.from_kind = 'highlight' and fh.id = l.from_id
          left join report fr on fr.id = iif(l.from_kind = 'report', l.from_id, fh.report_id)
          left join highlight th on l.to_kind = 'highlight' and th.id = l.to_id
          left join report tr on tr.id = iif(l.to_kind = 'report', l.to_id, th.report_id)
          left join report r on r.id = coalesce(fr.id, tr.id)
          where l.note <> '' and l.deleted_at is null order by l.num desc`,
    )
    .map(({ ranges, text, ...row }) => ({
      ...row,
      text: text.normalize('NFC'),
      ranges: ranges === null ? [] : Ranges.parse(JSON.parse(ranges)),
    }))

/** How many rows answer a plan. */
export function countMatches(db: ReadableDb, kind: Kind, plan: Plan, after = 0): number {
  // What is removed is taken out of the index, so that it alone can count.
  const isBare = plan.match !== null && plan.where === null
  const fts = indexOf(kind, plan)
  const counted = isBare
    ? sql`select count(*) as n from ${fts} where ${fts} match ${plan.match} and rowid > ${after}`
    : sql`select count(*) as n ${fromWhere(kind, plan)} and ${NUM[kind]} > ${after}`
  return db.get<{ n: number }>(counted)?.n ?? 0
}

/** The row number of the report that came in last. */
export const newestRow = (db: ReadableDb): number =>
  db.get<{ num: number | null }>(sql`select max(num) as num from report`)?.num ?? 0
