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

/** Another theme of this name anywhere in the tree, in either script. @param except the theme that is being named */
export function twinOf(themes: readonly Theme[], name: string, except?: string): ThemeNode | undefined {
  const key = nameKey(name)
  if (key === '') return undefined
  return flatten(themeTree(themes)).find(({ theme }) => theme.id !== except && nameKey(theme.name) === key)
}

export type MoveDirection = 'up' | 'down' | 'in' | 'out'

/**
 * Where one step takes a theme in its tree: among its siblings, below the sibling above, or beside its parent.
 * @returns what `themes.move` takes, or null where there is no such step
 */
export function stepOf(
  themes: readonly Theme[],
  id: string,
  direction: MoveDirection,
): { id: string; parentId: string | null; before: string | null } | null {
  const nodes = flatten(themeTree(themes))
  const own = nodes.find((node) => node.theme.id === id)
  if (!own) return null
  const levelOf = (parentId: string | null): ThemeNode[] =>
    parentId === null ? themeTree(themes) : (nodes.find((node) => node.theme.id === parentId)?.children ?? [])
  const isTop = !nodes.some((node) => node.theme.id === own.theme.parentId)
  const parentId = isTop ? null : own.theme.parentId
  const siblings = levelOf(parentId)
  const at = siblings.findIndex((node) => node.theme.id === id)
  const idAt = (index: number): string | null => siblings[index]?.theme.id ?? null
  if (direction === 'up') return at > 0 ? { id, parentId, before: idAt(at - 1) } : null
  if (direction === 'down') return at < siblings.length - 1 ? { id, parentId, before: idAt(at + 2) } : null
  if (direction === 'in') return at > 0 ? { id, parentId: idAt(at - 1), before: null } : null
  const parent = nodes.find((node) => node.theme.id === parentId)
  if (!parent) return null
  const above = nodes.some((node) => node.theme.id === parent.theme.parentId) ? parent.theme.parentId : null
  const uncles = levelOf(above)
  const next = uncles[uncles.findIndex((node) => node.theme.id === parentId) + 1]
  return { id, parentId: above, before: next?.theme.id ?? null }
}
