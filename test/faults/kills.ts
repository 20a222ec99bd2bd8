/**
 * Kills the application at random moments and holds what it acknowledged against what is there after a restart:
 * nothing acknowledged is lost, no half document, every restart without a question.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { read } from './copies.ts'
import { Ledger } from './ledger.ts'
import { restart } from './library-state.ts'
import { random } from './random.ts'
import { type Act, runActor } from './run-actor.ts'

/** What is waited for before a kill: up to so many acknowledgements, then up to so many milliseconds of the next act. */
const PACE: Record<Act['workload'], { acks: number; rest: number }> = {
  annotate: { acks: 25, rest: 12 },
  import: { acks: 4, rest: 60 },
  backup: { acks: 40, rest: 60 },
  copy: { acks: 2, rest: 60 },
  restore: { acks: 20, rest: 120 },
  open: { acks: 0, rest: 0 },
}

/** One in so many kills comes while the program opens the library. */
const EARLY = 6
/** Tries for a kill: one that comes after the program has ended by itself is none. */
const MOST_TRIES = 3

export interface Killed {
  /** Those that ended the program. */
  kills: number
  /** Those of them that came after it began to open the library, and before it was open. */
  opening: number
  acknowledged: number
  /** A line each, with the seed that repeats it. */
  broken: string[]
}

/** @param make makes the library, which then grows over the kills; for `open` an old one, made anew each time */
export async function killOften(
  workload: Act['workload'],
  { folder, make }: { folder: string; make: (folder: string) => unknown },
  kills: number,
  seed: number,
): Promise<Killed> {
  let ledger = new Ledger()
  const broken: string[] = []
  const begin = async (): Promise<void> => {
    rmSync(folder, { recursive: true, force: true })
    await make(folder)
    const { acknowledged } = ledger
    ledger = new Ledger()
    ledger.acknowledged = acknowledged
    ledger.begin(read(join(folder, 'library.db')).rows)
  }
  await begin()
  const opens = await timeOpening(folder)
  await begin()
  const before = new Set((await restart(folder)).problems)
  let [hit, opening] = [0, 0]
  for (let n = 0; hit < kills && n < kills * MOST_TRIES; n++) {
    const own = seed + n
    if (workload === 'open') await begin()
    const killed = await killOnce({ workload, folder, seed: own, acts: 10_000 }, ledger, opens)
    if (killed.isKill) hit++
    if (killed.isOpening) opening++
    try {
      const { found, problems } = await restart(folder)
      const fresh = problems.filter((line) => !before.has(line))
      for (const line of [...ledger.missing(found), ...fresh])
        broken.push(`${workload}, seed ${own}: ${line}`)
      ledger.settle(found)
    } catch (error) {
      broken.push(`${workload}, seed ${own}: the restart failed: ${String(error)}`)
    }
  }
  if (hit < kills) broken.push(`${workload}: only ${hit} of ${kills} kills ended the program`)
  if (workload === 'open' && opening * 2 < kills)
    broken.push(`open: only ${opening} of ${kills} kills came while the library was being opened`)
  return { kills: hit, opening, acknowledged: ledger.acknowledged, broken }
}

/** How long this library takes to open on this machine now, in milliseconds: from the actor's `opening` to its `ready`. */
async function timeOpening(folder: string): Promise<number> {
  let [from, to] = [0, 0]
  const { ended } = runActor({ workload: 'open', folder, seed: 0, acts: 0 }, ({ say }) => {
    if (say === 'opening') from = performance.now()
    if (say === 'ready') to = performance.now()
  })
  const { code, words } = await ended
  if (code !== 0) throw new Error(`the actor ended with ${code}: ${words}`)
  return Math.max(1, Math.round(to - from))
}

/** @param opens milliseconds of opening: early kills fall within */
async function killOnce(
  act: Act,
  ledger: Ledger,
  opens: number,
): Promise<{ isKill: boolean; isOpening: boolean }> {
  const draw = random(act.seed)
  const { acks, rest } = PACE[act.workload]
  const isEarly = acks === 0 || draw.below(EARLY) === 0
  const after = draw.below(acks)
  let heard = 0
  const reached = Promise.withResolvers<undefined>()
  const begun = Promise.withResolvers<undefined>()
  const said = { opening: false, ready: false }
  const { child, ended } = runActor(act, (line) => {
    ledger.take(line)
    if (line.say === 'opening') begun.resolve(undefined)
    if (line.say === 'opening' || line.say === 'ready') said[line.say] = true
    if (line.say === 'ready' || line.say === 'ack') heard++
    if (heard > after) reached.resolve(undefined)
  })
  const stopped = ended.then((end) => {
    // Whoever ends by itself before the kill has failed, or has nothing to do but to open.
    if (act.workload === 'open' && end.code === 0) return false
    if (end.signal !== 'SIGKILL') throw new Error(`the actor ended by itself (${end.code}): ${end.words}`)
    return true
  })
  await Promise.race([isEarly ? begun.promise : reached.promise, stopped])
  await setTimeout(draw.below(isEarly ? opens : rest))
  child.kill('SIGKILL')
  const isKill = await stopped
  // All it said has been heard by now: what it was doing when it ended.
  return { isKill, isOpening: isKill && said.opening && !said.ready }
}
