/**
 * A thousand pages come in while a window watches: how long a small call waits (a place saved, a report opened)
 * beside the same call at rest, what the window asks meanwhile, how fast pages come in, how soon a cancel ends.
 * The window is a client that asks again as renderer/queries.ts does. Only the ratios mean something.
 *
 *   node test/bench/import.ts [pages]
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { startBackend } from '../../electron/backend/spawn.ts'
import type { CallName, Table } from '../../shared/contract.ts'
import { type Client, connect, directPair } from '../../shared/rpc.ts'
import { makeRandom, makeText } from '../unit/text/corpus.ts'
import { median, print } from './measure.ts'

const PAGES = Number(process.argv[2] ?? 1000)
const REPORTS = 6
const CHARACTERS = 1000
const ROOT = join(import.meta.dirname, '../..')

const parent = mkdtempSync(join(tmpdir(), 'pressmark-import-'))
const random = makeRandom(7)
const paths = Array.from({ length: PAGES }, (_, page) => {
  const path = join(parent, `海港日报_2025-03-${String((page % 28) + 1).padStart(2, '0')}_第${page}版.txt`)
  const reports = Array.from(
    { length: REPORTS },
    (_, report) => `# 港区第${page}-${report}号公告全文发布\n\n${makeText(random, CHARACTERS).trim()}\n`,
  )
  writeFileSync(path, reports.join('\n'))
  return path
})

const backend = await startBackend(new URL('../../electron/backend/worker.ts', import.meta.url), {
  folder: join(parent, 'library'),
  migrations: join(ROOT, 'electron/backend/database/migrations'),
  seeds: join(ROOT, 'seeds'),
})
const openClient = (): Client => {
  const [ours, theirs] = directPair()
  backend.attach(theirs, { mayUsePaths: true })
  return connect(ours)
}
const client = openClient()

/** What a window with the library open has asked, and when it asks again (READS of renderer/queries.ts). */
const WATCHED: Partial<Record<CallName, Table[]>> = {
  'sources.list': ['source', 'report', 'page'],
  'reports.list': ['source', 'report', 'highlight', 'note', 'theme', 'link'],
  'library.describe': ['source', 'report', 'highlight', 'note', 'theme', 'link'],
  'import.jobs': ['import'],
  'undo.state': ['undo'],
}
const asked = new Map<string, { times: number; characters: number }>()
const events = { count: 0 }
function watch(): void {
  const window = openClient()
  const asking = new Map<string, boolean>()
  async function ask(call: CallName): Promise<void> {
    if (asking.has(call)) return void asking.set(call, true)
    do {
      asking.set(call, false)
      const answer = await window.send(call, {}).catch(() => null)
      const sum = asked.get(call) ?? { times: 0, characters: 0 }
      asked.set(call, {
        times: sum.times + 1,
        characters: sum.characters + JSON.stringify(answer).length,
      })
    } while (asking.get(call))
    asking.delete(call)
  }
  window.onChanged(({ tables }) => {
    events.count++
    for (const [call, reads] of Object.entries(WATCHED))
      if (reads.some((table) => tables.includes(table))) void ask(call as CallName)
  })
}

interface Waits {
  set: number[]
  get: number[]
}
/** A user's small acts, one every 15 ms, until told to stop. */
function act(reportId: string): { stop: () => Promise<Waits> } {
  const waits: Waits = { set: [], get: [] }
  const told = { stop: false }
  const time = async (into: number[], run: () => Promise<unknown>): Promise<void> => {
    const start = performance.now()
    await run()
    into.push(performance.now() - start)
  }
  const running = (async () => {
    for (let i = 0; !told.stop; i++) {
      await time(waits.set, () => client.send('settings.set', { key: 'place', value: i }))
      await time(waits.get, () => client.send('reports.get', { id: reportId }))
      await pause(15)
    }
  })()
  return {
    async stop() {
      told.stop = true
      await running
      return waits
    },
  }
}
const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
function tell(what: string, times: readonly number[], floor: readonly number[]): void {
  print(`${what}: median of ${times.length}`, median(times), median(floor))
  print(`${what}: 99th of 100`, at(times, 0.99), median(floor))
  print(`${what}: worst`, at(times, 1), median(floor))
}

async function ended(jobId: string): Promise<void> {
  for (;;) {
    const job = (await client.send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job && job.state !== 'running') return
    await pause(50)
  }
}

const [first = '', ...rest] = paths
const { jobId: warm } = await client.send('import.start', { items: [{ path: first }] })
await ended(warm)
const [report] = await client.send('reports.list', {})
const idle = act(report?.id ?? '')
await pause(3000)
const atRest = await idle.stop()

watch()
const busy = act(report?.id ?? '')
const began = performance.now()
const { jobId } = await client.send('import.start', { items: rest.map((path) => ({ path })) })
await ended(jobId)
const took = performance.now() - began
const meanwhile = await busy.stop()

print('settings.set at rest', median(atRest.set))
tell('settings.set while importing', meanwhile.set, atRest.set)
print('reports.get at rest', median(atRest.get))
tell('reports.get while importing', meanwhile.get, atRest.get)
const length = rest.length * (REPORTS * CHARACTERS)
console.log(
  `${rest.length} pages in ${(took / 1000).toFixed(1)} s: ${((rest.length / took) * 1000).toFixed(1)} a second, ` +
    `${Math.round(length / took)} thousand characters a second; ${events.count} events`,
)
for (const [call, { times, characters }] of asked)
  console.log(`  ${call}: asked ${times} times, ${(characters / 1e6).toFixed(1)} MB`)

const more = Array.from({ length: 200 }, (_, i) => {
  const path = join(parent, `more-${i}.txt`)
  writeFileSync(path, makeText(random, 6000))
  return { path }
})
const cancels: number[] = []
for (let round = 0; round < 5; round++) {
  const { jobId: cancelled } = await client.send('import.start', { items: more })
  await pause(100 + round * 7)
  const start = performance.now()
  await client.send('import.cancel', { jobId: cancelled })
  for (;;) {
    const job = (await client.send('import.jobs', {})).find(({ id }) => id === cancelled)
    if (job?.state !== 'running') break
  }
  cancels.push(performance.now() - start)
}
print('cancel: until the job has ended, median', median(cancels))
print('cancel: worst', at(cancels, 1))

await backend.close()
rmSync(parent, { recursive: true, force: true })
process.exit(0)
