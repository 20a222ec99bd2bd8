import { HighlightColor } from '../../shared/model/highlight.ts'
import type { Target } from '../../shared/model/note.ts'
import type { Theme } from '../../shared/model/theme.ts'
import { send } from '../queries.ts'
import { notify } from '../ui/notify.tsx'

/** A new theme takes the colour that the fewest themes have, in the order of the keys 1–8. */
export function nextColor(themes: readonly Pick<Theme, 'color'>[]): HighlightColor {
  const uses = (color: HighlightColor): number => themes.filter((theme) => theme.color === color).length
  return HighlightColor.options.toSorted((a, b) => uses(a) - uses(b))[0]!
}

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
