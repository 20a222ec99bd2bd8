/** What can be done with reports of the library, by whatever list, menu or key. */
import i18next from 'i18next'
import type { ExportScope } from '../../shared/model/export-scope.ts'
import type { ReportRow } from '../../shared/model/report.ts'
import { confirmRemoval } from '../links/confirm-ends.tsx'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { MOST_PANES, useWorkspace } from '../workspace.ts'
import { reportName } from './report-words.ts'

/** Opens a report in the active pane, or beside it. */
/** How long after the first press a second one belongs to it, in milliseconds: the systems' longest default. */
const DOUBLE_CLICK = 500
/** How far apart the two presses may be, in CSS px. */
const SAME_PLACE = 8

/**
 * Who double-clicks a line presses a second time where the report now stands; all of its text would be selected.
 * That press does nothing.
 * @param first the click that opens the report
 */
export function ignoreSecondPress(first: { clientX: number; clientY: number; timeStamp: number }): void {
  const ignore = (event: MouseEvent): void => {
    removeEventListener('mousedown', ignore, true)
    const isSecond =
      event.detail > 1 &&
      event.timeStamp - first.timeStamp < DOUBLE_CLICK &&
      Math.hypot(event.clientX - first.clientX, event.clientY - first.clientY) < SAME_PLACE
    if (isSecond) event.preventDefault()
  }
  addEventListener('mousedown', ignore, true)
}

export const openReport = (id: string, beside = false): void => useWorkspace.getState().open(id, { beside })

/** Puts the report's page on the desk, at its first words. */
export function showOnPage({ id, sourceId }: Pick<ReportRow, 'id' | 'sourceId'>): void {
  send('reports.get', { id }).then(
    ({ blocks }) => useWorkspace.getState().openDesk(sourceId, blocks[0]?.segments[0]?.[1]),
    (error: unknown) => notify.error(error),
  )
}

/** Opens up to four reports side by side in panes of their own; what was open stays as tabs behind them. */
export function openSideBySide(ids: readonly string[]): void {
  const workspace = useWorkspace.getState()
  const [first, ...others] = ids.slice(0, MOST_PANES)
  if (first === undefined) return
  workspace.open(first, { paneId: workspace.panes[0]!.id })
  others.forEach((id, index) => {
    const { panes, addPane, open } = useWorkspace.getState()
    if (!panes[index + 1]) addPane()
    open(id, { paneId: useWorkspace.getState().panes[index + 1]!.id })
  })
  useWorkspace.getState().activatePane(useWorkspace.getState().panes[0]!.id)
}

/** Takes reports out of the library, says so, and offers to take it back. */
export async function removeReports(reports: Pick<ReportRow, 'id' | 'title' | 'opening'>[]): Promise<void> {
  const [first] = reports
  if (!first) return
  const reportIds = reports.map(({ id }) => id)
  try {
    const confirmed = await confirmRemoval({ reportIds })
    if (confirmed === null) return
    await send('removals.remove', { reportIds, confirmed })
  } catch (error) {
    notify.error(error)
    return
  }
  const title = reportName(first, i18next.t('common:untitled'))
  notify.info(
    reports.length === 1
      ? i18next.t('library:removedOne', { title })
      : i18next.t('library:removedMany', { count: reports.length }),
    {
      action: {
        label: i18next.t('common:undo'),
        run: () => {
          send('removals.restore', { reportIds }).catch((error: unknown) => notify.error(error))
        },
      },
    },
  )
}

/** What an export of some reports covers. */
export const exportOf = (reports: readonly ReportRow[]): ExportScope => {
  const [first, ...others] = reports.map(({ id }) => id)
  return first !== undefined && others.length === 0
    ? { kind: 'report', id: first }
    : { kind: 'reports', ids: reports.map(({ id }) => id) }
}
