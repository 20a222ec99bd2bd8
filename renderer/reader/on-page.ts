import { useWorkspace } from '../workspace.ts'
import { activeSession } from './session.ts'

/** Puts the page of the report that is being read on the desk, at the piece in view. */
export function showOnPage(): void {
  const session = activeSession()
  if (!session) return
  const { panes, openDesk } = useWorkspace.getState()
  const { id, sourceId, blocks } = session.report
  const pane = panes.find((candidate) => candidate.id === session.paneId)
  const place = pane?.tabs.find((tab) => tab.reportId === id)?.place
  openDesk(sourceId, place?.offset ?? blocks[0]?.segments[0]?.[1])
}
