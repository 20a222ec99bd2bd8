/**
 * `npm run test:faults`: the long form. Prints what was done and every broken promise; exit code 1 if there is one.
 * `-- kills=300 places=40 commits=100 seed=1` are its measures and their defaults.
 */
import { makeOldLibrary } from '../migrations/old-library.ts'
import { makeFixture, newFolder } from '../contract/fixture.ts'
import { injectEverywhere } from './inject.ts'
import { killOften } from './kills.ts'
import { cutPower } from './power-cut.ts'
import { hasStrace } from './strace.ts'

const wanted = new Map(process.argv.slice(2).map((word) => word.split('=') as [string, string]))
const measure = (name: string, other: number): number => Number(wanted.get(name) ?? other)
const kills = measure('kills', 300)
const places = measure('places', 40)
const commits = measure('commits', 100)
const seed = measure('seed', 1)
let failures = 0

async function on(make: (folder: string) => unknown, act: (folder: string) => Promise<void>): Promise<void> {
  const { folder, remove } = newFolder()
  try {
    await make(folder)
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

// Opening an old library is killed less often: it takes one migration each time.
for (const [workload, share] of [
  ['annotate', 0.5],
  ['import', 0.3],
] as const)
  await on(makeFixture, async (folder) => {
    const {
      kills: done,
      acknowledged,
      broken,
    } = await killOften(workload, folder, Math.ceil(kills * share), seed)
    tell(`${workload}: ${done} kills, ${acknowledged} acknowledged`, broken)
  })

if (hasStrace()) {
  for (const [workload, make] of [
    ['annotate', makeFixture],
    ['import', makeFixture],
    ['open', makeOldLibrary],
  ] as const)
    await on(make, async (folder) => {
      const { disturbed, broken } = await injectEverywhere(folder, { workload, seed, acts: 3 }, places)
      tell(`${workload}: ${disturbed} calls failed or were the last`, broken)
    })
  await on(makeFixture, async (folder) => {
    const act = { workload: 'annotate', seed, acts: commits } as const
    const flushed = await cutPower(folder, act)
    tell(`power cut after ${flushed.acknowledged} commits, ${flushed.cuts} disks`, flushed.broken)
    const control = await cutPower(folder, { ...act, unflushed: true })
    tell(
      `control: without flushing ${control.broken.length} promises are broken`,
      control.broken.length > 0 ? [] : ['nothing was lost: the harness does not see losses'],
    )
  })
} else console.log('skipped: strace is not here (apt-get install strace), or may not trace')
process.exitCode = failures > 0 ? 1 : 0
