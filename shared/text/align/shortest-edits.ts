import type { Block } from '../heaviest-chain.ts'

/**
 * The equal runs of two short sequences that leave the fewest units put in or dropped, in order: the greedy algorithm
 * of E. W. Myers, “An O(ND) difference algorithm and its variations” (1986). Time and memory grow with the square of
 * the edits: keep both in the low thousands.
 */
export function shortestEdits(a: Int32Array, b: Int32Array): Block[] {
  const most = a.length + b.length
  if (a.length === 0 || b.length === 0) return []
  // The furthest place of A on each diagonal (a − b), after each number of edits.
  const trails: Int32Array[] = []
  let reached = new Int32Array(2 * most + 2)
  const offset = most
  for (let edits = 0; edits <= most; edits++) {
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const isDown =
        diagonal === -edits ||
        (diagonal !== edits && reached[offset + diagonal - 1]! < reached[offset + diagonal + 1]!)
      let x = isDown ? reached[offset + diagonal + 1]! : reached[offset + diagonal - 1]! + 1
      while (x < a.length && x - diagonal < b.length && x - diagonal >= 0 && a[x] === b[x - diagonal]) x++
      reached[offset + diagonal] = x
      if (x >= a.length && x - diagonal >= b.length) return trace(trails, a.length, b.length, edits)
    }
    // Only the diagonals that this many edits can reach.
    trails.push(reached.slice(offset - edits, offset + edits + 1))
  }
  return []
}

/** Back from the end: each step is one edit, what lies between two steps on a diagonal is equal. */
function trace(trails: readonly Int32Array[], endA: number, endB: number, edits: number): Block[] {
  const runs: Block[] = []
  let [x, y] = [endA, endB]
  for (let left = edits; left > 0; left--) {
    const trail = trails[left - 1]!
    const at = (diagonal: number): number => trail[diagonal + left - 1] ?? -1
    const diagonal = x - y
    const isDown = diagonal === -left || (diagonal !== left && at(diagonal - 1) < at(diagonal + 1))
    const from = isDown ? diagonal + 1 : diagonal - 1
    const fromX = at(from)
    const startX = isDown ? fromX : fromX + 1
    if (x > startX) runs.push({ a: startX, b: startX - diagonal, length: x - startX })
    x = fromX
    y = fromX - from
  }
  if (x > 0) runs.push({ a: 0, b: 0, length: x })
  return runs.reverse()
}
