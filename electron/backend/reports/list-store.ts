/** The library list: one statement for the rows with their counts, the order made here. */
import type { ParsedArgs } from '../../../shared/contract.ts'
import type { Origins, Person, ReportRow } from '../../../shared/model/report.ts'
import { fold } from '../../../shared/text/fold.ts'
import { join, list, sql, type ReadableDb, type Sql } from '../database/sql.ts'
import { toReport, type ReportColumns } from './store.ts'

type Filter = ParsedArgs<'reports.list'>
type Sort = NonNullable<Filter['sort']>

type Row = ReportColumns & {
  file_name: string
  sample: number
  imported_at: string
  themes: string | null
  highlights: number
  notes: number
  links: number
}

/** Rows with their counts. `where` may name `r`, `h` (`h.n`: highlights, or null) and `themed`. */
function selectRows(db: ReadableDb, where: Sql): Row[] {
  return db.all<Row>(sql`
    with
      marked as (select id, report_id from highlight where deleted_at is null and report_id is not null),
      themed as (
        select coalesce(m.report_id, a.target_id) as report_id, a.theme_id
        from theme_assignment a left join marked m on a.target_kind = 'highlight' and m.id = a.target_id
        where a.deleted_at is null),
      linked as (
        select coalesce(m.report_id, e.target_id) as report_id, e.id from (
          select id, from_kind as target_kind, from_id as target_id from link where deleted_at is null
          union all select id, to_kind, to_id from link where deleted_at is null) e
        left join marked m on e.target_kind = 'highlight' and m.id = e.target_id),
      themes_of as (
        select report_id, json_group_array(distinct theme_id) as themes from themed group by report_id),
      highlights_of as (select report_id, count(*) as n from marked group by report_id),
      notes_of as (
        select coalesce(m.report_id, note.target_id) as report_id, count(*) as n
        from note left join marked m on note.target_kind = 'highlight' and m.id = note.target_id
        where note.deleted_at is null and note.target_id is not null group by 1),
      links_of as (select report_id, count(distinct id) as n from linked group by report_id)
    select r.*, s.file_name, s.sample, s.imported_at, t.themes,
      coalesce(h.n, 0) as highlights, coalesce(n.n, 0) as notes, coalesce(l.n, 0) as links
    from report r join source s on s.id = r.source_id
    left join themes_of t on t.report_id = r.id
    left join highlights_of h on h.report_id = r.id
    left join notes_of n on n.report_id = r.id
    left join links_of l on l.report_id = r.id
    where r.deleted_at is null
      and ${where}`)
}

/**
 * Reports as lines of a list. `themeIds` are the themes on the report and on its highlights; `notes` and
 * `links` count those on its highlights, too.
 */
export function listReports(db: ReadableDb, filter: Filter): ReportRow[] {
  const { sourceId, publication, themeId, highlighted, text, sort = 'added', direction } = filter
  const wanted: Sql[] = [sql`true`]
  if (sourceId !== undefined) wanted.push(sql`r.source_id = ${sourceId}`)
  if (publication !== undefined) wanted.push(sql`r.publication is ${publication}`)
  if (themeId !== undefined)
    wanted.push(sql`r.id in (select report_id from themed where theme_id = ${themeId})`)
  if (highlighted !== undefined) wanted.push(sql`(h.n is not null) = ${highlighted}`)
  const rows = selectRows(db, join(wanted, ' and '))
  const found = text === undefined ? rows : rows.filter(holdsTerms(text))
  return sortRows(found, sort, direction).map(toRow)
}

/** A report as a line, without what is on it. */
export type BareReport = Omit<ReportRow, 'themeIds' | 'highlights' | 'notes' | 'links'>

/** All reports as they came in, without counting what is on them: a tenth of the time with 10,000 highlights. */
export const listBareReports = (db: ReadableDb): BareReport[] =>
  db
    .all<Row>(
      sql`select r.*, s.file_name, s.sample, s.imported_at, null as themes, 0 as highlights, 0 as notes, 0 as links
          from report r join source s on s.id = r.source_id where r.deleted_at is null
          order by s.imported_at, r.num`,
    )
    .map(toRow)

