/** Commands on stories, beside those of their view. */
import { activeReportIn } from '../reader/active-report.ts'
import { hasReport } from '../reader/command-state.ts'
import type { Command } from '../ui/command.ts'
import { openDialog } from '../ui/dialogs.ts'
import { useWorkspace } from '../workspace.ts'

export const storyCommands: Command[] = [
  {
    id: 'story.addReport',
    labelKey: 'stories:addReport',
    group: 'reading',
    when: hasReport,
    run() {
      const state = useWorkspace.getState()
      const reportId = activeReportIn(state, state.activePaneId)
      if (reportId !== null) openDialog({ kind: 'story', pick: { act: 'add', reportId } })
    },
  },
]
