/**
 * From a reading place in one report to that in another. Fixing points (linked passages, parallel passages, points
 * set by hand) say where the two stand side by side; between them the place is interpolated. Places are numbers that
 * grow along a report, in whatever unit the caller has: UTF-16 units of its shown text, or pixels.
 */

/** Place `a` of one report stands beside place `b` of another. */
export interface FixingPoint {
  a: number
  b: number
  /** Where points contradict one another (passages may cross), the heavier set holds. */
  weight: number
}

/** Heavier than any number of passages, and a hand's point than any link. */
export const FIXING_WEIGHTS = { link: 1e4, hand: 1e9 } as const

export interface ScrollMap {
  toB: (a: number) => number
  toA: (b: number) => number
  /** The points that hold, in order; without the ends of the texts. */
  readonly points: readonly FixingPoint[]
}

/**
 * Maps places of a report of `lengthA` to one of `lengthB` and back: never decreasing, exact at the points that hold.
 * The reports' ends stand beside each other unless a point says otherwise.
 */
export function scrollMap(points: readonly FixingPoint[], lengthA: number, lengthB: number): ScrollMap {
  const held = heaviestOrder(
    points.map(({ a, b, weight }) => ({ a: clamp(a, lengthA), b: clamp(b, lengthB), weight })),
  )
  const steps = held.map(({ a, b }) => ({ a, b }))
  const [first, last] = [steps[0], steps.at(-1)]
  if (!first || (first.a > 0 && first.b > 0)) steps.unshift({ a: 0, b: 0 })
  if (!last || (last.a < lengthA && last.b < lengthB)) steps.push({ a: lengthA, b: lengthB })
  return {
    points: held,
    toB: (a) => interpolate(steps, 'a', 'b', a),
    toA: (b) => interpolate(steps, 'b', 'a', b),
  }
}

/** The fixing points of a passage: its beginning and its end, each with half its weight. */
export const pointsOf = (
  a: { start: number; end: number },
  b: { start: number; end: number },
  weight: number,
): FixingPoint[] => [
  { a: a.start, b: b.start, weight: weight / 2 },
  { a: a.end, b: b.end, weight: weight / 2 },
]

/**
 * Where all panes stand when one of them, the leader, is at a place. A pane that has no fixing point with the leader
 * follows through a third one where that has points with both, else by its share of the whole.
 * @param mapOf the map from pane i (as `a`) to pane j (as `b`), or null where they have none
 */
export function followPanes(
  leader: number,
  place: number,
  lengths: readonly number[],
  mapOf: (i: number, j: number) => ScrollMap | null,
): number[] {
  const via = (from: number, to: number): ((at: number) => number) | null => {
    const map = mapOf(from, to)
    if (map && map.points.length > 0) return (at) => map.toB(at)
    const back = map ? null : mapOf(to, from)
    return back && back.points.length > 0 ? (at) => back.toA(at) : null
  }
  return lengths.map((length, pane) => {
    if (pane === leader) return place
    const direct = via(leader, pane)
    if (direct) return direct(place)
    for (let third = 0; third < lengths.length; third++) {
      if (third === leader || third === pane) continue
      const [there, on] = [via(leader, third), via(third, pane)]
      if (there && on) return on(there(place))
    }
    const whole = lengths[leader] ?? 0
    return whole > 0 ? clamp((place / whole) * length, length) : 0
  })
}

const clamp = (value: number, most: number): number => Math.min(Math.max(0, value), most)

function interpolate(
  steps: readonly { a: number; b: number }[],
  from: 'a' | 'b',
  to: 'a' | 'b',
  at: number,
): number {
  let low = 0
  let high = steps.length - 1
  if (at <= steps[low]![from]) return steps[low]![to]
  if (at >= steps[high]![from]) return steps[high]![to]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (steps[middle]![from] <= at) low = middle
    else high = middle
  }
  const [before, next] = [steps[low]!, steps[high]!]
  return before[to] + ((at - before[from]) / (next[from] - before[from])) * (next[to] - before[to])
}

/** The points that are in the same order in both and weigh most together; n log n, by a Fenwick tree of best weights. */
function heaviestOrder(points: readonly FixingPoint[]): FixingPoint[] {
  // Of points at one place of A only one can hold: with b descending none goes on from another.
  const sorted = points.toSorted((x, y) => x.a - y.a || y.b - x.b || x.weight - y.weight)
  const places = [...new Set(sorted.map(({ b }) => b))].toSorted((x, y) => x - y)
  const rank = new Map(places.map((b, at) => [b, at]))
  const tree = new Int32Array(places.length + 1).fill(-1)
  const total = new Float64Array(sorted.length)
  const before = new Int32Array(sorted.length).fill(-1)
  let best = -1
  sorted.forEach(({ b, weight }, at) => {
    const own = rank.get(b)!
    let previous = -1
    for (let i = own; i > 0; i -= i & -i)
      if (tree[i]! >= 0 && (previous < 0 || total[tree[i]!]! > total[previous]!)) previous = tree[i]!
    before[at] = previous
    total[at] = weight + (previous < 0 ? 0 : total[previous]!)
    for (let i = own + 1; i <= places.length; i += i & -i)
      if (tree[i]! < 0 || (total[tree[i]!] ?? 0) < (total[at] ?? 0)) tree[i] = at
    if (best < 0 || (total[at] ?? 0) > (total[best] ?? 0)) best = at
  })
  const held: FixingPoint[] = []
  for (let at = best; at >= 0; at = before[at]!) held.push(sorted[at]!)
  return held.reverse()
}
