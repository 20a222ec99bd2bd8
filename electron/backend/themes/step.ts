/** Where one step takes a theme in its tree. Pure. */
import type { ThemeStep } from '../../../shared/model/theme.ts'

/** What is known of a theme here; siblings come in their order. */
interface InTree {
  id: string
  parentId: string | null
}

/**
 * Among its siblings (`up`, `down`), last below the sibling above (`in`), or beside its parent, after it (`out`).
 * @returns what `themes.move` takes, or null where there is no such step
 */
export function stepOf(
  themes: readonly InTree[],
  id: string,
  direction: ThemeStep,
): { id: string; parentId: string | null; before: string | null } | null {
  const find = (wanted: string | null): InTree | undefined => themes.find((theme) => theme.id === wanted)
  const parent = find(find(id)?.parentId ?? null)
  const parentId = parent?.id ?? null
  const level = (above: string | null): InTree[] =>
    themes.filter((theme) => (find(theme.parentId)?.id ?? null) === above)
  const siblings = level(parentId)
  const at = siblings.findIndex((theme) => theme.id === id)
  const idAt = (index: number): string | null => siblings[index]?.id ?? null
  switch (direction) {
    case 'up':
      return at > 0 ? { id, parentId, before: idAt(at - 1) } : null
    case 'down':
      return at < siblings.length - 1 ? { id, parentId, before: idAt(at + 2) } : null
    case 'in':
      return at > 0 ? { id, parentId: idAt(at - 1), before: null } : null
    case 'out': {
      if (!parent) return null
      const above = find(parent.parentId)?.id ?? null
      const uncles = level(above)
      const next = uncles[uncles.findIndex((theme) => theme.id === parent.id) + 1]
      return { id, parentId: above, before: next?.id ?? null }
    }
  }
}
