/**
 * How many items at the head of a list a statement holds for, by halving: it must hold for none behind the first it
 * fails for. That is also the index of that first one. Asks at most log₂(n) + 1 times.
 */
export function countWhile<T>(items: readonly T[], holds: (item: T) => boolean): number {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (holds(items[middle] as T)) low = middle + 1
    else high = middle
  }
  return low
}
