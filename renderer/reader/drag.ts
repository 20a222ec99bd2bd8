/** What is dragged between the library, tabs and panes. */
import type { DragEvent } from 'react'

/** A report's id, several parted by line breaks: rows of the library carry it, and so do tabs. */
const REPORT_TYPE = 'application/x-pressmark-report'
/** A tab: `pane id` and index, so that it moves instead of opening twice. */
const TAB_TYPE = 'application/x-pressmark-tab'

export interface DraggedTab {
  paneId: string
  index: number
}

/** Fills a drag with a tab. */
export function startTabDrag(event: DragEvent, tab: DraggedTab, reportId: string, title: string): void {
  event.dataTransfer.setData(TAB_TYPE, JSON.stringify(tab))
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
  try {
    const tab = JSON.parse(event.dataTransfer.getData(TAB_TYPE)) as DraggedTab
    return { tab: typeof tab.paneId === 'string' && Number.isInteger(tab.index) ? tab : null, reportIds }
  } catch {
    return { tab: null, reportIds }
  }
}
