/** Ways to the desk that need not know which page. */
import type { ReportRow } from '../../../shared/model/report.ts'
import type { Source } from '../../../shared/model/source.ts'
import { queryClient } from '../../queries.ts'
import { activeReportId, useWorkspace } from '../../workspace.ts'
import { nextWaiting, pageBeside, pagesInOrder } from './page-order.ts'

const sourcesNow = (): Source[] => queryClient.getQueryData<Source[]>(['sources.list', {}]) ?? []

/** The page of the report that is being read. */
const readPage = (): string | null => {
  const id = activeReportId(useWorkspace.getState())
  const reports = queryClient.getQueryData<ReportRow[]>(['reports.list', {}])
  return (id !== null && reports?.find((report) => report.id === id)?.sourceId) || null
}

/**
 * Shows the desk with the page that makes most sense: from the reader that of the report there, else the one that
 * was on it, else one with proposals, else the first of the library.
 */
export function goToDesk(): void {
  const { view, deskSourceId, openDesk, set } = useWorkspace.getState()
  if (view === 'desk') return
  const sources = sourcesNow()
  const isThere = (id: string | null): id is string => sources.some((source) => source.id === id)
  const candidates = [
    view === 'read' ? readPage() : null,
    deskSourceId,
    nextWaiting(sources, null)?.id ?? null,
    pagesInOrder(sources)[0]?.id ?? null,
  ]
  const page = candidates.find(isThere)
  if (page === undefined) set({ view: 'desk', deskSourceId: null })
  else if (page === deskSourceId) set({ view: 'desk' })
  else openDesk(page)
}

/** Leafs to the page before or after the one on the desk. */
export function leafPage(step: 1 | -1): void {
  const { deskSourceId, openDesk } = useWorkspace.getState()
  const page = pageBeside(sourcesNow(), deskSourceId, step)
  if (page) openDesk(page.id)
}
export const canLeaf = (step: 1 | -1): boolean => {
  const { view, deskSourceId } = useWorkspace.getState()
  return view === 'desk' && pageBeside(sourcesNow(), deskSourceId, step) !== null
}

/** Goes on to the next page that has proposals. */
export function goToWaiting(): void {
  const page = nextWaiting(sourcesNow(), useWorkspace.getState().deskSourceId)
  if (page) useWorkspace.getState().openDesk(page.id)
}
export const hasWaiting = (): boolean => sourcesNow().some((source) => source.proposals > 0)
