/** What is dragged between the library, tabs and panes. */
import type { DragEvent } from 'react'

/** A report's id, several parted by line breaks: rows of the library carry it, and so do tabs. */
const REPORT_TYPE = 'application/x-pressmark-report'
/** A tab: its pane's id and its index on two lines, so that it moves instead of opening twice. */
const TAB_TYPE = 'application/x-pressmark-tab'

export interface DraggedTab {
  paneId: string
  index: number
}

/** Fills a drag with a tab. */
export function startTabDrag(event: DragEvent, tab: DraggedTab, reportId: string, title: string): void {
  event.dataTransfer.setData(TAB_TYPE, `${tab.paneId}\n${tab.index}`)
  event.dataTransfer.setData(REPORT_TYPE, reportId)
  event.dataTransfer.setData('text/plain', title)
  event.dataTransfer.effectAllowed = 'copyMove'
}

/** Whether a drag carries a report or a tab. Files are not ours: the window imports them. */
export const carriesReport = (event: { dataTransfer: DataTransfer | null }): boolean =>
  event.dataTransfer?.types.includes(REPORT_TYPE) ?? false

/** What was dropped; readable only in the drop itself. */
export function droppedReports(event: DragEvent): { tab: DraggedTab | null; reportIds: string[] } {
  const reportIds = event.dataTransfer.getData(REPORT_TYPE).split('\n').filter(Boolean)
  const [paneId, index] = event.dataTransfer.getData(TAB_TYPE).split('\n')
  return { tab: paneId && index ? { paneId, index: Number(index) } : null, reportIds }
}
