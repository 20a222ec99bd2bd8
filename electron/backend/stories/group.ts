/** Groups of reports that are near one another: the proposals of stories. Pure. */
import type { Edge } from './store.ts'
import { REPRINT } from './reprints.ts'

/** A group joins another where so many of all pairs between them are near: one report cannot chain two stories. */
const PAIRS_NEAR = 0.5
/** Of reprints only so many others are looked at: a hundred papers with one text would else be several groups. */
const REPRINTS_NEAR = 0.3
/** No newspaper's story has more texts; past it the group only grows vaguer. Reprints of one text count once. */
const MOST_TEXTS = 40
/** A column that stands in every issue is no story of a year. */
const MOST_REPRINTS = 200
/** Edges between two moments in which it may be left off: about 1 ms. */
const STEP = 2000

export interface Group<K> {
  reports: K[]
  /** The mean of the pairs that are near. */
  score: number
}

/**
 * Agglomerative, from the nearest pair on: reprints of one text first, then texts. 0.2 s for 300,000 edges.
 * @param edges the nearest first @param pause called now and then; may throw
 */
export function groupReports<K>(edges: readonly Edge<K>[], pause: () => void = () => undefined): Group<K>[] {
  const last = edges.findIndex(({ score }) => score < REPRINT)
  const texts = agglomerate(last < 0 ? edges : edges.slice(0, last), {
    ...{ least: REPRINTS_NEAR, most: MOST_REPRINTS, pause },
  })
  const textOf = (report: K): Set<K> | K => texts.get(report) ?? report
  const groups = agglomerate(
    edges.map(({ a, b, score }) => ({ a: textOf(a), b: textOf(b), score })).filter(({ a, b }) => a !== b),
    { least: PAIRS_NEAR, most: MOST_TEXTS, pause },
  )
  const groupOf = (report: K): unknown => groups.get(textOf(report)) ?? textOf(report)
  const made = new Map<unknown, Group<K> & { pairs: number; all: Set<K> }>()
  for (const { a, b, score } of edges) {
    const key = groupOf(a)
    if (key !== groupOf(b)) continue
    const group = made.get(key) ?? { reports: [], score: 0, pairs: 0, all: new Set<K>() }
    made.set(key, group)
    group.all.add(a).add(b)
    group.score += score
    group.pairs++
  }
  return [...made.values()]
    .map(({ all, score, pairs }) => ({ reports: [...all], score: score / pairs }))
    .sort((a, b) => b.score - a.score)
}

interface Cluster<N> {
  members: Set<N>
  /** How many pairs of members are near, by the other cluster. */
  near: Map<Cluster<N>, number>
}

/** @returns for each node that is in a group, the group */
function agglomerate<N>(
  edges: readonly Edge<N>[],
  { least, most, pause }: { least: number; most: number; pause: () => void },
): Map<N, Set<N>> {
  const clusterOf = new Map<N, Cluster<N>>()
  const clusterAt = (node: N): Cluster<N> => {
    const cluster = clusterOf.get(node) ?? { members: new Set([node]), near: new Map() }
    clusterOf.set(node, cluster)
    return cluster
  }
  // One for each pair: of two texts with many reprints there are many edges.
  for (const [i, { a, b }] of edges.entries()) {
    if (i % STEP === 0) pause()
    const [one, other] = [clusterAt(a), clusterAt(b)]
    one.near.set(other, 1)
    other.near.set(one, 1)
  }
  for (const [i, { a, b }] of edges.entries()) {
    if (i % STEP === 0) pause()
    const [one, other] = [clusterOf.get(a)!, clusterOf.get(b)!]
    if (one === other || one.members.size + other.members.size > most) continue
    const pairs = one.near.get(other) ?? 0
    if (pairs >= least * one.members.size * other.members.size) join(one, other, clusterOf)
  }
  const groups = new Map<N, Set<N>>()
  for (const [node, { members }] of clusterOf) if (members.size > 1) groups.set(node, members)
  return groups
}

/** The one with fewer neighbours goes into the other: each edge is moved at most log n times. */
function join<N>(one: Cluster<N>, other: Cluster<N>, clusterOf: Map<N, Cluster<N>>): void {
  const [into, from] = one.near.size < other.near.size ? [other, one] : [one, other]
  for (const node of from.members) {
    into.members.add(node)
    clusterOf.set(node, into)
  }
  for (const [neighbor, pairs] of from.near) {
    neighbor.near.delete(from)
    if (neighbor === into) continue
    const sum = pairs + (into.near.get(neighbor) ?? 0)
    into.near.set(neighbor, sum)
    neighbor.near.set(into, sum)
  }
}

/** For each story, the reports in none that are near at least a third of its own. @param stories their reports */
export function additionsTo<K>(
  stories: readonly (readonly K[])[],
  edges: readonly Edge<K>[],
  pause: () => void = () => undefined,
): K[][] {
  const storiesOf = new Map<K, number[]>()
  for (const [story, members] of stories.entries())
    for (const member of members) storiesOf.set(member, [...(storiesOf.get(member) ?? []), story])
  const times = stories.map(() => new Map<K, number>())
  const count = (member: K, outside: K): void => {
    if (storiesOf.has(outside)) return
    for (const story of storiesOf.get(member) ?? [])
      times[story]!.set(outside, (times[story]!.get(outside) ?? 0) + 1)
  }
  for (const [i, { a, b }] of edges.entries()) {
    if (i % STEP === 0) pause()
    count(a, b)
    count(b, a)
  }
  return times.map((near, story) =>
    [...near].filter(([, count]) => count * 3 >= stories[story]!.length).map(([report]) => report),
  )
}
