import type { LinkEnd } from '../../shared/model/link.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { activeReportId, useWorkspace } from '../workspace.ts'

/**
 * Opens the other end of a link at its place: beside the active pane, or in it where the report is the one
 * being read. An end on a report that is gone does nothing.
 */
export async function openEnd(end: LinkEnd): Promise<void> {
  if (end.reportId === null) return
  const workspace = useWorkspace.getState()
  try {
    const highlights =
      end.kind === 'highlight' ? await send('highlights.list', { reportId: end.reportId }) : []
    const ranges = highlights.find((highlight) => highlight.id === end.id)?.ranges
    const here = activeReportId(workspace) === end.reportId
    workspace.open(end.reportId, {
      ...(here ? { paneId: workspace.activePaneId } : { beside: true }),
      ...(ranges ? { ranges } : {}),
    })
    workspace.set({ activeHighlightId: end.kind === 'highlight' ? end.id : null })
  } catch (error) {
    notify.error(error)
  }
}
