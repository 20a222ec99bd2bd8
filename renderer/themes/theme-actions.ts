import type { CallArgs } from '../../shared/contract.ts'
import type { HighlightColor } from '../../shared/model/highlight.ts'
import type { Target } from '../../shared/model/note.ts'
import type { ThemeStep } from '../../shared/model/theme.ts'
import { useWorkspace, type PassageSelection } from '../workspace.ts'
import { send } from '../queries.ts'
import { t } from 'i18next'
import { notify } from '../ui/notify.tsx'

/** Sets or clears a theme on a highlight or report; says so when the library refuses. @returns whether it was done. */
export async function setTheme(themeId: string, target: Target, on: boolean): Promise<boolean> {
  try {
    await send(on ? 'themes.assign' : 'themes.unassign', { themeId, target })
    return true
  } catch (error) {
    notify.error(error)
    return false
  }
}

/** Moves a theme in its tree; says so when the library refuses. */
export async function moveTheme(where: CallArgs<'themes.move'>): Promise<void> {
  try {
    await send('themes.move', where)
  } catch (error) {
    notify.error(error)
  }
}

/** One step of a theme in its tree, by key or menu. */
export async function stepTheme(id: string, direction: ThemeStep): Promise<void> {
  try {
    await send('themes.step', { id, direction })
  } catch (error) {
    notify.error(error)
  }
}

/** The selected words become a theme that their passage carries. */
export async function coinTheme(
  { reportId, ranges }: PassageSelection,
  highlightColor: HighlightColor,
): Promise<void> {
  try {
    const { theme, highlightId, isNew } = await send('themes.coin', {
      reportId,
      ranges,
      highlightColor,
    })
    useWorkspace.getState().set({ activeHighlightId: highlightId })
    notify.done(t(isNew ? 'themes:coined' : 'themes:coinedKnown', { name: theme.name }), {
      id: 'coined',
      action: {
        label: t('themes:twinUse'),
        run: () => useWorkspace.getState().set({ view: 'themes', themeId: theme.id }),
      },
    })
  } catch (error) {
    notify.error(error)
  }
}
