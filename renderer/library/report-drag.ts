import type { DragEvent } from 'react'
import type { ReportRow } from '../../shared/model/report.ts'

/** What a pane takes when a report is dropped on it: the report's id; several are parted by line breaks. */
export const REPORT_TYPE = 'application/x-pressmark-report'

/** Fills a drag with reports: their ids for panes, their titles for anything else that takes text. */
export function startReportDrag(
  event: DragEvent,
  reports: Pick<ReportRow, 'id' | 'title' | 'opening'>[],
): void {
  event.dataTransfer.setData(REPORT_TYPE, reports.map((report) => report.id).join('\n'))
  event.dataTransfer.setData('text/plain', reports.map((report) => report.title ?? report.opening).join('\n'))
  event.dataTransfer.effectAllowed = 'copyMove'
}
