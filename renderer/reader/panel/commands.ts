import { t } from 'i18next'
import { openNote } from '../../notes/editing.ts'
import type { Command, LabelKey } from '../../ui/command.ts'
import { activeReportId, useWorkspace, type SideTab } from '../../workspace.ts'
import { announce, filterHighlights, useReader } from '../reader-store.ts'

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
  showTab('related', 'related:command'),
  showTab('notes', 'panel:commandNotes'),
  showTab('corrections', 'corrections:tabCommand'),
  showTab('info', 'panel:commandInfo'),
  {
    id: 'highlight.filter',
    labelKey: 'highlights:command.filter',
    keys: ['f'],
    group: 'annotate',
    when: isReading,
    run() {
      useWorkspace.getState().set({ sideTab: 'highlights', sideOpen: true })
      useReader.setState(({ filterAsked }) => ({ filterAsked: filterAsked + 1 }))
    },
  },
  {
    id: 'highlight.showAll',
    labelKey: 'highlights:command.showAll',
    keys: ['Shift+f'],
    group: 'annotate',
    when: () => isReading() && useReader.getState().filter !== null,
    run() {
      filterHighlights(null)
      announce(t('highlights:unfiltered'))
    },
  },
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
