/** What the benches share: medians, lines that put a figure beside its floor of the same run, and gates. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? 0
}

/** Prints milliseconds, and how many times the floor that is. */
export function print(what: string, milliseconds: number, floor?: number): void {
  const ratio =
    floor === undefined ? '' : `  ${(milliseconds / floor).toFixed(floor > milliseconds ? 3 : 1)} ×`
  console.log(`${what.padEnd(60)} ${milliseconds.toFixed(2).padStart(10)} ms${ratio}`)
}

const failed: string[] = []

/** Prints whether a figure holds its limit. One that does not, or is no number, makes the process end with 1. */
export function gate(what: string, value: number, most: number): void {
  tellGate(what, value, value <= most, `at most ${round(most)}`)
}

/** The same for what may not be less. */
export function gateLeast(what: string, value: number, least: number): void {
  tellGate(what, value, value >= least, `at least ${round(least)}`)
}

function tellGate(what: string, value: number, isHeld: boolean, limit: string): void {
  console.log(`${isHeld ? 'GATE ok  ' : 'GATE FAIL'} ${what}: ${round(value)} (${limit})`)
  if (isHeld) return
  failed.push(what)
  process.exitCode = 1
}

/** The last line of a bench with gates. */
export function endGates(): void {
  console.log(failed.length === 0 ? '# all gates hold' : `# ${failed.length} fail: ${failed.join('; ')}`)
}

const round = (value: number): string => String(Number(value.toFixed(4)))

/** Clears the heap away, with or without --expose-gc: what is measured behind it is in use. */
export function collectGarbage(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as () => void
  collect()
  collect()
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
