/** What the full-text tables answer. Which of the answers really hold the words is for the caller to see. */
import { z } from 'zod'
import { Range } from '../../../shared/model/range.ts'
import { sql, type ReadableDb } from '../database/sql.ts'

export interface ReportCandidate {
  id: string
  sourceId: string
  title: string | null
  publication: string | null
  published: string | null
}
export interface NoteCandidate {
  id: string
  text: string
  targetKind: 'highlight' | 'report' | null
  targetId: string | null
  reportId: string | null
  title: string | null
  publication: string | null
  published: string | null
}
/** The note on a link, with the report of its first end, or of its second where the first has none. */
export interface LinkNoteCandidate {
  linkId: string
  /** NFC. */
  text: string
  /** The end on that report, where it is a passage. */
  highlightId: string | null
  ranges: Range[]
  reportId: string | null
  title: string | null
  publication: string | null
  published: string | null
}
export interface HighlightCandidate {
  id: string
  sourceId: string
  exact: string
  /** Of the source. */
  ranges: Range[]
  reportId: string | null
  title: string | null
  publication: string | null
  published: string | null
}
export interface Page {
  limit: number
  offset: number
}

/**
 * Reports by bm25, a word in the title counting eight times one in the text; or by date, newest first, which
 * for single characters is five times as fast and as good (every other report holds one).
 * @param match an FTS5 expression from `matchQuery`, never the user's own text
 */
export function matchReports(
  db: ReadableDb,
  match: string,
  order: 'rank' | 'date',
  { limit, offset }: Page,
): ReportCandidate[] {
  const columns = sql`r.id, r.source_id as sourceId, r.title, r.publication, r.published`
  if (order === 'date')
    return db.all(
      sql`select ${columns} from report_fts f join report r on r.num = f.rowid
          where report_fts match ${match} and r.deleted_at is null
          order by r.published desc nulls last, r.num desc limit ${limit} offset ${offset}`,
    )
  return db.all(
    sql`select ${columns} from (
          select rowid, rank from report_fts where report_fts match ${match}
          order by rank, rowid limit ${limit} offset ${offset}) f
        join report r on r.num = f.rowid where r.deleted_at is null order by f.rank, f.rowid`,
  )
}

/** Notes by bm25, each with the report it is about. */
export const matchNotes = (db: ReadableDb, match: string, { limit, offset }: Page): NoteCandidate[] =>
  db.all(
    sql`select n.id, n.text, n.target_kind as targetKind, n.target_id as targetId,
          r.id as reportId, r.title, r.publication, r.published
        from (select rowid, rank from note_fts where note_fts match ${match}
          order by rank, rowid limit ${limit} offset ${offset}) f
        join note n on n.num = f.rowid
        left join highlight h on n.target_kind = 'highlight' and h.id = n.target_id
        left join report r on r.id = iif(n.target_kind = 'report', n.target_id, h.report_id)
        where n.deleted_at is null order by f.rank, f.rowid`,
  )

const Ranges = z.array(Range)

/** Highlights by bm25 of the words they hold. */
export const matchHighlights = (
  db: ReadableDb,
  match: string,
  { limit, offset }: Page,
): HighlightCandidate[] =>
  db
    .all<Omit<HighlightCandidate, 'ranges'> & { ranges: string }>(
      sql`select h.id, h.source_id as sourceId, h.exact, h.ranges,
            r.id as reportId, r.title, r.publication, r.published
          from (select rowid, rank from highlight_fts where highlight_fts match ${match}
            order by rank, rowid limit ${limit} offset ${offset}) f
          join highlight h on h.num = f.rowid left join report r on r.id = h.report_id
          where h.deleted_at is null order by f.rank, f.rowid`,
    )
    .map((row) => ({ ...row, ranges: Ranges.parse(JSON.parse(row.ranges)) }))

/** Highlights of reports that the words stand in, on sources with corrections, in the order of reports and text. */
export const matchCorrectedHighlights = (db: ReadableDb, match: string): HighlightCandidate[] =>
  db
    .all<Omit<HighlightCandidate, 'ranges'> & { ranges: string }>(
      sql`select h.id, h.source_id as sourceId, h.exact, h.ranges,
            r.id as reportId, r.title, r.publication, r.published
          from highlight h join report r on r.id = h.report_id
          where h.source_id in (select source_id from correction where deleted_at is null)
            and h.deleted_at is null and r.deleted_at is null
            and r.num in (select rowid from report_fts where report_fts match ${match})
          order by r.published desc nulls last, r.num, h.start`,
    )
    .map((row) => ({ ...row, ranges: Ranges.parse(JSON.parse(row.ranges)) }))

/** The notes on links, newest first. */
export const listLinkNotes = (db: ReadableDb): LinkNoteCandidate[] =>
  db
    .all<Omit<LinkNoteCandidate, 'ranges'> & { ranges: string | null }>(
      sql`select l.id as linkId, l.note as text, iif(fr.id is null, th.id, fh.id) as highlightId,
            iif(fr.id is null, th.ranges, fh.ranges) as ranges, r.id as reportId, r.title, r.publication, r.published
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

export function countMatches(db: ReadableDb, match: string, table: 'report' | 'note' | 'highlight'): number {
  const count = {
    report: sql`select count(*) as n from report_fts where report_fts match ${match}`,
    note: sql`select count(*) as n from note_fts where note_fts match ${match}`,
    highlight: sql`select count(*) as n from highlight_fts where highlight_fts match ${match}`,
  }
  return db.get<{ n: number }>(count[table])?.n ?? 0
}
