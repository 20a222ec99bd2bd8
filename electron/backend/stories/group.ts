/** Groups of reports that are near one another: the proposals of stories. Pure. */
import type { Edge } from './store.ts'

/** A group joins another where so many of all pairs between them are near: one report cannot chain two stories. */
const PAIRS_NEAR = 0.5
/** No newspaper's story has more; past it the group only grows vaguer. */
const MOST_REPORTS = 40

export interface Group {
  reportIds: string[]
  /** The mean of the pairs that are near. */
  score: number
}

/** Agglomerative, from the nearest pair on. @param edges the nearest first @param taken reports left out */
export function groupReports(edges: readonly Edge[], taken: ReadonlySet<string>): Group[] {
  const groupOf = new Map<string, Set<string>>()
  const near = new Map<string, number>()
  const key = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`)
  const free = edges.filter(({ a, b }) => !taken.has(a) && !taken.has(b))
  for (const { a, b, score } of free) near.set(key(a, b), score)
  for (const { a, b } of free) {
    const [one, other] = [groupOf.get(a) ?? new Set([a]), groupOf.get(b) ?? new Set([b])]
    if (one === other || one.size + other.size > MOST_REPORTS) continue
    let pairs = 0
    for (const x of one) for (const y of other) if (near.has(key(x, y))) pairs++
    if (pairs < PAIRS_NEAR * one.size * other.size) continue
    const joined = new Set([...one, ...other])
    for (const id of joined) groupOf.set(id, joined)
  }
  return [...new Set(groupOf.values())]
    .map((ids): Group => {
      const reportIds = [...ids]
      const scores = reportIds.flatMap((a, i) =>
        reportIds.slice(i + 1).flatMap((b) => near.get(key(a, b)) ?? []),
      )
      return { reportIds, score: scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length) }
    })
    .sort((a, b) => b.score - a.score)
}

/** Reports that are near at least a third of a story's, and in none. */
export function additionsTo(
  members: readonly string[],
  edges: readonly Edge[],
  taken: ReadonlySet<string>,
): string[] {
  const inStory = new Set(members)
  const times = new Map<string, number>()
  for (const { a, b } of edges) {
    const outside = inStory.has(a) && !taken.has(b) ? b : inStory.has(b) && !taken.has(a) ? a : null
    if (outside !== null && !inStory.has(outside)) times.set(outside, (times.get(outside) ?? 0) + 1)
  }
  return [...times].filter(([, count]) => count * 3 >= members.length).map(([id]) => id)
}
