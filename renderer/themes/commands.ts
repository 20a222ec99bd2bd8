import type { Command } from '../ui/command.ts'
import { useWorkspace } from '../workspace.ts'
import { beginTheme, renameTheme } from './themes-state.ts'

/** Choosing themes for a passage is the reader's; these are about themes themselves. */
export const themeCommands: Command[] = [
  {
    id: 'themes.new',
    labelKey: 'themes:commandNew',
    group: 'annotate',
    run() {
      useWorkspace.getState().set({ view: 'themes' })
      beginTheme(null)
    },
  },
  {
    id: 'themes.rename',
    labelKey: 'themes:rename',
    keys: ['F2'],
    group: 'annotate',
    when: () => useWorkspace.getState().view === 'themes',
    run: renameTheme,
  },
]
