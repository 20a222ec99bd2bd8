/** How reports and pages are named where there is little room. */
import type { TFunction } from 'i18next'
import type { ReportRow } from '../../shared/model/report.ts'
import type { Source } from '../../shared/model/source.ts'
import { showDate } from '../ui/dates.ts'

/** `2025年3月4日 第5版`, or the file's name where the page says neither date nor number. */
export function pageName(
  source: Pick<Source, 'published' | 'pageLabel' | 'fileName'>,
  language: string,
  t: TFunction<['shell', 'common']>,
): string {
  const parts = [
    showDate(source.published, language),
    source.pageLabel ? t('common:page', { page: source.pageLabel }) : '',
  ].filter(Boolean)
  return source.published ? parts.join(' ') : [source.fileName, ...parts].join(' ')
}

/** The title, or the opening words; never empty. */
export const reportName = (report: Pick<ReportRow, 'title' | 'opening'>, untitled: string): string =>
  report.title || report.opening || untitled
