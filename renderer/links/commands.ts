import type { Command } from '../ui/command.ts'
import { activeReportId, useWorkspace } from '../workspace.ts'
import { beginLink, cancelLink, finishLink, linkState } from './link-gesture.ts'

/** Linking passages is the reader's (it knows what is selected); these work without a selection. */
export const linkCommands: Command[] = [
  {
    id: 'links.cancel',
    labelKey: 'links:commandCancel',
    keys: ['Escape'],
    group: 'annotate',
    when: () => linkState().phase === 'begun',
    run: cancelLink,
  },
  {
    id: 'links.report',
    labelKey: 'links:commandLinkReport',
    group: 'annotate',
    when: () => useWorkspace.getState().view === 'read' && activeReportId(useWorkspace.getState()) !== null,
    run() {
      const id = activeReportId(useWorkspace.getState())
      if (id === null) return
      const whole = { kind: 'report', id, quote: null } as const
      if (linkState().phase === 'begun') finishLink(whole)
      else beginLink(whole)
    },
  },
]
