/** Themes as a tree: order, depth, paths. Pure. */
import type { Theme } from '../../shared/model/theme.ts'
import { nameKey } from '../../shared/text/same-name.ts'

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

/** The theme whose page is open. Nothing chosen, or chosen and deleted: the first one, so that the view is never half empty. */
export const openTheme = (themes: readonly Theme[], chosen: string | null): Theme | undefined =>
  themes.find(({ id }) => id === chosen) ?? flatten(themeTree(themes))[0]?.theme

/** Another theme of this name anywhere in the tree, in either script. @param except the theme that is being named */
export function twinOf(themes: readonly Theme[], name: string, except?: string): ThemeNode | undefined {
  const key = nameKey(name)
  if (key === '') return undefined
  return flatten(themeTree(themes)).find(({ theme }) => theme.id !== except && nameKey(theme.name) === key)
}
