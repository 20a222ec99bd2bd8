/**
 * The commands that a native menu shows, as plain data: Electron's menu.ts builds from this table, and a
 * click sends `{ command: id }` to the window, where the command of that id (renderer/app/commands.ts) runs.
 */
import type { Area } from './i18n/index.ts'

export const MENU_GROUPS = ['file', 'edit', 'view', 'go', 'help'] as const
export type MenuGroup = (typeof MENU_GROUPS)[number]

export interface MenuCommand {
  /** The id of a command of the window. */
  id: string
  /** `area:key` of shared/i18n; the command itself has the same label. */
  labelKey: `${Area}:${string}`
  /** In the window's notation: `Mod+Shift+E`. Shown by the menu, handled by the window. */
  keys?: string
  group: MenuGroup
  /** A line above it. */
  separated?: boolean
}

export const MENU: readonly MenuCommand[] = [
  { id: 'library.import', labelKey: 'commands:import', keys: 'Mod+O', group: 'file' },
  { id: 'library.importFolder', labelKey: 'commands:importFolder', keys: 'Mod+Shift+O', group: 'file' },
  { id: 'library.export', labelKey: 'commands:export', keys: 'Mod+Shift+E', group: 'file' },
  { id: 'app.settings', labelKey: 'commands:settings', keys: 'Mod+,', group: 'file', separated: true },
  { id: 'edit.undo', labelKey: 'commands:undo', keys: 'Mod+Z', group: 'edit' },
  { id: 'edit.redo', labelKey: 'commands:redo', keys: 'Mod+Shift+Z', group: 'edit' },
  {
    id: 'citation.copy',
    labelKey: 'export:copyCitation',
    keys: 'Alt+Shift+C',
    group: 'edit',
    separated: true,
  },
  { id: 'view.library', labelKey: 'commands:viewLibrary', keys: 'Alt+1', group: 'view' },
  { id: 'view.read', labelKey: 'commands:viewRead', keys: 'Alt+2', group: 'view' },
  { id: 'view.themes', labelKey: 'commands:viewThemes', keys: 'Alt+3', group: 'view' },
  { id: 'view.links', labelKey: 'links:view', keys: 'Alt+5', group: 'view' },
  { id: 'view.desk', labelKey: 'commands:viewDesk', keys: 'Alt+4', group: 'view' },
  { id: 'view.notes', labelKey: 'commands:viewNotes', keys: 'Alt+6', group: 'view' },
  { id: 'view.stories', labelKey: 'stories:view', keys: 'Alt+8', group: 'view' },
  { id: 'beside.ribbons', labelKey: 'beside:command.ribbons', group: 'view', separated: true },
  { id: 'beside.fasten', labelKey: 'beside:command.fasten', group: 'view' },
  { id: 'beside.told', labelKey: 'beside:command.told', group: 'view' },
  { id: 'beside.ghosts', labelKey: 'beside:command.ghosts', group: 'view' },
  { id: 'app.palette', labelKey: 'commands:palette', keys: 'Mod+K', group: 'go' },
  { id: 'reader.find', labelKey: 'commands:find', keys: 'Mod+F', group: 'go' },
  { id: 'app.help', labelKey: 'commands:help', keys: '?', group: 'help' },
  { id: 'app.diagnostics', labelKey: 'commands:diagnostics', group: 'help' },
]
