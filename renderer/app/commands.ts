/** Every action of the window, in one table. Features export theirs; this file only lists them. */
import { deskCommands } from '../desk/commands.ts'
import { deskPageCommands } from '../desk/rail/commands.ts'
import { libraryCommands } from '../library/commands.ts'
import { linkCommands } from '../links/commands.ts'
import { noteCommands } from '../notes/commands.ts'
import { panelCommands } from '../reader/panel/commands.ts'
import { themeCommands } from '../themes/commands.ts'
import { readerCommands } from '../reader/commands.ts'
import { searchCommands } from '../search/commands.ts'
import { storyCommands } from '../stories/commands.ts'
import { settingsCommands } from '../settings/commands.ts'
import { trayCommands } from '../tray/commands.ts'
import type { Command } from '../ui/command.ts'
import { openDialog } from '../ui/dialogs.ts'
import { useWorkspace, type View } from '../workspace.ts'
import { canGoBack, canGoForward, goBack, goForward } from './history.ts'
import { redo, undo } from './undo.ts'

const show = (view: View) => (): void => useWorkspace.getState().set({ view })

const appCommands: Command[] = [
  {
    id: 'view.library',
    labelKey: 'commands:viewLibrary',
    keys: ['Alt+1'],
    group: 'view',
    run: show('library'),
  },
  { id: 'view.read', labelKey: 'commands:viewRead', keys: ['Alt+2'], group: 'view', run: show('read') },
  { id: 'view.themes', labelKey: 'commands:viewThemes', keys: ['Alt+3'], group: 'view', run: show('themes') },
  { id: 'view.notes', labelKey: 'commands:viewNotes', keys: ['Alt+6'], group: 'view', run: show('notes') },
  {
    id: 'view.stories',
    labelKey: 'stories:view',
    keys: ['Alt+8'],
    group: 'view',
    run: show('stories'),
  },
  { id: 'view.links', labelKey: 'links:view', keys: ['Alt+5'], group: 'view', run: show('links') },
  {
    id: 'links.relations',
    labelKey: 'links:manage',
    group: 'annotate',
    run: () => openDialog({ kind: 'relations' }),
  },
  {
    id: 'view.nav',
    labelKey: 'commands:toggleNav',
    keys: ['Mod+\\'],
    group: 'view',
    run: () => useWorkspace.setState((state) => ({ navOpen: !state.navOpen })),
  },
  {
    id: 'view.side',
    labelKey: 'commands:toggleSide',
    keys: ['Mod+.'],
    group: 'view',
    when: () => useWorkspace.getState().view === 'read',
    run: () => useWorkspace.setState((state) => ({ sideOpen: !state.sideOpen })),
  },
  {
    id: 'view.back',
    labelKey: 'commands:goBack',
    keys: ['Alt+ArrowLeft'],
    group: 'view',
    when: canGoBack,
    run: goBack,
  },
  {
    id: 'view.forward',
    labelKey: 'commands:goForward',
    keys: ['Alt+ArrowRight'],
    group: 'view',
    when: canGoForward,
    run: goForward,
  },
  { id: 'edit.undo', labelKey: 'commands:undo', keys: ['Mod+Z'], group: 'edit', run: undo },
  { id: 'edit.redo', labelKey: 'commands:redo', keys: ['Mod+Shift+Z', 'Mod+Y'], group: 'edit', run: redo },
  {
    id: 'app.help',
    labelKey: 'commands:help',
    keys: ['?', 'F1'],
    group: 'app',
    run: () => openDialog({ kind: 'help' }),
  },
]

/** Where two commands have the same key, the first whose `when` holds runs. */
export const commands: readonly Command[] = [
  ...appCommands,
  ...searchCommands,
  ...libraryCommands,
  ...deskPageCommands,
  ...deskCommands,
  ...linkCommands,
  ...trayCommands,
  ...readerCommands,
  ...panelCommands,
  ...storyCommands,
  ...themeCommands,
  ...noteCommands,
  ...settingsCommands,
]

/** Runs a command by its id: a click in the native menu. */
export function runCommand(id: string): void {
  const command = commands.find((candidate) => candidate.id === id)
  if (command && (command.when?.() ?? true)) command.run()
}
