/**
 * Search at 1,000, 10,000 or 100,000 reports: what is found against a folded substring scan, id by id; how long it
 * takes beside a LIKE scan of the same texts in the same run; what building and keeping the index costs. Times are
 * this process's own work, not the clock's: neighbours do not count. Only ratios mean something; GATE lines say
 * whether they hold (issue 5). Ratios to the LIKE scan are those of the issue from 100,000 reports on. Builds and the whole
 * library ÷ text are gated from 10,000 on: at 1,000 (3.2 ×) the tables that every library has weigh as much as a text.
 *
 *   node test/bench/search.ts [10000] [--peers] [--then 300000]
 *
 * `--peers`: other search libraries beside ours (`--slow`: MiniSearch with all reports too, half a minute a thousand).
 * `--then`: the same library grows to so many, and two characters are timed again.
 */
import { statSync } from 'node:fs'
import { join } from 'node:path'
import { openReading } from '../../electron/backend/database/open-reading.ts'
import { openLibrary } from '../../electron/backend/database/open.ts'
import { startBackend } from '../../electron/backend/spawn.ts'
import { connect, directPair } from '../../shared/rpc.ts'
import { sql, type ReadableDb } from '../../electron/backend/database/sql.ts'
import { readFilters } from '../../electron/backend/search/conditions-store.ts'
import { asksCharacters, planQuery } from '../../electron/backend/search/plan-store.ts'
import { runQuery } from '../../electron/backend/search/run-query.ts'
import { lastWord } from '../../electron/backend/search/words.ts'
import { parseQuery } from '../../shared/search/parse.ts'
import { fold } from '../../shared/text/fold.ts'
import { endGates, gate, median } from './measure.ts'
import { fillBeside, fillLibrary, MIGRATIONS, newFolder, reports, worked } from './search-library.ts'
import { CLASSES, makeQueries, type MadeQuery, type QueryClass } from './search-queries.ts'

const [, , first = ''] = process.argv
const count = /^\d+$/.test(first) ? Number(first) : 10_000
const then = Number(process.argv[process.argv.indexOf('--then') + 1] ?? 0)
const withPeers = process.argv.includes('--peers')
const QUERIES = 40
const MOST_SCANNED = 20_000

const p95 = (times: number[]): number => times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0
const show = (value: number): string => (value < 10 ? value.toFixed(2) : value.toFixed(0))

function gateFrom10k(what: string, value: number, most: number): void {
  if (count >= 10_000) gate(what, value, most)
  else console.log(`${what}: ${show(value)} (gated from 10,000 reports on, at most ${most})`)
}

const folder = newFolder()
const at = (name: string): string => join(folder.path, name)
console.log(`# ${count} reports`)

// Build and size
const { plain, index } = fillBeside(at('plain.db'), at('index.db'), reports(count))
const perMb = (ms: number): string => `${show(ms / (plain.bytes / 1e6))} ms/MB`
console.log(`text ${show(plain.bytes / 1e6)} MB; plain insertion ${perMb(plain.ms)}`)
console.log(`index ${perMb(index.ms)}, merging afterwards ${show(index.optimize)} ms`)
gateFrom10k('index build ÷ plain insertion', index.ms / plain.ms, count >= 100_000 ? 32 : 24)
gate('index ÷ text', index.bytes / plain.bytes, 1.7)
const building = worked()
await fillLibrary(at('library'), count)
console.log(`whole library written in ${show((worked() - building) / 1000)} s`)
gateFrom10k('whole library ÷ text', statSync(at('library/library.db')).size / plain.bytes, 3)

// Opening
const open = async (path: string): Promise<number> => {
  const times: number[] = []
  for (let i = 0; i < 7; i++) {
    const start = worked()
    const library = await openLibrary(path, { migrations: MIGRATIONS })
    times.push(worked() - start)
    library.close()
  }
  return median(times)
}
const emptyTime = await open(at('empty'))
const fullTime = await open(at('library'))
console.log(`opens in ${show(fullTime)} ms, empty ${show(emptyTime)} ms`)
gate('open ÷ open empty', fullTime / emptyTime, 1.5)

// What a user waits for: the thread, its modules, the library and all rows of the list, by the clock.
const start = performance.now()
const backend = await startBackend(new URL('../../electron/backend/worker.ts', import.meta.url), {
  folder: at('library'),
  migrations: MIGRATIONS,
  seeds: join(import.meta.dirname, '../../seeds'),
})
const [ours, theirs] = directPair()
backend.attach(theirs, { mayUsePaths: true })
const rows = await connect(ours).send('reports.list', {})
console.log(
  `from the start of the backend to the first list (${rows.length} rows): ${show(performance.now() - start)} ms by the clock`,
)
await backend.close()

const reading = openReading(at('library/library.db'))
const { db } = reading
const queries = makeQueries(QUERIES, count)

