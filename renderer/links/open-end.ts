import type { LinkEnd, ShownLink } from '../../shared/model/link.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { activeReportId, useWorkspace } from '../workspace.ts'

/** Opens both ends of a link side by side, each at its place: the first where it is being read, else in the active
 * pane, the second beside it. */
export async function openBoth({ fromEnd, toEnd }: Pick<ShownLink, 'fromEnd' | 'toEnd'>): Promise<void> {
  const first = fromEnd.reportId === null ? toEnd : fromEnd
  if (first.reportId === null) return
  const workspace = useWorkspace.getState()
  try {
    const at = first.kind === 'highlight' ? await send('highlights.list', { reportId: first.reportId }) : []
    const ranges = at.find(({ id }) => id === first.id)?.ranges
    // Where it is being read already, it stays.
    const reading = workspace.panes.find((pane) => pane.tabs[pane.active]?.reportId === first.reportId)
    const paneId = reading?.id ?? workspace.activePaneId
    workspace.open(first.reportId, { paneId, ...(ranges ? { ranges } : {}) })
    if (first === fromEnd) await openEnd(toEnd)
  } catch (error) {
    notify.error(error)
  }
}

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
