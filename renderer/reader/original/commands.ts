import type { Command } from '../../ui/command.ts'
import { hasReport } from '../command-state.ts'
import { activeSession } from '../session.ts'
import { closeOriginalIn, openOriginalIn, useOriginal } from './original-store.ts'
import { hasOriginal } from './place-on-page.ts'

const canShow = (): boolean => {
  const report = hasReport() ? activeSession()?.report : undefined
  return report !== undefined && hasOriginal(report)
}
const isOpen = (): boolean => {
  const paneId = activeSession()?.paneId
  return paneId !== undefined && useOriginal.getState().asked[paneId] !== undefined
}

/** Opens the original page beside the text of the active pane, at the place that is read. */
export function showOriginal(): void {
  const session = activeSession()
  if (session && hasOriginal(session.report)) openOriginalIn(session.paneId)
}

export const originalCommands: Command[] = [
  {
    id: 'reader.showOriginal',
    labelKey: 'original:show',
    group: 'reading',
    when: canShow,
    run: showOriginal,
  },
  {
    id: 'reader.hideOriginal',
    labelKey: 'original:hide',
    group: 'reading',
    when: () => canShow() && isOpen(),
    run: () => closeOriginalIn(activeSession()!.paneId),
  },
]
