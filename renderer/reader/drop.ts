/** Where dropped reports and tabs go. */
import { MOST_PANES, useWorkspace } from '../workspace.ts'
import type { DraggedTab } from './drag.ts'

interface Dropped {
  tab: DraggedTab | null
  reportIds: string[]
}

/** Into a pane, a tab before `index` of its tabs (default: at the end). */
export function dropReports({ tab, reportIds }: Dropped, paneId: string, index?: number): void {
  const { moveTab, open } = useWorkspace.getState()
  if (!tab) {
    for (const reportId of reportIds) open(reportId, { paneId })
    return
  }
  // Taking a tab out of its own strip moves what is behind it one place forward.
  const isForward = tab.paneId === paneId && index !== undefined && index > tab.index
  moveTab(tab.paneId, tab.index, paneId, isForward ? index - 1 : index)
}

/** Onto the gap before the pane at `at`: a new pane there, or the pane behind it when there are four. */
export function dropOnGap(dropped: Dropped, at: number): void {
  const { addPane, panes } = useWorkspace.getState()
  const paneId = panes.length < MOST_PANES ? addPane(at) : panes[Math.min(at, panes.length - 1)]!.id
  if (paneId) dropReports(dropped, paneId)
}
