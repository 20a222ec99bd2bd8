/** Through the places of an answer, with the report of each beside it. */
import type { SearchResult } from '../../../shared/model/search.ts'
import { queryClient } from '../../queries.ts'
import { useWorkspace } from '../../workspace.ts'
import { placesOf, stepFrom, type Place } from './places.ts'
import { LINES, SESSION, useSearchView } from './view-state.ts'

/** The question of the view as it is asked: also the key of its answer. */
export const questionOf = ({ settled, order, limit }: ReturnType<typeof useSearchView.getState>) => ({
  query: settled,
  order,
  limit,
  lines: LINES,
  session: SESSION,
})

/** The report that a step opened and nothing else did: it leaves with the next step. */
let passing: { paneId: string; reportId: string } | null = null

/** Opens a place. What is only passed through keeps no tab. */
export function openPlace({ hit, ranges }: Place): void {
  const workspace = useWorkspace.getState()
  const { reportId } = hit
  if (reportId === null) {
    if (hit.noteId) workspace.set({ view: 'notes', noteId: hit.noteId })
    return
  }
  const before = workspace.panes.find((pane) => pane.id === workspace.activePaneId)
  const isNew = before?.tabs.every((tab) => tab.reportId !== reportId) ?? true
  workspace.open(reportId, { ranges })
  workspace.set({ activeHighlightId: hit.highlightId })
  if (passing && passing.reportId !== reportId) close(passing)
  if (isNew) passing = { paneId: useWorkspace.getState().activePaneId, reportId }
}

function close({ paneId, reportId }: { paneId: string; reportId: string }): void {
  passing = null
  const { panes, closeTab } = useWorkspace.getState()
  const index =
    panes.find((pane) => pane.id === paneId)?.tabs.findIndex((tab) => tab.reportId === reportId) ?? -1
  if (index >= 0) closeTab(paneId, index)
}

const answer = (): SearchResult | undefined =>
  queryClient.getQueryData(['search.query', questionOf(useSearchView.getState())])

export const canStep = (): boolean =>
  useWorkspace.getState().view === 'search' && (answer()?.hits.length ?? 0) > 0

/** To the next place or the one before. */
export function step(by: 1 | -1): void {
  const { places } = placesOf(answer()?.hits ?? [])
  const at = stepFrom(useSearchView.getState().at, by, places.length)
  if (at !== null) goTo(places, at)
}

export function goTo(places: readonly Place[], at: number): void {
  const place = places[at]
  if (!place) return
  useSearchView.setState({ at })
  openPlace(place)
}
