/** What the `#` before a heading is worth on this page: OCR puts levels with and without sense. */
import type { Cluster } from './clusters.ts'
import type { Page, Piece } from './piece.ts'

/** How often a heading of the page's highest level heads a story, one of a lower level, one without a mark. */
const HIGHEST = 0.75
const LOWER = 0.25
const UNMARKED = 0.25
/** How many headings these shares are worth against what the page itself shows. */
const PRESUMED = 2
/** From so many headings on a page that marks all alike marks subheads too. */
const MANY = 4
/** What marks that are all the highest say where they are few: as much as a short line and its place speak against. */
const ALIKE = 4
/** A mark says no more than this (log-odds) either way. */
const MOST = 3

/**
 * For each cluster what its mark says, in log-odds: how many of the other headings with this mark look like headlines
 * by all else that is known of them. 0 on pages without marks, and where one mark stands before everything.
 */
export function markScores(page: Page, clusters: Cluster[]): number[] {
  const levels = clusters.map(levelOf)
  const marked = levels.filter((level) => level > 0)
  if (marked.length < 2) return clusters.map(() => 0)
  const top = marked.reduce((least, level) => Math.min(least, level), 9)
  const flat = marked.length === clusters.length && marked.every((level) => level === top)
  // Many headings marked alike: the marks tell nothing apart. Two or three: nobody marks a subhead like its headline.
  if (flat) return clusters.map(() => (marked.length < MANY && top === 1 ? ALIKE : 0))
  const counts = new Map<number, { headlines: number; all: number }>()
  const likely = clusters.map((cluster) => 1 / (1 + Math.exp(-cluster.score)))
  clusters.forEach((_, i) => {
    const level = levels[i] as number
    const count = counts.get(level) ?? { headlines: 0, all: 0 }
    count.headlines += likely[i] as number
    count.all++
    counts.set(level, count)
  })
  return clusters.map((_, i) => {
    const level = levels[i] as number
    if (level === 0 && !page.marked) return 0
    const prior = level === 0 ? UNMARKED : level === top ? HIGHEST : LOWER
    const { headlines, all } = counts.get(level) as { headlines: number; all: number }
    const rate = (headlines - (likely[i] as number) + prior * PRESUMED) / (all - 1 + PRESUMED)
    return Math.max(-MOST, Math.min(MOST, Math.log(rate / (1 - rate))))
  })
}

/** The highest mark in a cluster (1 is `#`), 0 without one. */
function levelOf(cluster: Cluster): number {
  const levels = cluster.pieces.map((piece: Piece) => piece.level).filter((level) => level > 0)
  return levels.reduce((least, level) => Math.min(least, level), levels[0] ?? 0)
}
