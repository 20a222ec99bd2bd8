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
  restore: { acks: 20, rest: 120 },
  open: { acks: 0, rest: 0 },
}

/** One in so many kills comes while the program starts and opens the library. */
const EARLY = 6
/** Starting and opening takes about this long, in milliseconds: early kills fall within. */
const STARTING = 900

export interface Killed {
  kills: number
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
  const before = new Set((await restart(folder)).problems)
  for (let n = 0; n < kills; n++) {
    const own = seed + n
    if (workload === 'open') await begin()
    await killOnce({ workload, folder, seed: own, acts: 10_000 }, ledger)
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
  return { kills, acknowledged: ledger.acknowledged, broken }
}

async function killOnce(act: Act, ledger: Ledger): Promise<void> {
  const draw = random(act.seed)
  const { acks, rest } = PACE[act.workload]
  const isEarly = acks === 0 || draw.below(EARLY) === 0
  const after = draw.below(acks)
  let heard = 0
  const reached = Promise.withResolvers<undefined>()
  const { child, ended } = runActor(act, (line) => {
    ledger.take(line)
    if (line.say === 'ready' || line.say === 'ack') heard++
    if (heard > after) reached.resolve(undefined)
  })
  const stopped = ended.then((end) => {
    // Whoever ends by itself before the kill has failed, or has nothing to do but to open.
    if (act.workload === 'open' && end.code === 0) return
    if (end.signal !== 'SIGKILL') throw new Error(`the actor ended by itself (${end.code}): ${end.words}`)
  })
  await (isEarly ? setTimeout(draw.below(STARTING)) : Promise.race([reached.promise, stopped]))
  if (!isEarly) await setTimeout(draw.below(rest))
  child.kill('SIGKILL')
  await stopped
}
