import type { Command } from '../ui/command.ts'
import { useWorkspace } from '../workspace.ts'
import { cached } from '../queries.ts'
import type { ThemeStep } from '../../shared/model/theme.ts'
import { saveCodebook } from './codebook-file.ts'
import { stepTheme } from './theme-actions.ts'
import { openTheme } from './theme-tree.ts'
import { askAbout, beginTheme, renameTheme } from './themes-state.ts'

const inThemes = (): boolean => useWorkspace.getState().view === 'themes'

const move = (direction: ThemeStep, labelKey: Command['labelKey'], key: string): Command => ({
  id: `themes.move-${direction}`,
  labelKey,
  keys: [`Alt+Shift+${key}`],
  group: 'annotate',
  when: inThemes,
  run() {
    // The view shows this list; asked for anew, it would come after an undo pressed meanwhile.
    const theme = openTheme(cached('themes.list', {}) ?? [], useWorkspace.getState().themeId)
    if (theme) void stepTheme(theme.id, direction)
  },
})

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
    when: inThemes,
    run: renameTheme,
  },
  move('up', 'themes:moveUp', 'ArrowUp'),
  move('down', 'themes:moveDown', 'ArrowDown'),
  move('in', 'themes:moveIn', 'ArrowRight'),
  move('out', 'themes:moveOut', 'ArrowLeft'),
  {
    id: 'themes.merge',
    labelKey: 'themes:merge',
    group: 'annotate',
    when: inThemes,
    run: () => askAbout({ do: 'merge', into: null }),
  },
  {
    id: 'themes.remove',
    labelKey: 'themes:remove',
    group: 'annotate',
    when: inThemes,
    run: () => askAbout({ do: 'remove' }),
  },
  {
    id: 'themes.codebook',
    labelKey: 'themes:codebookExport',
    group: 'annotate',
    when: inThemes,
    run: saveCodebook,
  },
]
