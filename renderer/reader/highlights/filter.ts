/** Which highlights a filter leaves in sight. Pure. */
import type { Theme } from '../../../shared/model/theme.ts'
import type { HighlightFilter } from '../reader-store.ts'
import type { PlacedHighlight } from './placed.ts'

type Look = Pick<PlacedHighlight, 'themeIds'> & { highlight: Pick<PlacedHighlight['highlight'], 'color'> }

/** A theme and all below it: a passage of a theme below counts as one of it, as in exports. */
export function familyOf(themes: readonly Pick<Theme, 'id' | 'parentId'>[], themeId: string): Set<string> {
  const family = new Set([themeId])
  let size = 0
  while (family.size > size) {
    size = family.size
    for (const { id, parentId } of themes) if (parentId !== null && family.has(parentId)) family.add(id)
  }
  return family
}

/** A test for highlights; everything passes where there is no filter. */
export function filterFor(
  filter: HighlightFilter | null,
  themes: readonly Pick<Theme, 'id' | 'parentId'>[],
): (one: Look) => boolean {
  if (!filter) return () => true
  const { themeId, color } = filter
  const family = themeId === null ? null : familyOf(themes, themeId)
  return ({ highlight, themeIds }) =>
    (color === null || highlight.color === color) &&
    (family === null || themeIds.some((id) => family.has(id)))
}