/** Reports that carry a theme themselves, as lines of a list. */
export function listReportsWithTheme(db: ReadableDb, themeIds: readonly string[]): ReportRow[] {
  const rows = selectRows(
    db,
    sql`r.id in (select target_id from theme_assignment
      where theme_id in ${list(themeIds)} and target_kind = 'report' and deleted_at is null)`,
  )
  return sortRows(rows, 'published').map(toRow)
}

/** Every term stands in the title, byline, names, publication, file name or first words, in either script. */
function holdsTerms(text: string): (row: Row) => boolean {
  const terms = fold(text.normalize('NFC'))
    .split(/\s+/)
    .filter((term) => term !== '')
  return (row) => {
    const { title, byline, publication, published, file_name, opening } = row
    const fields = [title, byline, ...namesOf(row), publication, published, file_name, opening]
    const line = fold(fields.join('\n').normalize('NFC'))
    return terms.every((term) => line.includes(term))
  }
}

/** Pinyin for Han, numbers by value: `第2版` before `第10版`. */
const collator = new Intl.Collator('zh-u-co-pinyin', { numeric: true })

/** What a column sorts by; null goes last, whichever the direction. */
const KEYS: Record<Sort, (row: Row) => string | number | null> = {
  title: (row) => row.title ?? row.opening,
  publication: (row) => row.publication,
  published: (row) => row.published,
  byline: (row) => row.byline ?? namesOf(row).join(' '),
  highlights: (row) => row.highlights,
  added: (row) => row.imported_at,
}
/** Newest and most first, names from A. */
const DIRECTIONS: Record<Sort, 'asc' | 'desc'> = {
  title: 'asc',
  publication: 'asc',
  published: 'desc',
  byline: 'asc',
  highlights: 'desc',
  added: 'desc',
}
/** These compare as plain text (ISO dates): the collator would cost 20 times as much for the same order. */
const PLAIN: ReadonlySet<Sort> = new Set(['published', 'added'])

function sortRows(rows: Row[], sort: Sort, direction = DIRECTIONS[sort]): Row[] {
  const sign = direction === 'asc' ? 1 : -1
  const keyed = rows.map((row) => ({ row, key: KEYS[sort](row) || null }))
  return keyed
    .sort((a, b) => {
      if (a.key === null || b.key === null)
        return Number(a.key === null) - Number(b.key === null) || place(a.row, b.row)
      return sign * compare(a.key, b.key, PLAIN.has(sort)) || place(a.row, b.row)
    })
    .map(({ row }) => row)
}

function compare(a: string | number, b: string | number, plain: boolean): number {
  if (typeof a === 'number' || typeof b === 'number') return Number(a) - Number(b)
  if (plain) return a < b ? -1 : Number(a > b)
  return collator.compare(a, b)
}

/** Among equals: page by page as they came in, then down the page. */
const place = (a: Row, b: Row): number => a.num - b.num

/** Nothing is parsed where there is nothing to be found: of 5,000 rows few have either. */
const namesOf = ({ people }: Row): string[] =>
  people === '[]' ? [] : (JSON.parse(people) as Person[]).map(({ name }) => name)
const isDateInferred = ({ origins }: Row): boolean =>
  origins.includes('"inferred"') && (JSON.parse(origins) as Origins).published?.certainty === 'inferred'

function toRow(row: Row): ReportRow {
  return {
    ...toReport(row),
    fileName: row.file_name,
    sample: row.sample === 1,
    opening: row.opening,
    people: namesOf(row),
    dateInferred: isDateInferred(row),
    themeIds: row.themes === null ? [] : (JSON.parse(row.themes) as string[]),
    highlights: row.highlights,
    notes: row.notes,
    links: row.links,
  }
}
