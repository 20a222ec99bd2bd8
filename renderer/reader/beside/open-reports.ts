import { useWorkspace, type Pane } from '../../workspace.ts'

export interface OpenReport {
  paneId: string
  reportId: string
}

/** The reports in sight, from left to right. */
export const reportsIn = (panes: readonly Pane[]): OpenReport[] =>
  panes.flatMap(({ id, tabs, active }) => {
    const reportId = tabs[active]?.reportId
    return reportId ? [{ paneId: id, reportId }] : []
  })

/** Their ids, each once. */
export const distinct = (open: readonly OpenReport[]): string[] => [
  ...new Set(open.map(({ reportId }) => reportId)),
]

export const openReports = (): OpenReport[] => reportsIn(useWorkspace.getState().panes)