// What is found, id by id
if (count <= MOST_SCANNED) {
  const folded: string[] = []
  for (const { title, body } of reports(count)) folded.push(fold(`${title}\n${title}\n${body}`))
  for (const kind of CLASSES) {
    let found = 0
    let wanted = 0
    let both = 0
    let wrong = 0
    for (const made of queries[kind]) {
      const ids = indexed(db, made.query)
      const truth = new Set(folded.flatMap((text, i) => (made.holds(text) ? [i + 1] : [])))
      found += ids.length
      wanted += truth.size
      both += ids.filter((id) => truth.has(id)).length
      if (runQuery(db, { query: made.query, limit: 1, in: 'text' }).total !== truth.size) wrong++
    }
    gate(`${kind}: 1 - recall (of ${wanted})`, wanted === 0 ? 1 : 1 - both / wanted, 0)
    gate(`${kind}: 1 - precision`, found === 0 ? 1 : 1 - both / found, 0)
    gate(`${kind}: queries whose total is another`, wrong, 0)
  }
}
function indexed(from: ReadableDb, query: string): number[] {
  const parsed = parseQuery(query).query!
  // What search itself asks: for single characters the table of characters.
  const index = asksCharacters(parsed) ? 'characters' : 'words'
  const { match } = planQuery(parsed, 'report', lastWord(parsed), readFilters(from), index)
  return from
    .all<{ id: number }>(
      index === 'characters'
        ? sql`select rowid as id from character_fts where character_fts match ${match}`
        : sql`select rowid as id from report_fts where report_fts match ${match}`,
    )
    .map(({ id }) => id)
}

// Latency beside a LIKE scan
const scan = plain.db.prepare('select count(*) as n from plain where text like ?')
/** Each query's median of three, after one round that warms up: the reader's thread is there all day. */
function times(kind: QueryClass, ask: (made: MadeQuery) => unknown): number[] {
  const rounds = Array.from({ length: 4 }, () =>
    queries[kind].map((made) => {
      const start = worked()
      ask(made)
      return worked() - start
    }),
  )
  return queries[kind].map((_, at) => median(rounds.slice(1).map((round) => round[at]!)))
}
const scans = queries['2 characters'].slice(0, count > 20_000 ? 6 : QUERIES).map(({ query }) => {
  const start = worked()
  scan.get(`%${query}%`)
  return worked() - start
})
const like = median(scans)
let twoCharacters = 0
console.log(`LIKE scan, 2 characters: ${show(like)} ms`)
for (const kind of CLASSES) {
  const ours = times(kind, ({ query }) => runQuery(db, { query, limit: 20 }))
  console.log(
    `${kind.padEnd(16)} top 20 with snippets: p50 ${show(median(ours))} ms, p95 ${show(p95(ours))} ms`,
  )
  if (kind === '2 characters') {
    twoCharacters = median(ours)
    gate('2 characters p50 ÷ LIKE p50', median(ours) / like, count >= 100_000 ? 1 / 200 : 1)
    gate('2 characters p95 ÷ LIKE p50', p95(ours) / like, count >= 100_000 ? 1 / 15 : 1)
  }
  // A single character finds what came in last first: the whole order of fit would cost what the index has of it.
  if (kind === '1 character')
    gate('1 character, last come in 20, p50 ÷ LIKE p50', median(ours) / like, count >= 100_000 ? 1 / 15 : 1)
}
const oneByDate = times('1 character', ({ query }) => runQuery(db, { query, limit: 20, order: 'newest' }))
console.log(`1 character by date: p50 ${show(median(oneByDate))} ms, p95 ${show(p95(oneByDate))} ms`)
gate(
  '1 character, newest 20 by date, p50 ÷ LIKE p50',
  median(oneByDate) / like,
  count >= 100_000 ? 1 / 15 : 1,
)
const byDate = times('2 characters', ({ query }) => runQuery(db, { query, limit: 20, order: 'newest' }))
console.log(`2 characters by date: p50 ${show(median(byDate))} ms, p95 ${show(p95(byDate))} ms`)
const recent = times('2 characters', ({ query }) => runQuery(db, { query, limit: 20, order: 'recent' }))
console.log(`2 characters, recent first: p50 ${show(median(recent))} ms, p95 ${show(p95(recent))} ms`)
const dated = times('2 characters', ({ query }) => runQuery(db, { query: `${query} date:2024`, limit: 20 }))
console.log(`2 characters in one year: p50 ${show(median(dated))} ms, p95 ${show(p95(dated))} ms`)

if (withPeers) {
  const { comparePeers } = await import('./search-peers.ts')
  await comparePeers({
    count,
    db,
    queries,
    buildMs: index.ms,
    disk: index.bytes,
    folder: folder.path,
    gateFrom10k,
  })
}
reading.close()
if (process.argv.includes('--then')) {
  await fillLibrary(at('library'), then, count)
  const larger = openReading(at('library/library.db'))
  const ask = ({ query }: MadeQuery): unknown => runQuery(larger.db, { query, limit: 20 })
  const two = times('2 characters', ask)
  const one = times('1 character', ask)
  console.log(
    `${then}: 2 characters p50 ${show(median(two))} ms, p95 ${show(p95(two))} ms; 1 character p50 ${show(median(one))} ms`,
  )
  gate(`2 characters p50, ${then} ÷ ${count}`, median(two) / twoCharacters, 3.5)
  larger.close()
}
plain.db.close()
folder.remove()
endGates()
