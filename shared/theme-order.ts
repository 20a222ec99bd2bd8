/** Themes as a tree, as far as the library and the window must see it alike. Pure. */
interface InTree {
  id: string
  parentId: string | null
}

/** Parents before their children, siblings as they come. One whose parent is not here has none; what stands in a circle comes last. */
export function inTreeOrder<T extends InTree>(themes: readonly T[]): T[] {
  const ids = new Set(themes.map(({ id }) => id))
  const below = Map.groupBy(themes, ({ parentId }) =>
    parentId !== null && ids.has(parentId) ? parentId : null,
  )
  const walk = (parent: string | null): T[] =>
    (below.get(parent) ?? []).flatMap((theme) => [theme, ...walk(theme.id)])
  const reached = walk(null)
  return [...reached, ...themes.filter((theme) => !reached.includes(theme))]
}

/** A theme and all below it: it cannot be moved under any of these. */
export function withDescendants(themes: readonly InTree[], id: string): Set<string> {
  const found = new Set([id])
  // At most as many rounds as there are levels; a circle ends it too, because nothing new is found.
  for (let before = 0; before !== found.size; ) {
    before = found.size
    for (const theme of themes) if (theme.parentId !== null && found.has(theme.parentId)) found.add(theme.id)
  }
  return found
}
