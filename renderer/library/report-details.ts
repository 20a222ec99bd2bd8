/** What of a report's details was edited. Pure. */
import type { CallArgs } from '../../shared/contract.ts'
import type { Report } from '../../shared/model/report.ts'

const KEYS = ['title', 'byline', 'dateline', 'publication', 'published'] as const
/** The form's fields; an empty one means that the report has none. */
export type Details = Record<(typeof KEYS)[number], string>

/** Only the fields that differ; emptied ones are null. */
export function changedDetails(
  report: Pick<Report, (typeof KEYS)[number]>,
  details: Details,
): Omit<CallArgs<'reports.update'>, 'id'> {
  const changed = KEYS.flatMap((key) => {
    const value = details[key].trim() || null
    return value === (report[key] || null) ? [] : [[key, value] as const]
  })
  return Object.fromEntries(changed)
}

/** A day that exists, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
