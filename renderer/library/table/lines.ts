/** The library's rows as lines of a table: in order, or under headings. Pure. */
import type { ReportRow } from '../../../shared/model/report.ts'
import type { Grouping } from '../library-state.ts'

export type Line =
  | { kind: 'group'; key: string; label: string; count: number; isOpen: boolean }
  | { kind: 'report'; key: string; report: ReportRow }

/** How a group of reports is found and named. `order` sorts the groups; groups without one stand last. */
export interface GroupWords {
  publication(report: ReportRow): string
  source(report: ReportRow): string
  date(report: ReportRow): string
}

const keyOf = (report: ReportRow, group: Exclude<Grouping, 'none'>): string =>
  group === 'source'
    ? report.sourceId
    : group === 'publication'
      ? (report.publication ?? '')
      : (report.published ?? '')

const collator = new Intl.Collator('zh', { numeric: true })

/**
 * Lines in the order given; grouped, the order given holds inside each group. Dates go from late to early,
 * names by collation, what has neither comes last. Groups in `closed` show their heading only.
 */
export function layOut(
  rows: ReportRow[],
  group: Grouping,
  words: GroupWords,
  closed: ReadonlySet<string>,
): Line[] {
  const reportLine = (report: ReportRow): Line => ({ kind: 'report', key: report.id, report })
  if (group === 'none') return rows.map(reportLine)
  const groups = [...Map.groupBy(rows, (row) => keyOf(row, group))].map(([key, reports]) => ({
    key,
    reports,
    label: words[group](reports[0]!),
  }))
  groups.sort((a, b) => {
    if ((a.key === '') !== (b.key === '')) return a.key === '' ? 1 : -1
    return group === 'date' ? collator.compare(b.key, a.key) : collator.compare(a.label, b.label)
  })
  return groups.flatMap(({ key, label, reports }): Line[] => {
    const groupKey = `group:${key}`
    const isOpen = !closed.has(groupKey)
    const heading: Line = { kind: 'group', key: groupKey, label, count: reports.length, isOpen }
    return isOpen ? [heading, ...reports.map(reportLine)] : [heading]
  })
}

/** The reports from one line to another, both included: what Shift extends a selection over. */
export function reportsBetween(lines: Line[], from: number, to: number): string[] {
  const [first, last] = from < to ? [from, to] : [to, from]
  return lines.slice(first, last + 1).flatMap((line) => (line.kind === 'report' ? [line.key] : []))
}
