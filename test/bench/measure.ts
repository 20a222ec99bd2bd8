/** What the benches share: medians, and lines that put a figure beside its floor of the same run. */

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Prints milliseconds, and how many times the floor that is. */
export function print(what: string, milliseconds: number, floor?: number): void {
  const ratio =
    floor === undefined ? '' : `  ${(milliseconds / floor).toFixed(floor > milliseconds ? 3 : 1)} ×`
  console.log(`${what.padEnd(60)} ${milliseconds.toFixed(2).padStart(10)} ms${ratio}`)
}

/** Median milliseconds of `rounds` runs, after one that warms up. */
export async function timeAsync(rounds: number, run: () => Promise<unknown>): Promise<number> {
  const times: number[] = []
  for (let i = -1; i < rounds; i++) {
    const start = performance.now()
    await run()
    if (i >= 0) times.push(performance.now() - start)
  }
  return median(times)
}
