import type { ReactElement } from 'react'
import { useCall } from '../../queries.ts'
import { useOriginal } from './original-store.ts'
import { OriginalView } from './original-view.tsx'
import { hasOriginal } from './place-on-page.ts'

/** The original page, where the pane shows it and its report has one. */
export function OriginalPane({
  paneId,
  reportId,
}: {
  paneId: string
  reportId: string
}): ReactElement | null {
  const isAsked = useOriginal((state) => state.asked[paneId] !== undefined)
  const { data: report } = useCall('reports.get', { id: reportId })
  if (!isAsked || !report || !hasOriginal(report)) return null
  return <OriginalView key={report.sourceId} paneId={paneId} reportId={reportId} />
}
