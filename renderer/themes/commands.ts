import type { Command } from '../ui/command.ts'
import { useWorkspace } from '../workspace.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import { saveCodebook } from './codebook-file.ts'
import { stepTheme } from './theme-actions.ts'
import type { MoveDirection } from './theme-tree.ts'
import { flatten, themeTree } from './theme-tree.ts'
import { askAbout, beginTheme, renameTheme } from './themes-state.ts'

const inThemes = (): boolean => useWorkspace.getState().view === 'themes'

/** The theme whose page is open: the one chosen, else the first. */
async function openTheme(): Promise<string | null> {
  const themes = await send('themes.list', {})
  const { themeId } = useWorkspace.getState()
  if (themes.some(({ id }) => id === themeId)) return themeId
  return flatten(themeTree(themes))[0]?.theme.id ?? null
}

const move = (direction: MoveDirection, labelKey: Command['labelKey'], key: string): Command => ({
  id: `themes.move-${direction}`,
  labelKey,
  keys: [`Alt+Shift+${key}`],
  group: 'annotate',
  when: inThemes,
  run() {
    openTheme()
      .then((id) => (id === null ? undefined : stepTheme(id, direction)))
      .catch((error: unknown) => notify.error(error))
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
