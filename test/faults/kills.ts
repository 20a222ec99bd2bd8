/**
 * Kills the application at random moments and holds what it acknowledged against what is there after a restart:
 * nothing acknowledged is lost, no half document, every restart without a question.
 */
import { setTimeout } from 'node:timers/promises'
import { Ledger } from './ledger.ts'
import { restart } from './library-state.ts'
import { random } from './random.ts'
import { type Act, runActor } from './run-actor.ts'

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

/** @param folder a library that is there; it grows over the kills */
export async function killOften(
  workload: Act['workload'],
  folder: string,
  kills: number,
  seed: number,
): Promise<Killed> {
  const ledger = new Ledger()
  const broken: string[] = []
  const before = new Set((await restart(folder)).problems)
  for (let n = 0; n < kills; n++) {
    const own = seed + n
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
  const isEarly = draw.below(EARLY) === 0
  const after = draw.below(act.workload === 'import' ? 4 : 25)
  let heard = 0
  const reached = Promise.withResolvers<undefined>()
  const { child, ended } = runActor(act, (line) => {
    ledger.take(line)
    if (line.say === 'ready' || line.say === 'ack') heard++
    if (heard > after) reached.resolve(undefined)
  })
  const stopped = ended.then((end) => {
    // Whoever ends by itself before the kill has failed.
    if (end.signal !== 'SIGKILL') throw new Error(`the actor ended by itself (${end.code}): ${end.words}`)
  })
  await (isEarly ? setTimeout(draw.below(STARTING)) : Promise.race([reached.promise, stopped]))
  // An act takes 1 to 30 ms.
  if (!isEarly) await setTimeout(draw.below(act.workload === 'import' ? 60 : 12))
  child.kill('SIGKILL')
  await stopped
}
