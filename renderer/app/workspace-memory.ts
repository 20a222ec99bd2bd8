/** Keeps the workspace (views, panes, tabs, places) with the library and brings it back at the next start. */
import { useEffect } from 'react'
import type { ReportRow } from '../../shared/model/report.ts'
import { restoreRail, savedRail, useRail, type SavedRail } from '../desk/rail/rail-state.ts'
import { send } from '../queries.ts'
import { useWorkspace, type SavedWorkspace } from '../workspace.ts'

const KEY = 'workspace'
/** Scrolling remembers places many times a second; one save this long after the last change is enough. */
const SAVE_AFTER_MS = 600

const saved = (): SavedWorkspace & { rail: SavedRail } => {
  const { view, panes, activePaneId, sizes, originals, deskSourceId, sideTab, sideOpen, navOpen } =
    useWorkspace.getState()
  return {
    view,
    panes,
    activePaneId,
    sizes,
    originals,
    deskSourceId,
    sideTab,
    sideOpen,
    navOpen,
    rail: savedRail(),
  }
}

/** Brings back what `settings.all` holds. What is no workspace is ignored. */
export function restoreWorkspace(settings: Record<string, unknown>): void {
  const value = settings[KEY]
  if (typeof value === 'object' && value !== null) {
    const { rail, ...workspace } = value as { rail?: unknown }
    useWorkspace.getState().restore(workspace)
    restoreRail(rail)
  }
}

/** Saves changes, a moment after the last one and when the window goes. Returns the function that stops. */
export function keepWorkspace(): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null
  let last = JSON.stringify(saved())
  const save = (): void => {
    timer = null
    const now = saved()
    const text = JSON.stringify(now)
    if (text === last) return
    last = text
    // A place that could not be kept is not worth an alarm: the next change tries again.
    send('settings.set', { key: KEY, value: JSON.parse(text) }).catch(() => (last = ''))
  }
  const later = (): void => {
    if (timer) clearTimeout(timer)
    timer = setTimeout(save, SAVE_AFTER_MS)
  }
  const stops = [useWorkspace.subscribe(later), useRail.subscribe(later)]
  const flush = (): void => {
    if (timer) clearTimeout(timer)
    save()
  }
  window.addEventListener('pagehide', flush)
  return () => {
    for (const stop of stops) stop()
    window.removeEventListener('pagehide', flush)
    flush()
  }
}

/** Closes tabs of reports that are no longer in the library (removed here, elsewhere, or by undo). */
export function useForgetRemoved(reports: ReportRow[] | undefined): void {
  useEffect(() => {
    if (!reports) return
    const known = new Set(reports.map((report) => report.id))
    const { panes, forget } = useWorkspace.getState()
    for (const { reportId } of panes.flatMap((pane) => pane.tabs)) if (!known.has(reportId)) forget(reportId)
  }, [reports])
}
