/** A run of equal units: `length` from `a` in one text and from `b` in the other. */
export interface Block {
  a: number
  b: number
  length: number
}

/**
 * The matches that are in the same order in both texts and hold most units together, in order; where two overlap,
 * the later one is cut. n log n, by a Fenwick tree of the best weight up to each end in B.
 */
export function heaviestChain(blocks: readonly Block[]): Block[] {
  const sorted = blocks.toSorted((x, y) => x.a - y.a || x.b - y.b)
  const starts = sorted.map(({ b }) => b).toSorted((x, y) => x - y)
  const rank = (b: number): number => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (starts[middle]! < b) low = middle + 1
      else high = middle
    }
    return low
  }
  const tree = new Int32Array(starts.length + 1).fill(-1)
  const weight = new Float64Array(sorted.length)
  const before = new Int32Array(sorted.length).fill(-1)
  let best = -1
  sorted.forEach((block, at) => {
    const own = rank(block.b)
    let previous = -1
    for (let i = own; i > 0; i -= i & -i)
      if (tree[i]! >= 0 && (previous < 0 || (weight[tree[i]!] ?? 0) > (weight[previous] ?? 0)))
        previous = tree[i]!
    before[at] = previous
    weight[at] = block.length + (previous < 0 ? 0 : weight[previous]! - lost(sorted[previous]!, block))
    for (let i = own + 1; i <= starts.length; i += i & -i)
      if (tree[i]! < 0 || (weight[tree[i]!] ?? 0) < (weight[at] ?? 0)) tree[i] = at
    if (best < 0 || (weight[at] ?? 0) > (weight[best] ?? 0)) best = at
  })
  const chain: Block[] = []
  for (let at = best; at >= 0; at = before[at]!) chain.push(sorted[at]!)
  return cut(chain.toReversed())
}

/** How much of `next` overlaps the one before it, in either text. */
const lost = (previous: Block, next: Block): number =>
  Math.min(
    next.length,
    Math.max(0, previous.a + previous.length - next.a, previous.b + previous.length - next.b),
  )

function cut(chain: readonly Block[]): Block[] {
  const whole: Block[] = []
  for (const block of chain) {
    const last = whole.at(-1)
    const less = last ? lost(last, block) : 0
    if (less < block.length) whole.push({ a: block.a + less, b: block.b + less, length: block.length - less })
  }
  return whole
}
