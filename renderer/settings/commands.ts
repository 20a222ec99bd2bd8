import type { Command } from '../ui/command.ts'
import { openDialog } from '../ui/dialogs.ts'
import { setPreference, type Preferences } from '../ui/preferences.ts'

const theme = (id: string, labelKey: Command['labelKey'], value: Preferences['theme']): Command => ({
  id: `theme.${id}`,
  labelKey,
  group: 'view',
  run: () => setPreference('theme', value),
})

export const settingsCommands: Command[] = [
  {
    id: 'app.settings',
    labelKey: 'commands:settings',
    keys: ['Mod+,'],
    group: 'app',
    run: () => openDialog({ kind: 'settings' }),
  },
  {
    id: 'library.check',
    labelKey: 'commands:checkLibrary',
    group: 'app',
    run: () => openDialog({ kind: 'settings', section: 'library' }),
  },
  {
    id: 'app.diagnostics',
    labelKey: 'commands:diagnostics',
    group: 'app',
    run: () => openDialog({ kind: 'settings', section: 'about' }),
  },
  theme('light', 'commands:themeLight', 'light'),
  theme('sepia', 'commands:themeSepia', 'sepia'),
  theme('dark', 'commands:themeDark', 'dark'),
  theme('system', 'commands:themeSystem', 'system'),
]
