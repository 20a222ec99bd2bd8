/** What can be done with reports from the list. */
import i18next from 'i18next'
import type { DeskReport } from '../../../shared/model/page.ts'
import { confirmRemoval } from '../../links/confirm-ends.tsx'
import { send } from '../../queries.ts'
import { notify } from '../../ui/notify.tsx'
import { useWorkspace } from '../../workspace.ts'
import { act } from '../desk-actions.ts'
import type { DeskModel } from '../desk-model.ts'
import { goToPiece } from '../desk-state.ts'
import { reportTitle } from '../desk-words.ts'
import { freshDesk } from '../use-desk.ts'

/** Where a report begins in reading order, by first character; null for one without text. */
export const reportStart = ({ pieces }: DeskModel, id: string): number | null =>
  pieces.find((piece) => piece.reportId === id && piece.block === 0 && piece.part === 0)?.at ??
  pieces.find((piece) => piece.reportId === id)?.at ??
  null

/** Shows the beginning of a report in the page's text. */
export function showReport(model: DeskModel, id: string): void {
  const at = reportStart(model, id)
  if (at !== null) goToPiece(at, { flash: true, focus: false })
}

export const readReport = (id: string, beside = false): void => useWorkspace.getState().open(id, { beside })

/** The one that stands first in the list keeps its title and what is on it. */
export async function joinReports(model: DeskModel, ids: readonly string[]): Promise<void> {
  const reports = model.reports.map(({ id }) => id).filter((id) => ids.includes(id))
  if (reports.length > 1) await act({ do: 'join', reports }, i18next.t('desk:saidJoined'))
}

/** Puts a report one place up (`-1`) or down in the list. */
export async function moveReport({ reports }: DeskModel, id: string, step: 1 | -1): Promise<void> {
  const here = reports.findIndex((report) => report.id === id)
  const to = here + step
  if (here < 0 || to < 0 || to >= reports.length) return
  await placeReport(id, reports[step > 0 ? to + 1 : to]?.id ?? null)
}

/** Puts a report before another one, or last. */
export async function placeReport(id: string, before: string | null): Promise<void> {
  if (id !== before) await act({ do: 'order', report: id, before }, i18next.t('rail:saidOrdered'))
}

export async function untitleReport(id: string): Promise<void> {
  await act({ do: 'untitle', report: id }, i18next.t('desk:saidUntitled'))
}

/** Gives a report another headline. An empty one leaves it without. */
export async function renameReport(sourceId: string, id: string, title: string): Promise<boolean> {
  try {
    await send('reports.update', { id, title: title.trim() || null })
    await freshDesk(sourceId)
    return true
  } catch (error) {
    notify.error(error)
    return false
  }
}

/** Takes a report out of the library: its text stays on the page, set aside. Says so and offers to take it back. */
export async function removeReport(sourceId: string, report: DeskReport): Promise<void> {
  try {
    const confirmed = await confirmRemoval({ reportIds: [report.id] })
    if (confirmed === null) return
    await send('reports.remove', { id: report.id, confirmed })
    notify.info(i18next.t('rail:removed', { name: reportTitle(report) }), {
      action: {
        label: i18next.t('common:undo'),
        run: () =>
          void send('reports.restore', { id: report.id }).catch((error: unknown) => notify.error(error)),
      },
    })
    await freshDesk(sourceId)
  } catch (error) {
    notify.error(error)
  }
}
