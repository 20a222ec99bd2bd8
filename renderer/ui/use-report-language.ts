import { useMemo } from 'react'
import { useCall } from '../queries.ts'

/**
 * The `lang` of a report's own words, for lists that know only its id. Without it simplified titles are set
 * with traditional glyphs and punctuation, or the other way round. Undefined where it is not known.
 */
export function useReportLanguage(): (reportId: string | null) => string | undefined {
  const reports = useCall('reports.list', {})
  return useMemo(() => {
    const languages = new Map(reports.data?.map(({ id, language }) => [id, language]))
    return (reportId) => {
      const language = reportId === null ? undefined : languages.get(reportId)
      return language === 'und' ? undefined : language
    }
  }, [reports.data])
}

/** The `lang` attribute for a report's words. */
export const langOf = (report: { language: string }): string | undefined =>
  report.language === 'und' ? undefined : report.language
