import type { ReportName } from '../../shared/model/related.ts'
import { showDate } from '../ui/dates.ts'
import { langOf } from '../ui/use-report-language.ts'

/** What the page shows: a story, or the reports of a proposal. */
export type Shown = { storyId: string } | { reportIds: string[] }

/** The `lang` of a story that is called as one of its reports is; undefined for a name of the user's own. */
export function langOfTitle(title: string, reports: readonly ReportName[]): string | undefined {
  const named = reports.find((report) => report.title === title)
  return named && langOf(named)
}

/** From when to when reports were printed: ` · 3–5 March 2026`. Empty where no day is known. */
export function span(reports: readonly ReportName[], language: string): string {
  const days = reports.flatMap(({ published }) => published ?? []).toSorted()
  const [first, last] = [days[0], days.at(-1)]
  if (first === undefined || last === undefined) return ''
  const from = showDate(first, language) ?? first
  return first === last ? ` · ${from}` : ` · ${from} – ${showDate(last, language) ?? last}`
}

/** `YYYY-MM-DD` or `YYYY-MM` in the interface's language. */
export function dayOrMonth(date: string, language: string): string {
  if (date.length > 7) return showDate(date, language) ?? date
  const [year, month] = date.split('-').map(Number)
  return new Intl.DateTimeFormat(language, { year: 'numeric', month: 'short', timeZone: 'UTC' }).format(
    Date.UTC(year ?? 0, (month ?? 1) - 1),
  )
}
