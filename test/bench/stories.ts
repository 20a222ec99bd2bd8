/**
 * Stories in a made library: how long comparing a report takes, how long the list of proposals, and what a search waits
 * that is asked while the list is made. Libraries are kept between runs: related-corpus.ts.
 *
 *   node test/bench/stories.ts [reports…]      default: 1000 10000
 */
import { join } from 'node:path'
import { openReading } from '../../electron/backend/database/open-reading.ts'
import { sql } from '../../electron/backend/database/sql.ts'
import { createReader } from '../../electron/backend/reader/run-reader.ts'
import { listJob } from '../../electron/backend/stories/list.ts'
import { nearJob } from '../../electron/backend/stories/near.ts'
import { keepLook } from '../../electron/backend/stories/store.ts'
import { makeRandom } from '../unit/text/corpus.ts'
import { median } from './measure.ts'
import { openCorpus } from './related-corpus.ts'
import { worked } from './search-library.ts'

/** Reports that are compared: the relatives that were planted, and as many that have none. */
const COMPARED = 120
/** Pairs of a library of news, for each report, and how many reports tell one matter. */
const PAIRS = 3.3
const MATTER = 8
const SEARCHES = 20

for (const size of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000])
  await measure(size)

async function measure(size: number): Promise<void> {
  const { folder, library, planted, seconds } = await openCorpus(size)
  console.log(`\n${size} reports, ${seconds === null ? 'kept' : `made in ${seconds.toFixed(0)} s`}`)
  library.transact((db) => {
    db.run(sql`delete from story_edge`)
    db.run(sql`delete from story_look`)
  })
  const reading = openReading(join(folder, 'library.db'))
  const compare = (ids: readonly string[]): { times: number[]; near: number } => {
    const times: number[] = []
    let near = 0
    for (const id of ids) {
      const began = worked()
      near += nearJob.run(reading.db, { id }).near.length
      times.push(worked() - began)
    }
    return { times, near }
  }
  const all = reading.db.all<{ id: string }>(
    sql`select id from report where num % ${Math.max(1, Math.floor(size / COMPARED))} = 1 limit ${COMPARED}`,
  )
  compare(all.slice(0, 20).map(({ id }) => id))
  for (const [name, ids] of [
    ['reports without relatives', all.map(({ id }) => id)],
    ['reports with eight', planted.map(({ seed }) => seed)],
  ] as const) {
    const { times, near } = compare(ids)
    const p95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!
    console.log(
      `  comparing ${name}: p50 ${median(times).toFixed(1)} ms, p95 ${p95.toFixed(1)} ms; near ${(near / ids.length).toFixed(2)} each`,
    )
  }

  // As if all had been compared.
  const random = makeRandom(3)
  library.transact((db) => {
    for (let num = 1; num <= size; num++) {
      const near = Array.from({ length: Math.round(PAIRS) }, () => ({
        num: Math.min(size, num - (num % MATTER) + Math.floor(random() * MATTER) + 1),
        score: 0.28 + random() * 1.6,
      }))
      keepLook(db, num, { near: near.filter((other) => other.num !== num), gone: [] })
    }
  })
  const began = worked()
  const { proposals, looked } = listJob.run(reading.db, null)
  const made = worked() - began
  const again = worked()
  listJob.run(reading.db, null)
  console.log(
    `  the list of ${looked}: ${made.toFixed(0)} ms, ${proposals.length} proposals; asked again ${(worked() - again).toFixed(2)} ms`,
  )
  reading.close()

  const reader = createReader(join(folder, 'library.db'))
  const search = async (): Promise<number> => {
    const start = performance.now()
    await reader.ask('search.query', { query: '的', limit: 20, sort: 'newest' })
    return performance.now() - start
  }
  await search()
  const alone: number[] = []
  const beside: number[] = []
  for (let i = 0; i < SEARCHES; i++) {
    alone.push(await search())
    // Something changed, so that the list is made anew.
    library.transact((db) =>
      db.run(sql`insert or replace into meta (key, value) values ('bench', ${String(i)})`),
    )
    const list = reader.ask(listJob.name, null, { background: true })
    await new Promise((resolve) => setTimeout(resolve, made / 4))
    beside.push(await search())
    await list
  }
  const most = (times: number[]): string => Math.max(...times).toFixed(1)
  console.log(
    `  a search alone p50 ${median(alone).toFixed(1)} ms, at most ${most(alone)}; while the list is made p50 ${median(beside).toFixed(1)} ms, at most ${most(beside)}`,
  )
  await reader.close()
  library.close()
}
