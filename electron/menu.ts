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

export interface MenuActs {
  /** Gets the id of a chosen command. */
  run: (id: string) => void
  /** Empties the system's list of packages opened last. */
  clearRecent: () => void
}

/** The menu as plain data. */
export function menuTemplate(
  language: InterfaceLanguage,
  platform: NodeJS.Platform,
  { run, clearRecent }: MenuActs,
): MenuItemConstructorOptions[] {
  const isMac = platform === 'darwin'
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
      ...recentItems(platform, word, clearRecent),
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
  return isMac ? [appMenu(word), ...menus] : menus
}

/** macOS's first menu. Electron's own has English words only. */
const appMenu = (word: (key: HostsKey) => string): MenuItemConstructorOptions => ({
  label: 'Pressmark',
  submenu: [
    { role: 'about', label: word('menuAbout') },
    { type: 'separator' },
    { role: 'services', label: word('menuServices') },
    { type: 'separator' },
    { role: 'hide', label: word('menuHide') },
    { role: 'hideOthers', label: word('menuHideOthers') },
    { role: 'unhide', label: word('menuUnhide') },
    { type: 'separator' },
    { role: 'quit', label: word('menuQuit') },
  ],
})

/** macOS keeps a menu of its own of what was opened last; Windows shows it at the taskbar; Linux has none. */
function recentItems(
  platform: NodeJS.Platform,
  word: (key: HostsKey) => string,
  clearRecent: () => void,
): MenuItemConstructorOptions[] {
  if (platform === 'darwin')
    return [
      { type: 'separator' },
      {
        role: 'recentDocuments',
        label: word('menuRecent'),
        submenu: [{ role: 'clearRecentDocuments', label: word('menuClearRecent') }],
      },
    ]
  if (platform === 'win32')
    return [{ type: 'separator' }, { label: word('menuClearRecent'), click: clearRecent }]
  return []
}

function labelOf(labelKey: string, language: InterfaceLanguage): string {
  const [area, key] = labelKey.split(':') as [Area, string]
  const words: Messages = areas[area]
  return say(words, language, key)
}
