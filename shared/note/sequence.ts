/** Three-way comparison of sequences (diff3: Khanna, Kunal and Pierce, 2007). Pure. */

/** What stands between two stretches that nobody changed. */
export interface Chunk<T> {
  isStable: boolean
  base: T[]
  mine: T[]
  theirs: T[]
}

/** Above this many cells a middle is taken as rewritten: 16 MB and some 20 ms, and no person types that much apart. */
const MOST_CELLS = 4_000_000

/** For each item of `from` the index of its partner in `to`, or -1: a longest common subsequence. */
export function matches(from: readonly string[], to: readonly string[]): Int32Array {
  const partner = new Int32Array(from.length).fill(-1)
  let start = 0
  while (start < from.length && start < to.length && from[start] === to[start]) partner[start] = start++
  let end = 0
  const most = Math.min(from.length, to.length) - start
  while (end < most && from[from.length - 1 - end] === to[to.length - 1 - end]) {
    end++
    partner[from.length - end] = to.length - end
  }
  const rows = from.length - start - end
  const columns = to.length - start - end
  if (rows === 0 || columns === 0 || rows * columns > MOST_CELLS) return partner
  const width = columns + 1
  const length = new Uint32Array((rows + 1) * width)
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--)
      length[i * width + j] =
        from[start + i] === to[start + j]
          ? length[(i + 1) * width + j + 1]! + 1
          : Math.max(length[(i + 1) * width + j]!, length[i * width + j + 1]!)
  for (let i = 0, j = 0; i < rows && j < columns; ) {
    if (from[start + i] === to[start + j]) partner[start + i++] = start + j++
    else if (length[(i + 1) * width + j]! >= length[i * width + j + 1]!) i++
    else j++
  }
  return partner
}

/** Cuts three versions into stretches that are alike in all and stretches that are not. */
export function chunksOf<T>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
  key: (item: T) => string,
): Chunk<T>[] {
  const keys = base.map(key)
  const inMine = matches(keys, mine.map(key))
  const inTheirs = matches(keys, theirs.map(key))
  const chunks: Chunk<T>[] = []
  const push = (isStable: boolean, b: number[], m: number[], t: number[]): void => {
    if (b[0] === b[1] && m[0] === m[1] && t[0] === t[1]) return
    chunks.push({ isStable, base: base.slice(...b), mine: mine.slice(...m), theirs: theirs.slice(...t) })
  }
  let [b, m, t] = [0, 0, 0]
  for (let at = 0; at <= base.length; at++) {
    const isEnd = at === base.length
    const [nextM, nextT] = isEnd ? [mine.length, theirs.length] : [inMine[at]!, inTheirs[at]!]
    if (nextM < 0 || nextT < 0) continue
    push(false, [b, at], [m, nextM], [t, nextT])
    if (!isEnd) push(true, [at, at + 1], [nextM, nextM + 1], [nextT, nextT + 1])
    ;[b, m, t] = [at + 1, nextM + 1, nextT + 1]
  }
  return chunks
}
