/** What of a report's details was edited. Pure. */
import type { CallArgs } from '../../shared/contract.ts'
import type { Person, ReadableReport } from '../../shared/model/report.ts'

export const TEXT_DETAILS = [
  'title',
  'byline',
  'publication',
  'published',
  'pageLabel',
  'dateline',
  'place',
  'datelineDate',
  'agency',
] as const
export type TextDetail = (typeof TEXT_DETAILS)[number]
/** What the user changed in the form so far; an empty text means that the report has none. */
export type Edits = Partial<Record<TextDetail, string>> & { people?: Person[] }

type Told = Pick<ReadableReport, TextDetail | 'people'>

/** What the form shows: the user's words, else what is known. */
export const shownDetail = (report: Told, edits: Edits, name: TextDetail): string =>
  edits[name] ?? report[name] ?? ''

/** Only the details that differ; emptied ones are null, people without a name are gone. */
export function changedDetails(report: Told, edits: Edits): Omit<CallArgs<'reports.update'>, 'id'> {
  const texts = TEXT_DETAILS.flatMap((name) => {
    const value = edits[name]?.trim() || null
    return edits[name] === undefined || value === (report[name] || null) ? [] : [[name, value] as const]
  })
  const people = edits.people
    ?.map((one) => ({ ...one, name: one.name.trim() }))
    .filter(({ name }) => name !== '')
  const isSame = people === undefined || JSON.stringify(people) === JSON.stringify(report.people)
  return { ...Object.fromEntries(texts), ...(isSame ? {} : { people }) }
}

/** A day that exists, as `YYYY-MM-DD`. */
export function isDate(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const time = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text)
}
