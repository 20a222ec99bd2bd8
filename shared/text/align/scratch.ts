/**
 * Arrays that one alignment needs and the next one can have: two texts of 200,000 characters take 5 MB of them, which
 * would be fetched from the system, cleared and collected each time.
 */
const MOST_KEPT = 18
/** Larger ones (texts of millions of characters) are not kept. */
const LARGEST = 1 << 20

const free: Int32Array[] = []

/** At least `length` numbers, whatever they held before. Give it back when done; what is not is simply collected. */
export function takeScratch(length: number): Int32Array {
  const at = free.findIndex((one) => one.length >= length)
  if (at >= 0) return free.splice(at, 1)[0]!
  let size = 1024
  while (size < length) size *= 2
  return new Int32Array(size)
}

/** @param arrays what was taken, or a part of it */
export function giveBack(...arrays: readonly Int32Array[]): void {
  for (const { buffer } of arrays)
    if (free.length < MOST_KEPT && buffer.byteLength <= LARGEST * 4) free.push(new Int32Array(buffer))
  // The smallest that is enough is found first.
  free.sort((a, b) => a.length - b.length)
}
