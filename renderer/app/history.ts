/** Back and forward through where the reader has been: views, reports, jumps to a passage. Window-only. */
import type { ReportRow } from '../../shared/model/report.ts'
import { queryClient } from '../queries.ts'
import { activeReportId, useWorkspace, type Place, type View } from '../workspace.ts'

interface Stop {
  view: View
  themeId: string | null
  deskSourceId: string | null
  paneId: string
  reportId: string | null
  place: Place | null
}

/** More steps than anyone walks back; a stop is a few dozen bytes. */
const MOST_STOPS = 100

let past: Stop[] = []
let future: Stop[] = []
let walking = false
let nonce = 0

type State = ReturnType<typeof useWorkspace.getState>

function stopOf(state: State): Stop {
  const pane = state.panes.find((candidate) => candidate.id === state.activePaneId)
  return {
    view: state.view,
    themeId: state.themeId,
    deskSourceId: state.deskSourceId,
    paneId: state.activePaneId,
    reportId: activeReportId(state),
    place: pane?.tabs[pane.active]?.place ?? null,
  }
}

/** Scrolling, resizing and looking into the other pane are no journeys; another view, report or passage is. */
function isJourney(now: State, before: State): boolean {
  if (now.view !== before.view || now.themeId !== before.themeId) return before.view !== undefined
  if (now.view === 'desk' && now.deskSourceId !== before.deskSourceId) return true
  if (now.reveal !== before.reveal && now.reveal !== null) return true
  const shown = (state: State, paneId: string): string | undefined => {
    const pane = state.panes.find((candidate) => candidate.id === paneId)
    return pane?.tabs[pane.active]?.reportId
  }
  const old = shown(before, now.activePaneId)
  // A tab that closes behind another view (its report was removed there) is no step of the reader's.
  return now.view === 'read' && old !== undefined && old !== shown(now, now.activePaneId)
}

/** Begins to remember. Returns the function that stops. */
export function keepHistory(): () => void {
  return useWorkspace.subscribe((now, before) => {
    if (walking || !isJourney(now, before)) return
    past = [...past, stopOf(before)].slice(-MOST_STOPS)
    future = []
  })
}

/**
 * Whether going there shows something else. A report taken out of the library is passed over, not forgotten:
 * undo may bring it back.
 */
function leadsOn({ view, themeId, deskSourceId, reportId }: Stop): boolean {
  const now = useWorkspace.getState()
  if (view === 'desk') return view !== now.view || deskSourceId !== now.deskSourceId
  if (view !== 'read') return view !== now.view || themeId !== now.themeId
  const reports = queryClient.getQueryData<ReportRow[]>(['reports.list', {}])
  return reportId === null || !reports || reports.some(({ id }) => id === reportId)
}

export const canGoBack = (): boolean => past.some(leadsOn)
export const canGoForward = (): boolean => future.some(leadsOn)

export function goBack(): void {
  const at = past.findLastIndex(leadsOn)
  const stop = past[at]
  if (!stop) return
  future = [...future, stopOf(useWorkspace.getState()), ...past.slice(at + 1).toReversed()]
  past = past.slice(0, at)
  go(stop)
}

export function goForward(): void {
  const at = future.findLastIndex(leadsOn)
  const stop = future[at]
  if (!stop) return
  past = [...past, stopOf(useWorkspace.getState()), ...future.slice(at + 1).toReversed()]
  future = future.slice(0, at)
  go(stop)
}

function go({ view, themeId, deskSourceId, paneId, reportId, place }: Stop): void {
  walking = true
  const { open, set } = useWorkspace.getState()
  if (view === 'read' && reportId) {
    open(reportId, { paneId })
    if (place) {
      // The tab keeps its own place; a jump inside one report is undone by revealing where it started.
      const { activePaneId } = useWorkspace.getState()
      const ranges: [number, number][] = [[place.offset, place.offset + 1]]
      set({ reveal: { paneId: activePaneId, reportId, ranges, nonce: --nonce } })
    }
  }
  set({ view, themeId, ...(view === 'desk' ? { deskSourceId } : {}) })
  walking = false
}
