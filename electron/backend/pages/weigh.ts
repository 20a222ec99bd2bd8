/** Evidence by name: the same code gives a sum while searching and a list of names where a decision is kept. */
import type { EvidenceName } from '../../../shared/i18n/evidence.ts'
import type { Evidence } from '../../../shared/model/page.ts'
import type { LearnedEvidence } from './page.ts'

/** Gives back what a piece of evidence weighs (log-odds; below 0: against), after what the user has taught. */
export type Weigh = (name: EvidenceName, weight: number) => number

/** As the engine knows it, nothing learned. */
export const plainly: Weigh = (_, weight) => weight

/** So many answers are presumed on either side: one correction alone moves a weight by a fifth at most. */
const PRESUMED = 4
/** What was learned at most halves or doubles a weight. */
const LEAST = 0.5
const MOST = 2

/** Weighs with what the user's corrections have taught; see Lessons in shared/model/page.ts. */
export function weighWith(learned: LearnedEvidence): Weigh {
  if (learned.size === 0) return plainly
  const factors = new Map<string, number>()
  for (const [name, { agreed, misled }] of learned)
    factors.set(name, Math.min(MOST, Math.max(LEAST, (agreed + PRESUMED) / (misled + PRESUMED))))
  return (name, weight) => weight * (factors.get(name) ?? 1)
}

/** A `weigh` that also notes each item. The list is by reference: read it after scoring. */
export function itemise(weigh: Weigh): { weigh: Weigh; items: Evidence[] } {
  const items: Evidence[] = []
  return {
    weigh: (name, weight) => {
      const weighed = weigh(name, weight)
      if (weighed !== 0) items.push([name, weighed])
      return weighed
    },
    items,
  }
}

/** What speaks for one of two choices rather than for the other: its items less the other's, by name. */
export function rather(one: Evidence[], other: Evidence[]): Evidence[] {
  return tidy([...one, ...other.map(([name, weight]): Evidence => [name, -weight])])
}

/** An item below this is not told: it shows as 0.00. */
const TELLING = 0.005
const MOST_ITEMS = 12

/** Items of one name added up, rounded to 2 decimals, the heaviest 12, in the order they came. */
export function tidy(items: Evidence[]): Evidence[] {
  const sums = new Map<string, number>()
  for (const [name, weight] of items) sums.set(name, (sums.get(name) ?? 0) + weight)
  const told = [...sums].filter(([, weight]) => Math.abs(weight) >= TELLING)
  const heaviest = new Set([...told].sort((a, b) => Math.abs(b[1]) - Math.abs(a[1])).slice(0, MOST_ITEMS))
  return told
    .filter((item) => heaviest.has(item))
    .map(([name, weight]): Evidence => [name, Math.round(weight * 100) / 100])
}
