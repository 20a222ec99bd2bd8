/** What is done with related reports. */
import { t } from 'i18next'
import type { Range } from '../../../shared/model/range.ts'
import { send } from '../../queries.ts'
import { notify } from '../../ui/notify.tsx'
import { useWorkspace } from '../../workspace.ts'
import { aim } from '../actions.ts'
import { announce, useReader } from '../reader-store.ts'

export const openBeside = (reportId: string, ranges?: Range[]): void =>
  useWorkspace.getState().open(reportId, { beside: true, ...(ranges ? { ranges } : {}) })

/** For good; one step of undo brings it back. */
export function refuseRelated(reportId: string, otherId: string): void {
  send('related.refuse', { reportId, otherId }).then(
    () => announce(t('related:refused')),
    (error: unknown) => notify.error(error),
  )
}

export function restoreRelated(id: string): void {
  send('related.restore', { id }).catch((error: unknown) => notify.error(error))
}

/** Lists the reports that tell of the passage at hand. */
export function moreOnThis(): void {
  const at = aim()
  if (!at) return notify.info(t('highlights:nothing'), { id: 'nothing-selected' })
  const { ranges, text, session } = at
  useReader.setState({ moreOn: { reportId: session.report.id, ranges, text } })
  useWorkspace.getState().set({ sideTab: 'related', sideOpen: true })
}
