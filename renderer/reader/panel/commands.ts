import { openNote } from '../../notes/editing.ts'
import type { Command, LabelKey } from '../../ui/command.ts'
import { activeReportId, useWorkspace, type SideTab } from '../../workspace.ts'

const isReading = (): boolean =>
  useWorkspace.getState().view === 'read' && activeReportId(useWorkspace.getState()) !== null

const showTab = (id: SideTab, labelKey: LabelKey): Command => ({
  id: `panel.${id}`,
  labelKey,
  group: 'view',
  when: isReading,
  run: () => useWorkspace.getState().set({ sideTab: id, sideOpen: true }),
})

/** What the side panel adds to the table of commands. */
export const panelCommands: Command[] = [
  showTab('highlights', 'panel:commandHighlights'),
  showTab('links', 'panel:commandLinks'),
  showTab('notes', 'panel:commandNotes'),
  showTab('corrections', 'corrections:tabCommand'),
  showTab('info', 'panel:commandInfo'),
  {
    id: 'notes.report',
    labelKey: 'notes:commandEditReport',
    keys: ['Shift+n'],
    group: 'annotate',
    when: isReading,
    run() {
      const id = activeReportId(useWorkspace.getState())
      if (id !== null) openNote({ kind: 'report', id })
    },
  },
]
