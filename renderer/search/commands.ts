import type { Command } from '../ui/command.ts'
import { openSearch } from './search-state.ts'

export const searchCommands: Command[] = [
  {
    id: 'app.palette',
    labelKey: 'commands:palette',
    keys: ['Mod+K', 'Mod+Shift+F'],
    group: 'app',
    run: () => openSearch(),
  },
  {
    id: 'app.commands',
    labelKey: 'commands:commandPalette',
    keys: ['Mod+Shift+P'],
    group: 'app',
    run: () => openSearch('>'),
  },
]
