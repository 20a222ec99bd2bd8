/** Which highlights a filter leaves in sight. Pure. */
import type { HighlightColor } from '../../../shared/model/highlight.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import { withDescendants } from '../../../shared/theme-order.ts'
import type { HighlightFilter } from '../reader-store.ts'

interface Look {
  themeIds: readonly string[]
  highlight: { color: HighlightColor }
}

/** A test for highlights; everything passes where there is no filter. A theme's own are those of themes below it too. */
export function filterFor(filter: HighlightFilter | null, themes: readonly Theme[]): (one: Look) => boolean {
  if (!filter) return () => true
  const { themeId, color } = filter
  const family = themeId === null ? null : withDescendants(themes, themeId)
  return ({ highlight, themeIds }) =>
    (color === null || highlight.color === color) &&
    (family === null || themeIds.some((id) => family.has(id)))
}
