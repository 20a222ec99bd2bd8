/**
 * Every write, flush, rename and removal of an act fails once, or is the last thing the process does: afterwards the
 * library is as before or as after, never between, and the same act done again completes.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { outsideOf, read } from './copies.ts'
import { Ledger } from './ledger.ts'
import { restart } from './library-state.ts'
import { type Act, runActor, type Running } from './run-actor.ts'
import { CHANGING, type Changing, injecting, readTrace, recording } from './strace.ts'

/** How a call goes wrong. `full` fails at it and at all later ones: a full disk stays full. */
export const WRONG = {
  full: { how: 'error=ENOSPC', stays: true },
  broken: { how: 'error=EIO', stays: false },
  killed: { how: 'signal=KILL', stays: false },
} as const
const AGAIN = 100
export type Wrong = keyof typeof WRONG

export interface Injected {
  /** How often the act was disturbed in one of the library's files. */
  disturbed: number
  broken: string[]
}

/**
 * @param folder a library; it stays as it is
 * @param most how many places of each kind of call are tried; evenly spread
 * @param kinds the calls that are disturbed; all if not given
 */
export async function injectEverywhere(
  folder: string,
  act: Omit<Act, 'folder'>,
  most: number,
  kinds: readonly Changing[] = CHANGING,
): Promise<Injected> {
  const stage = mkdtempSync(join(tmpdir(), 'pressmark-inject-'))
  const result: Injected = { disturbed: 0, broken: [] }
  try {
    const before = new Set((await restart(copyOf(folder, stage))).problems)
    for (const { name, at, count } of await placesIn(folder, act, stage, most)) {
      if (!kinds.includes(name)) continue
      for (const wrong of Object.keys(WRONG) as Wrong[]) {
        const told = await disturb(copyOf(folder, stage), act, stage, { name, wrong, at })
        if (!told) continue
        result.disturbed++
        for (const line of told)
          if (!before.has(line))
            result.broken.push(`${act.workload}, ${name} ${at} of ${count} ${wrong}: ${line}`)
      }
    }
    return result
  } finally {
    rmSync(stage, { recursive: true, force: true })
  }
}

function copyOf(folder: string, stage: string): string {
  const copy = join(stage, 'library')
  for (const path of [copy, outsideOf(copy)]) rmSync(path, { recursive: true, force: true })
  cpSync(folder, copy, { recursive: true })
  return copy
}

interface Place {
  name: Changing
  /** strace counts the calls of each thread by themselves. */
  at: number
  count: number
}

/** Up to `most` places of each kind of call, in each thread that makes such calls; one: in that which makes most. */
async function placesIn(
  folder: string,
  act: Omit<Act, 'folder'>,
  stage: string,
  most: number,
): Promise<Place[]> {
  const trace = join(stage, 'trace.txt')
  const { code, words } = await runActor(
    { ...act, folder: copyOf(folder, stage) },
    () => {},
    recording(trace),
  ).ended
  if (code !== 0) throw new Error(`the actor ended with ${code}: ${words}`)
  const threads = new Map<string, number>()
  for (const { name, thread } of readTrace(trace)) {
    const key = `${name} ${thread}`
    threads.set(key, (threads.get(key) ?? 0) + 1)
  }
  const places = new Map<string, Place>()
  for (const [key, count] of [...threads].sort(([, one], [, other]) => other - one)) {
    const name = CHANGING.find((one) => key.startsWith(`${one} `))!
    if (most === 1 && [...places.values()].some((place) => place.name === name)) continue
    for (const at of spread(count, most)) places.set(`${name} ${at}`, { name, at, count })
  }
  return [...places.values()]
}

/** Up to `most` whole numbers of 1 to `count`, evenly spread: with both ends, or the middle alone. */
function spread(count: number, most: number): number[] {
  if (count <= most) return Array.from({ length: count }, (_, n) => n + 1)
  if (most === 1) return [Math.ceil(count / 2)]
  return Array.from({ length: most }, (_, n) => 1 + Math.round((n * (count - 1)) / (most - 1)))
}

/** @returns what is wrong afterwards; null where the call was none of the library's */
async function disturb(
  folder: string,
  act: Omit<Act, 'folder'>,
  stage: string,
  { name, wrong, at }: { name: Changing; wrong: Wrong; at: number },
): Promise<string[] | null> {
  const { how, stays } = WRONG[wrong]
  const trace = join(stage, 'injected.txt')
  const ledger = new Ledger()
  ledger.begin(read(join(folder, 'library.db')).rows)
  const when = `${at}${stays ? '+' : ''}`
  const disturbed = await runActor(
    { ...act, folder },
    (line) => ledger.take(line),
    injecting(trace, name, how, when),
  ).ended
  const isOurs =
    wrong === 'killed'
      ? readFileSync(trace, 'latin1').includes('killed by SIGKILL')
      : readTrace(trace).some(({ isInjected, path }) => isInjected && path.startsWith(folder))
  if (!isOurs) return null
  try {
    const { found, problems } = await restart(folder)
    const told = [...ledger.missing(found), ...problems]
    // Where no write works any more, nor does one to the harness.
    if (wrong !== 'killed' && !(name === 'write' && stays)) told.push(...unsaid(disturbed))
    ledger.settle(found)
    // Other draws: a theme's name is taken by the first attempt, where that got so far.
    const again = await runActor({ ...act, seed: act.seed + AGAIN, folder }, (line) => ledger.take(line))
      .ended
    if (again.code !== 0) told.push(`done again it failed: ${again.words}`)
    const after = await restart(folder)
    return [...told, ...ledger.missing(after.found), ...after.problems]
  } catch (error) {
    return [`does not open: ${String(error)}`]
  }
}

/** An act that fails says what happened, by a code there are words for; nobody can do anything with a stack trace. */
function unsaid({ code, words }: Awaited<Running['ended']>): string[] {
  if (code === 0) return []
  const said = words.match(/"refused":"([a-z-]+)"/)?.[1]
  if (said !== undefined && said !== 'internal') return []
  return [`ended with ${code} without saying why: ${words.trim().split('\n').slice(0, 8).join(' / ')}`]
}
