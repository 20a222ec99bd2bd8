/** Joins that rule one another out: an end goes on in one place, and a beginning goes on from one. */
import type { Decision } from '../../../shared/model/page.ts'
import { findStanding, standings } from './decisions.ts'
import { atOf, type Layout } from './layout.ts'

/**
 * Which joins an act has ruled out: those that begin where an end was joined with another place, or end where a
 * beginning was. A join counts as made where `after` has it and `before` had not, and where the user confirmed it.
 * @param confirmed joins that were accepted and hold in `after`
 */
export function createRivals(
  before: Layout,
  after: Layout,
  confirmed: readonly Decision[],
): (decision: Decision) => boolean {
  const had = pairsOf(before)
  const ends = new Set(confirmed.map(({ at }) => at))
  const beginnings = new Set(confirmed.map(({ to }) => to))
  for (const [from, to] of pairsOf(after)) {
    if (had.get(from) === to) continue
    ends.add(from)
    beginnings.add(to)
  }
  if (ends.size === 0) return () => false
  const all = standings(after)
  return ({ kind, at, to }) => {
    if (kind !== 'join' || to === null) return false
    // A piece is named by its first character; a decision may name one that was mended into it since.
    const piece = all[findStanding(all, at)]?.at ?? at
    return ends.has(at) || ends.has(piece) || beginnings.has(to)
  }
}

/** The piece that each mended one goes on in, by their names. */
function pairsOf({ reports }: Layout): Map<number, number> {
  const pairs = new Map<number, number>()
  for (const { blocks } of reports)
    for (const { parts } of blocks)
      for (let i = 1; i < parts.length; i++) pairs.set(atOf(parts[i - 1]!), atOf(parts[i]!))
  return pairs
}
