/**
 * `npm run test:faults`: the long form. Prints what was done and every broken promise; exit code 1 if there is one.
 * `-- kills=300 step=1 places=3 commits=100 seed=1 processes=2` are its measures and their defaults;
 * `only=backup,restore` leaves out others.
 */
import { makeOldLibrary } from '../migrations/old-library.ts'
import { makeFixture, newFolder } from '../contract/fixture.ts'
import { type Every, failEverywhere, inWords, killEverywhere } from './every/every.ts'
import { hasCompiler } from './every/shim.ts'
import { injectEverywhere } from './inject.ts'
import { killOften } from './kills.ts'
import { cutPower } from './power-cut.ts'
import type { Act } from './run-actor.ts'
import { hasStrace } from './strace.ts'

const wanted = new Map(process.argv.slice(2).map((word) => word.split('=') as [string, string]))
const measure = (name: string, other: number): number => Number(wanted.get(name) ?? other)
const kills = measure('kills', 300)
/** Every call fails and is the last: each, or one of so many. */
const step = measure('step', 1)
const places = measure('places', 3)
const commits = measure('commits', 100)
const seed = measure('seed', 1)
let failures = 0

async function on(act: (folder: string) => Promise<void>): Promise<void> {
  const { folder, remove } = newFolder()
  try {
    await act(folder)
  } finally {
    remove()
  }
}

function tell(what: string, broken: string[]): void {
  failures += broken.length
  console.log(`${broken.length === 0 ? 'kept  ' : 'BROKEN'} ${what}`)
  for (const line of broken) console.log(`       ${line}`)
}

const MAKE: Record<Act['workload'], (folder: string) => unknown> = {
  annotate: makeFixture,
  import: makeFixture,
  open: makeOldLibrary,
  backup: makeFixture,
  copy: makeFixture,
  restore: makeFixture,
}
/** How many of all kills each has, and how many acts are disturbed. */
const SHARES: [workload: Act['workload'], share: number, acts: number][] = [
  ['annotate', 0.3, 3],
  ['import', 0.2, 3],
  ['open', 0.1, 0],
  ['backup', 0.2, 2],
  ['restore', 0.2, 2],
]
/** Of these every call. Copies alone: beside annotating most calls are not theirs. */
const WHOLE: [workload: Act['workload'], acts: number][] = [
  ['open', 0],
  ['import', 2],
  ['copy', 1],
  ['restore', 2],
]
const isWanted = (workload: string): boolean => wanted.get('only')?.split(',').includes(workload) ?? true
const chosen = SHARES.filter(([workload]) => isWanted(workload))

for (const [workload, share] of chosen)
  await on(async (folder) => {
    const make = MAKE[workload]
    const all = Math.ceil(kills * share)
    const made = await killOften(workload, { folder, make }, all, seed)
    const { acknowledged, opening, broken } = made
    tell(
      `${workload}: ${made.kills} kills, ${opening} of them while it opened, ${acknowledged} acknowledged`,
      broken,
    )
  })

const tellEvery = (what: string, { disturbed, answers, broken }: Every): void =>
  tell(`${what}: ${inWords(disturbed)}; it answered: ${inWords(answers)}`, broken)

if (step > 0 && hasCompiler()) {
  for (const [workload, acts] of WHOLE.filter(([one]) => isWanted(one)))
    await on(async (folder) => {
      await MAKE[workload](folder)
      const act = { workload, seed, acts }
      const processes = measure('processes', 2)
      tellEvery(`${workload}, each call failed`, await failEverywhere(folder, act, { step, processes }))
      tellEvery(`${workload}, each call was the last`, await killEverywhere(folder, act, { step }))
    })
} else if (step > 0) console.log('skipped: no compiler is here (apt-get install gcc)')

if (hasStrace()) {
  for (const [workload, , acts] of places > 0 ? chosen : [])
    await on(async (folder) => {
      await MAKE[workload](folder)
      const { disturbed, broken } = await injectEverywhere(folder, { workload, seed, acts }, places)
      tell(`${workload}: ${disturbed} calls failed or were the last`, broken)
    })
  if (commits > 0)
    await on(async (folder) => {
      await makeFixture(folder)
      const act = { workload: 'annotate', seed, acts: commits } as const
      const flushed = await cutPower(folder, act)
      tell(`power cut after ${flushed.acknowledged} commits, ${flushed.cuts} disks`, flushed.broken)
      for (const [workload, kinds] of [
        ['import', ['source']],
        ['backup', ['backup']],
        ['restore', ['library']],
      ] as const) {
        const cut = await cutPower(folder, { workload, seed, acts: 3 }, kinds)
        tell(`${workload}: power cut at every rename and acknowledgement, ${cut.cuts} disks`, cut.broken)
      }
      const control = await cutPower(folder, { ...act, unflushed: true })
      tell(
        `control: without flushing ${control.broken.length} promises are broken`,
        control.broken.length > 0 ? [] : ['nothing was lost: the harness does not see losses'],
      )
    })
} else console.log('skipped: strace is not here (apt-get install strace), or may not trace')
process.exitCode = failures > 0 ? 1 : 0
