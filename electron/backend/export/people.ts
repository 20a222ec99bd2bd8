/** Who wrote a report, for front matter and the line below a headline. */
import type { PersonRole } from '../../../shared/model/report.ts'
import type { ExportReport } from './export-library.ts'

const WRITERS: ReadonlySet<PersonRole> = new Set([
  'author',
  'reporter',
  'correspondent',
  'intern',
  'translator',
])

/** Names of those who wrote it, each once, in the order of the page; not who took its pictures or edited it. */
export function writersOf({ people }: ExportReport): string[] {
  return [...new Set(people.filter(({ role }) => WRITERS.has(role)).map(({ name }) => name))]
}

/** The byline as printed, or the writers where none was. */
export function bylineOf(report: ExportReport): string | null {
  if (report.byline !== null) return report.byline
  return writersOf(report).join(report.language === 'en' ? ', ' : '、') || null
}
