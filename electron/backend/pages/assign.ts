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
  const parent = new Map<string, string>()
  const find = (key: string): string => {
    let root = key
    while (parent.get(root) !== root) root = parent.get(root) as string
    for (let at = key; at !== root; ) {
      const up = parent.get(at) as string
      parent.set(at, root)
      at = up
    }
    return root
  }
  for (const { from, to } of pairs) {
    for (const key of [`e${from}`, `s${to}`]) if (!parent.has(key)) parent.set(key, key)
    parent.set(find(`e${from}`), find(`s${to}`))
  }
  const knots = new Map<string, Pair[]>()
  for (const pair of pairs) {
    const root = find(`e${pair.from}`)
    const knot = knots.get(root)
    if (knot) knot.push(pair)
    else knots.set(root, [pair])
  }
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
  const ends = [...new Set(pairs.map((pair) => pair.from))]
  const starts = [...new Set(pairs.map((pair) => pair.to))]
  const size = ends.length + starts.length
  const best = new Map(pairs.map((pair) => [`${pair.from} ${pair.to}`, pair]))
  const cost = (row: number, column: number): number =>
    row < ends.length && column < starts.length
      ? -(best.get(`${ends[row]} ${starts[column]}`)?.score ?? 0)
      : 0
  const matched = hungarian(size, cost)
  const chosen: Pair[] = []
  matched.forEach((row, column) => {
    const pair = best.get(`${ends[row]} ${starts[column]}`)
    if (pair && pair.score > 0) chosen.push(pair)
  })
  return chosen
}

/** Row matched to each column, of least total cost. O(size³). */
function hungarian(size: number, cost: (row: number, column: number) => number): number[] {
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
          cost(current - 1, j - 1) - (rowPotential[current] as number) - (columnPotential[j] as number)
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
