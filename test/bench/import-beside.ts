/**
 * Ten thousand reports come in while the user goes on: how late the main thread's timers are beside the same at rest,
 * how long a note takes to be saved, what a search waits. The main thread does what Electron's does: it hands frames
 * on; the backend is a worker, the page reader a child, search a thread (issue 5). GATE lines say whether they hold.
 * On a shared machine the waits are the neighbours' too: what the backend's transactions cost in this process's own
 * time is told beside them, and a note waits for one of these.
 *
 *   node test/bench/import-beside.ts [10000]
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as pause } from 'node:timers/promises'
import { plainTextToState } from '../../electron/backend/notes/lexical-state.ts'
import { newId } from '../../electron/backend/ids.ts'
import { startBackend } from '../../electron/backend/spawn.ts'
import { connect, directPair } from '../../shared/rpc.ts'
import { endGates, gate, median } from './measure.ts'
import { makeReport } from './news-corpus.ts'
import { makeQueries } from './search-queries.ts'

const REPORTS = Number(process.argv[2] ?? 10_000)
const ON_A_PAGE = 5
const ROOT = join(import.meta.dirname, '../..')

const parent = mkdtempSync(join(tmpdir(), 'pressmark-beside-'))
const pages = join(parent, 'pages')
mkdirSync(pages)
for (let from = 0; from < REPORTS; from += ON_A_PAGE)
  writeFileSync(
    join(pages, `海港日报_2025-03-${String(((from / ON_A_PAGE) % 28) + 1).padStart(2, '0')}_第${from}版.txt`),
    Array.from({ length: Math.min(ON_A_PAGE, REPORTS - from) }, (_, i) => makeReport(from + i))
      .map(({ title, body }) => `# ${title}\n\n${body.replaceAll('\n', '\n\n')}\n`)
      .join('\n'),
  )
const queries = makeQueries(40, REPORTS)['2 characters'].map(({ query }) => query)

process.env['PRESSMARK_COSTS'] = join(parent, 'costs.json')
const backend = await startBackend(new URL('counted-worker.ts', import.meta.url), {
  folder: join(parent, 'library'),
  migrations: join(ROOT, 'electron/backend/database/migrations'),
  seeds: join(ROOT, 'seeds'),
})
const [ours, theirs] = directPair()
backend.attach(theirs, { mayUsePaths: true })
const client = connect(ours)

interface Felt {
  /** Milliseconds that a 1 ms timer fires after the last, 99th of 100. */
  loop: number
  saves: number[]
  searches: number[]
}
const at = (values: readonly number[], share: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * share))] ?? 0
async function timed(into: number[], run: () => Promise<unknown>): Promise<void> {
  const start = performance.now()
  await run()
  into.push(performance.now() - start)
}

/** A note typed on, and a search, until `isOver`. */
async function live(isOver: () => Promise<boolean>): Promise<Felt> {
  const delay = monitorEventLoopDelay({ resolution: 1 })
  const saves: number[] = []
  const searches: number[] = []
  let id = newId()
  let text = ''
  delay.enable()
  for (let i = 0; i % 10 > 0 || !(await isOver()); i++) {
    if (i % 40 === 0) [id, text] = [newId(), '']
    text += '渡轮今晨恢复通航。'
    await timed(saves, () =>
      client.send('notes.save', { id, target: null, state: plainTextToState(text), text }),
    )
    if (i % 2 === 0)
      await timed(searches, () =>
        client.send('search.query', { query: queries[(i / 2) % queries.length]!, limit: 20 }),
      )
    await pause(20)
  }
  delay.disable()
  return { loop: delay.percentile(99) / 1e6, saves, searches }
}
function tell(name: string, { loop, saves, searches }: Felt): void {
  const line = (times: number[]): string =>
    `p50 ${median(times).toFixed(1)}, p99 ${at(times, 0.99).toFixed(1)}, worst ${at(times, 1).toFixed(1)} ms (${times.length})`
  console.log(
    `${name}: loop p99 ${loop.toFixed(2)} ms; note saved ${line(saves)}; search answered ${line(searches)}`,
  )
}
const restEnds = performance.now() + 8000
const rest = await live(() => Promise.resolve(performance.now() > restEnds))
tell('at rest', rest)
const began = performance.now()
const { jobId } = await client.send('import.start', { items: [{ path: pages }] })
const beside = await live(async () => {
  const job = (await client.send('import.jobs', {})).find((one) => one.id === jobId)
  return job?.state !== 'running'
})
tell('beside an import', beside)
const job = (await client.send('import.jobs', {})).find((one) => one.id === jobId)
const reports = job?.sources.reduce((sum, source) => sum + source.reports.length, 0) ?? 0
console.log(`${reports} reports came in in ${((performance.now() - began) / 1000).toFixed(0)} s`)
gate('event loop p99 beside an import ÷ at rest', beside.loop / rest.loop, 3)
gate('note saved, p99 in ms', at(beside.saves, 0.99), 60)
gate('reports that did not come in', REPORTS - reports, 0)
gate('search does not answer within a second', beside.searches.filter((ms) => ms > 1000).length, 0)

await backend.close()
const costs = JSON.parse(readFileSync(join(parent, 'costs.json'), 'utf8')) as number[]
gate('one transaction of the backend, p99 in ms of its own time', at(costs, 0.99), 60)
console.log(`  p50 ${median(costs).toFixed(1)}, worst ${at(costs, 1).toFixed(1)} ms (${costs.length})`)
rmSync(parent, { recursive: true, force: true })
endGates()
process.exit()
