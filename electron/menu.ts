/** The native menu, out of the same table as the window's own commands. */
import type { MenuItemConstructorOptions } from 'electron'
import { MENU, MENU_GROUPS, type MenuGroup } from '../shared/commands.ts'
import { hosts, type HostsKey } from '../shared/i18n/hosts.ts'
import { areas, type Area } from '../shared/i18n/index.ts'
import type { InterfaceLanguage, Messages } from '../shared/i18n/messages.ts'
import { say } from '../shared/i18n/say.ts'

const GROUP_LABELS = {
  file: 'menuFile',
  edit: 'menuEdit',
  view: 'menuView',
  go: 'menuGo',
  help: 'menuHelp',
} as const satisfies Record<MenuGroup, string>

/** Electron's notation for the window's: `Mod+Shift+E` → `CmdOrCtrl+Shift+E`; keys a menu cannot show → undefined. */
export function toAccelerator(keys: string | undefined): string | undefined {
  if (keys === undefined || !/\+/.test(keys)) return undefined
  return keys.replace('Mod', 'CmdOrCtrl').replace(/Arrow(Left|Right|Up|Down)/, '$1')
}

/** The menu as plain data. `run` gets the id of a chosen command. */
export function menuTemplate(
  language: InterfaceLanguage,
  isMac: boolean,
  run: (id: string) => void,
): MenuItemConstructorOptions[] {
  const word = (key: HostsKey): string => say(hosts, language, key)
  const commandsOf = (group: MenuGroup): MenuItemConstructorOptions[] =>
    MENU.filter((command) => command.group === group).flatMap(({ id, labelKey, keys, separated }) => {
      const accelerator = toAccelerator(keys)
      const item: MenuItemConstructorOptions = {
        id,
        label: labelOf(labelKey, language),
        click: () => run(id),
        // The window hears its keys itself (it knows whether one is typing); the menu only shows them.
        ...(accelerator ? { accelerator, registerAccelerator: false } : {}),
      }
      return separated ? [{ type: 'separator' }, item] : [item]
    })
  const line: MenuItemConstructorOptions = { type: 'separator' }
  const extra: Record<MenuGroup, MenuItemConstructorOptions[]> = {
    file: [
      line,
      isMac ? { role: 'close', label: word('menuClose') } : { role: 'quit', label: word('menuQuit') },
    ],
    edit: [
      line,
      { role: 'cut', label: word('menuCut') },
      { role: 'copy', label: word('menuCopy') },
      { role: 'paste', label: word('menuPaste') },
      { role: 'selectAll', label: word('menuSelectAll') },
    ],
    view: [line, { role: 'togglefullscreen', label: word('menuFullScreen') }],
    go: [],
    help: [],
  }
  const menus = MENU_GROUPS.map(
    (group): MenuItemConstructorOptions => ({
      label: word(GROUP_LABELS[group]),
      submenu: [...commandsOf(group), ...extra[group]],
    }),
  )
  return isMac ? [{ role: 'appMenu' }, ...menus] : menus
}

function labelOf(labelKey: string, language: InterfaceLanguage): string {
  const [area, key] = labelKey.split(':') as [Area, string]
  const words: Messages = areas[area]
  return say(words, language, key)
}
