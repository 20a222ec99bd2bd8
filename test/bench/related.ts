/**
 * Related reports in a made library: which of the planted relatives of a report are among its first ten, and how
 * much processor time the question takes beside a LIKE scan of all texts in the same run. Libraries are kept between
 * runs: related-corpus.ts. GATE lines say whether issue 5's limits hold; the time is gated from 100,000 reports on, where
 * a scan takes long enough to be beaten so far.
 *
 *   node test/bench/related.ts [reports…]      default: 1000 10000; the issue asks at 100000
 */
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openReading } from '../../electron/backend/database/open-reading.ts'
import { sql } from '../../electron/backend/database/sql.ts'
import { apart } from '../../electron/backend/related/apart.ts'
import { relatedTo } from '../../electron/backend/related/rank.ts'
import { endGates, gate, gateLeast, median } from './measure.ts'
import { worked } from './search-library.ts'
import { kinds, openCorpus, type Kind } from './related-corpus.ts'

/**
 * Milliseconds of this process's own work: others work beside us, and a ratio of waits would say nothing. Not of the
 * thread: Linux tells that in steps of 4 ms.
 */
const now = worked

for (const size of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000])
  await measure(size)
endGates()

async function measure(size: number): Promise<void> {
  const { folder, library, planted, seconds } = await openCorpus(size)
  console.log(`\n${size} reports, ${seconds === null ? 'kept' : `made in ${seconds.toFixed(0)} s`}`)

  // As the reader's thread reads it.
  library.close()
  const { db, close } = openReading(join(folder, 'library.db'))
  // The first question reads the sample.
  const before = now()
  apart['related.list'](db, { reportId: planted[0]!.relatives[0]!.id, limit: 10 })
  console.log(`  the first question of all ${(now() - before).toFixed(0)} ms`)
  // Reports without planted relatives, which warms the code up, too: the thread in the app is there all day.
  const ordinary = db
    .all<{ id: string }>(
      sql`select id from report where num % ${Math.ceil(size / 200)} = 1 order by num limit 200`,
    )
    .map(({ id: reportId }) => {
      const start = now()
      apart['related.list'](db, { reportId, limit: 10 })
      return now() - start
    })
  const times: number[] = []
  const ranked: number[] = []
  const found = new Map<Kind, number>()
  for (const { seed, relatives } of planted) {
    const start = now()
    const { reports } = apart['related.list'](db, { reportId: seed, limit: 10 })
    times.push(now() - start)
    const ids = new Set(reports.map(({ id }) => id))
    for (const { id, kind } of relatives) if (ids.has(id)) found.set(kind, (found.get(kind) ?? 0) + 1)
    const again = now()
    relatedTo(db, seed, 10)
    ranked.push(now() - again)
  }
  close()
  const scans: number[] = []
  const scan = new Database(join(folder, 'library.db'), { readonly: true })
  for (const { seed } of planted.slice(0, 12)) {
    const row = scan
      .prepare('select t.text from source_text t join report r on r.source_id = t.source_id where r.id = ?')
      .get(seed) as { text: string }
    const start = now()
    scan.prepare('select count(*) from source_text where text like ?').get(`%${row.text.slice(20, 22)}%`)
    scans.push(now() - start)
  }
  scan.close()
  let all = 0
  for (const kind of Object.keys(kinds) as Kind[]) {
    const recall = (found.get(kind) ?? 0) / planted.length
    all += recall
    console.log(`  recall@10  ${kind.padEnd(34)} ${recall.toFixed(3)}`)
  }
  gateLeast(`recall@10 of all kinds, ${size} reports`, all / Object.keys(kinds).length, 0.95)
  const at95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!
  const [p50, scanned] = [median(times), median(scans)]
  console.log(
    `  with reasons p50 ${p50.toFixed(1)} ms, p95 ${at95.toFixed(1)} ms; ranking alone p50 ${median(ranked).toFixed(1)} ms`,
  )
  console.log(`  reports without relatives p50 ${median(ordinary.slice(100)).toFixed(1)} ms`)
  console.log(`  LIKE scan p50 ${scanned.toFixed(1)} ms: related is 1/${(scanned / p50).toFixed(1)} of it`)
  if (size >= 100_000) gate(`related p50 ÷ LIKE p50, ${size} reports`, p50 / scanned, 1 / 50)
}
