import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'

/** The characters of its text that stand for a title a report has none of. */
const OPENING = 24

/** What a report is called in lists that know only its id, from the list the window has anyway. */
export function useReportTitle(): (reportId: string) => string {
  const { t } = useTranslation('common')
  const { data } = useCall('reports.list', {})
  return (reportId) => {
    const report = data?.find((candidate) => candidate.id === reportId)
    return report?.title || report?.opening.slice(0, OPENING) || t(data ? 'untitled' : 'loading')
  }
}
