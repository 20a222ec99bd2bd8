/** Themes as a tree: order, depth, paths. Pure. */
import type { Theme } from '../../shared/model/theme.ts'

export interface ThemeNode {
  theme: Theme
  /** 0 at the top level. */
  depth: number
  /** Names from the top down to this theme: `物流 / 通关时效`. */
  path: string
  children: ThemeNode[]
}

/** Themes below their parents, each level by position, then name. One whose parent is gone stands at the top. */
export function themeTree(themes: readonly Theme[]): ThemeNode[] {
  const ids = new Set(themes.map((theme) => theme.id))
  const below = Map.groupBy(themes, (theme) =>
    theme.parentId !== null && ids.has(theme.parentId) ? theme.parentId : null,
  )
  const build = (parentId: string | null, depth: number, path: string): ThemeNode[] =>
    (below.get(parentId) ?? [])
      .toSorted((a, b) => a.position - b.position || a.name.localeCompare(b.name))
      .map((theme) => {
        const own = path === '' ? theme.name : `${path} / ${theme.name}`
        return { theme, depth, path: own, children: build(theme.id, depth + 1, own) }
      })
  return build(null, 0, '')
}

/** A tree's nodes from top to bottom, as they stand on the screen when all is open. */
export const flatten = (nodes: readonly ThemeNode[]): ThemeNode[] =>
  nodes.flatMap((node) => [node, ...flatten(node.children)])

/** A theme and all below it: it cannot be moved under any of these. */
export function withDescendants(themes: readonly Theme[], id: string): Set<string> {
  const found = new Set([id])
  // At most as many rounds as there are levels; each round that finds nothing ends it.
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const theme of themes) if (theme.parentId !== null && found.has(theme.parentId)) found.add(theme.id)
  }
  return found
}
