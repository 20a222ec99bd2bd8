import type { Pane } from '../workspace.ts'

/** The report a pane shows, or null. */
export function activeReportIn(state: { panes: Pane[] }, paneId: string): string | null {
  const pane = state.panes.find((candidate) => candidate.id === paneId)
  return pane?.tabs[pane.active]?.reportId ?? null
}
