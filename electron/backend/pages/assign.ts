/** Pairs ends with beginnings so that the whole fits best, not each end by itself. */

export interface Pair {
  from: number
  to: number
  score: number
}

/** A knot of more ends than this is solved greedily: the exact way is cubic. */
const EXACT = 60

/** The matching of greatest total score: each `from` and each `to` at most once. */
export function assign(pairs: Pair[]): Pair[] {
  return knotsOf(pairs).flatMap((knot) => {
    const ends = new Set(knot.map((pair) => pair.from)).size
    const starts = new Set(knot.map((pair) => pair.to)).size
    return Math.max(ends, starts) <= EXACT ? exact(knot) : greedy(knot)
  })
}

/** Pairs that share no end and no beginning do not touch each other. */
function knotsOf(pairs: Pair[]): Pair[][] {
  // Pairs are tied by the first pair of their end and of their beginning.
  const parent = pairs.map((_, i) => i)
  const find = (i: number): number => {
    let root = i
    while (parent[root] !== root) root = parent[root] as number
    for (let at = i; at !== root; ) {
      const up = parent[at] as number
      parent[at] = root
      at = up
    }
    return root
  }
  const byEnd = new Map<number, number>()
  const byStart = new Map<number, number>()
  pairs.forEach(({ from, to }, i) => {
    for (const [first, key] of [[byEnd, from] as const, [byStart, to] as const]) {
      const other = first.get(key)
      if (other === undefined) first.set(key, i)
      else parent[find(i)] = find(other)
    }
  })
  const knots = new Map<number, Pair[]>()
  pairs.forEach((pair, i) => {
    const root = find(i)
    const knot = knots.get(root)
    if (knot) knot.push(pair)
    else knots.set(root, [pair])
  })
  return [...knots.values()]
}

function greedy(pairs: Pair[]): Pair[] {
  const ends = new Set<number>()
  const starts = new Set<number>()
  return [...pairs]
    .sort((a, b) => b.score - a.score)
    .filter(({ from, to }) => {
      if (ends.has(from) || starts.has(to)) return false
      ends.add(from)
      starts.add(to)
      return true
    })
}

/** The Hungarian method on a padded square: leaving an end alone costs nothing. */
function exact(pairs: Pair[]): Pair[] {
  const [only] = pairs
  if (only && pairs.length === 1) return only.score > 0 ? [only] : []
  const ends = placesOf(pairs.map((pair) => pair.from))
  const starts = placesOf(pairs.map((pair) => pair.to))
  const size = ends.size + starts.size
  const costs = new Float64Array(size * size)
  const best = new Map<number, Pair>()
  for (const pair of pairs) {
    const cell = (ends.get(pair.from) as number) * size + (starts.get(pair.to) as number)
    costs[cell] = -pair.score
    best.set(cell, pair)
  }
  const matched = hungarian(size, costs)
  const chosen: Pair[] = []
  matched.forEach((row, column) => {
    const pair = best.get(row * size + column)
    if (pair && pair.score > 0) chosen.push(pair)
  })
  return chosen
}

function placesOf(values: number[]): Map<number, number> {
  return new Map([...new Set(values)].map((value, i) => [value, i]))
}

/** Row matched to each column, of least total cost (`costs` row by row). O(size³). */
function hungarian(size: number, costs: Float64Array): number[] {
  const rowPotential = new Array<number>(size + 1).fill(0)
  const columnPotential = new Array<number>(size + 1).fill(0)
  const rowOf = new Array<number>(size + 1).fill(0)
  for (let row = 1; row <= size; row++) {
    rowOf[0] = row
    const least = new Array<number>(size + 1).fill(Number.POSITIVE_INFINITY)
    const way = new Array<number>(size + 1).fill(0)
    const used = new Array<boolean>(size + 1).fill(false)
    let column = 0
    do {
      used[column] = true
      const current = rowOf[column] as number
      let delta = Number.POSITIVE_INFINITY
      let nextColumn = 0
      for (let j = 1; j <= size; j++) {
        if (used[j]) continue
        const slack =
          (costs[(current - 1) * size + j - 1] as number) -
          (rowPotential[current] as number) -
          (columnPotential[j] as number)
        if (slack < (least[j] as number)) {
          least[j] = slack
          way[j] = column
        }
        if ((least[j] as number) < delta) {
          delta = least[j] as number
          nextColumn = j
        }
      }
      for (let j = 0; j <= size; j++) {
        if (used[j]) {
          rowPotential[rowOf[j] as number] = (rowPotential[rowOf[j] as number] as number) + delta
          columnPotential[j] = (columnPotential[j] as number) - delta
        } else least[j] = (least[j] as number) - delta
      }
      column = nextColumn
    } while (rowOf[column] !== 0)
    while (column !== 0) {
      const before = way[column] as number
      rowOf[column] = rowOf[before] as number
      column = before
    }
  }
  return rowOf.slice(1).map((row) => row - 1)
}
