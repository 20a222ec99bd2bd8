/** What the theme picker offers for what was typed. Pure. */
import { fold } from '../../shared/text/fold.ts'
import type { Theme } from '../../shared/model/theme.ts'
import { flatten, themeTree, type ThemeNode } from './theme-tree.ts'

export interface Pick {
  /** Themes that hold all typed words in their path, in either script; whole names first, then beginnings. */
  found: ThemeNode[]
  /** The name to create, or null where a theme has it or nothing was typed. */
  create: string | null
}

/**
 * @param typed as in the field; white space means AND
 * @param first ids that stand first while nothing is typed: the themes set already
 * @param sounding ids of themes whose pinyin was typed: they come last
 */
export function pickThemes(
  themes: readonly Theme[],
  typed: string,
  first: ReadonlySet<string>,
  sounding: ReadonlySet<string> = new Set(),
): Pick {
  const nodes = flatten(themeTree(themes))
  const name = typed.trim().replaceAll(/\s+/g, ' ')
  if (name === '') {
    const isFirst = ({ theme }: ThemeNode): boolean => first.has(theme.id)
    return { found: [...nodes.filter(isFirst), ...nodes.filter((node) => !isFirst(node))], create: null }
  }
  const wanted = fold(name)
  const words = wanted.split(' ')
  const rank = ({ theme }: ThemeNode): number => {
    const own = fold(theme.name)
    return own === wanted ? 0 : own.startsWith(wanted) ? 1 : own.includes(wanted) ? 2 : 3
  }
  const found = nodes
    .map((node, at) => ({
      ...{ node, at, rank: rank(node) },
      isNamed: words.every((word) => fold(node.path).includes(word)),
    }))
    .filter(({ node, isNamed }) => isNamed || sounding.has(node.theme.id))
    .map(({ isNamed, ...one }) => (isNamed ? one : { ...one, rank: 4 }))
    .toSorted((a, b) => a.rank - b.rank || a.at - b.at)
    .map(({ node }) => node)
  const isTaken =
    nodes.some(({ theme }) => theme.name.trim() === name) || found.some((node) => rank(node) === 0)
  return { found, create: isTaken ? null : name }
}
