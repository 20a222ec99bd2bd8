/** Commands of the library: files in and out, details of reports. */
import type { Command } from '../ui/command.ts'
import { openDialog } from '../ui/dialogs.ts'
import { queryClient } from '../queries.ts'
import { activeReportId, useWorkspace } from '../workspace.ts'
import type { ExportScope } from '../../shared/model/export-scope.ts'
import type { ReportRow } from '../../shared/model/report.ts'
import { useSearchView } from '../search/view/view-state.ts'
import { focusFilter } from './focus-filter.ts'
import { chooseFiles, chooseFolder, chooseNewVersion } from './import/choose-files.ts'
import { importClipboard } from './import/paste.ts'

const inReader = (): string | null =>
  useWorkspace.getState().view === 'read' ? activeReportId(useWorkspace.getState()) : null
const hasReport = (): boolean => inReader() !== null

/** What an export begins with: what the view shows. */
function atHand(): ExportScope {
  const { view, story, themeId } = useWorkspace.getState()
  const { settled, savedId } = useSearchView.getState()
  const report = inReader()
  if (report) return { kind: 'report', id: report }
  if (view === 'stories' && typeof story === 'string') return { kind: 'story', id: story }
  if (view === 'themes' && themeId) return { kind: 'theme', id: themeId }
  if (view === 'search' && savedId) return { kind: 'saved-search', id: savedId }
  if (view === 'search' && settled !== '') return { kind: 'search', query: settled }
  return { kind: 'all' }
}

const sourceOf = (reportId: string): string | undefined =>
  queryClient.getQueryData<ReportRow[]>(['reports.list', {}])?.find((report) => report.id === reportId)
    ?.sourceId

/** Does something with the page of the report that is being read. */
const withSource = (act: (sourceId: string) => void) => (): void => {
  const id = inReader()
  const source = id ? sourceOf(id) : undefined
  if (source) act(source)
}

/** What is asked about in the import panel, else its first button; null where there is no panel. */
const importedPart = (): HTMLElement | null =>
  document.querySelector<HTMLElement>('[data-new-version] button, [data-carried] button') ??
  document.querySelector<HTMLElement>('[data-import-panel] button')

export const libraryCommands: Command[] = [
  {
    id: 'library.import',
    labelKey: 'commands:import',
    keys: ['Mod+O'],
    group: 'library',
    run: chooseFiles,
  },
  {
    id: 'library.importFolder',
    labelKey: 'commands:importFolder',
    keys: ['Mod+Shift+O'],
    group: 'library',
    run: chooseFolder,
  },
  {
    id: 'library.imported',
    labelKey: 'versions:goToImported',
    keys: ['Alt+I'],
    group: 'library',
    when: () => importedPart() !== null,
    run: () => importedPart()?.focus(),
  },
  {
    id: 'library.paste',
    labelKey: 'commands:importPaste',
    keys: ['Mod+Shift+V'],
    group: 'library',
    run: () => void importClipboard(),
  },
  {
    id: 'library.export',
    labelKey: 'commands:export',
    keys: ['Mod+Shift+E'],
    group: 'library',
    run: () => openDialog({ kind: 'export', scope: atHand() }),
  },
  {
    id: 'library.templates',
    labelKey: 'templates:command',
    group: 'library',
    run: () => openDialog({ kind: 'templates' }),
  },
  {
    id: 'library.package',
    labelKey: 'packages:command.export',
    group: 'library',
    run: () => openDialog({ kind: 'export', scope: { kind: 'all' }, format: 'package' }),
  },
  {
    id: 'library.filter',
    labelKey: 'commands:focusFilter',
    keys: ['Mod+Shift+L'],
    group: 'library',
    run: () => {
      useWorkspace.getState().set({ view: 'library' })
      // The view may have to be drawn first.
      requestAnimationFrame(() => requestAnimationFrame(focusFilter))
    },
  },
  {
    id: 'report.details',
    labelKey: 'commands:reportDetails',
    group: 'library',
    when: hasReport,
    run: () => {
      const id = inReader()
      if (id) openDialog({ kind: 'report', id })
    },
  },
  {
    id: 'report.source',
    labelKey: 'commands:sourceDetails',
    group: 'library',
    when: hasReport,
    run: withSource((id) => openDialog({ kind: 'source', id })),
  },
  {
    id: 'report.importNewer',
    labelKey: 'versions:importNewer',
    group: 'library',
    when: hasReport,
    run: withSource(chooseNewVersion),
  },
  {
    id: 'report.versionOf',
    labelKey: 'versions:saySo',
    group: 'library',
    when: hasReport,
    run: withSource((id) => openDialog({ kind: 'version', id })),
  },
]
