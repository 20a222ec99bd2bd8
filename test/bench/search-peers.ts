/** Search libraries beside ours in one run: build, memory, what they find, latency. Called by search.ts --peers. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import FlexSearch from 'flexsearch'
import MiniSearch from 'minisearch'
import { sql, type ReadableDb } from '../../electron/backend/database/sql.ts'
import { matchTerm, indexTokens } from '../../shared/text/bigrams.ts'
import { fold, foldUnits } from '../../shared/text/fold.ts'
import { median } from './measure.ts'
import { reports, worked } from './search-library.ts'
import type { MadeQuery, QueryClass } from './search-queries.ts'

interface Given {
  count: number
  db: ReadableDb
  queries: Record<QueryClass, MadeQuery[]>
  /** What our index took to build, in milliseconds. */
  buildMs: number
  /** Of the text. */
  bytes: number
  folder: string
  gate: (what: string, value: number, most: number) => void
}
interface Peer {
  name: string
  /** Adds all reports; returns what answers a query with ids from 1. */
  build: () => (query: string) => number[]
}

/** MiniSearch takes 5 minutes for 10,000: it is shown with this many unless told otherwise. */
const MOST_FOR_MINISEARCH = process.argv.includes('--slow') ? 10_000 : 1000
const CLASSES = ['2 characters', '3-4 characters', 'AND'] as const

const tokens = (text: string): string[] =>
  Buffer.from(indexTokens(foldUnits(text)))
    .toString()
    .split(' ')
/** A query's tokens as the index has them: pairs, and words. */
const queryTokens = (query: string): string[] =>
  query
    .split(' ')
    .flatMap((word) => (matchTerm(fold(word), true) ?? '').replaceAll(/["*]/g, '').trim().split(' '))

function* texts(count: number): Generator<[id: number, text: string]> {
  let id = 0
  for (const { title, body } of reports(count)) yield [++id, `${title}\n${body}`]
}

const flexOurs = (count: number): Peer => ({
  name: 'flexsearch, our tokens',
  build() {
    const index = new FlexSearch.Index({ encode: (text: string) => text.split(' '), tokenize: 'strict' })
    for (const [id, text] of texts(count)) index.add(id, tokens(text).join(' '))
    return (query) => index.search(queryTokens(query).join(' '), { limit: 1e6, suggest: false }) as number[]
  },
})
const flexCjk = (count: number): Peer => ({
  name: 'flexsearch, its CJK encoder',
  build() {
    const index = new FlexSearch.Index({ encoder: FlexSearch.Charset.CJK, tokenize: 'forward' })
    for (const [id, text] of texts(count)) index.add(id, fold(text))
    return (query) => index.search(fold(query), { limit: 1e6 }) as number[]
  },
})
const mini = (count: number): Peer => ({
  name: `minisearch, our tokens, ${count} reports`,
  build() {
    const index = new MiniSearch<{ id: number; text: string }>({
      fields: ['text'],
      tokenize: tokens,
      processTerm: (term) => term,
    })
    for (const [id, text] of texts(count)) index.add({ id, text })
    return (query) =>
      index
        .search(query, { tokenize: (typed) => queryTokens(typed), combineWith: 'AND', prefix: false })
        .map(({ id }) => id as number)
  },
})

export async function comparePeers(given: Given): Promise<void> {
  const { count, db, queries, buildMs, bytes } = given
  const folded: string[] = []
  for (const [, text] of texts(count)) folded.push(fold(text))
  console.log(`\n# peers at ${count}: build, heap, recall / precision, p50`)
  tell('fts5 bigrams (ours)', buildMs, 0, bytes, (query) => {
    const match = query
      .split(' ')
      .map((word) => matchTerm(fold(word), true))
      .join(' AND ')
    return db
      .all<{ id: number }>(sql`select rowid as id from report_fts where report_fts match ${match}`)
      .map(({ id }) => id)
  })
  for (const peer of [flexOurs(count), flexCjk(count), mini(Math.min(count, MOST_FOR_MINISEARCH))]) {
    const before = heap()
    const start = worked()
    const ask = peer.build()
    const ms = worked() - start
    tell(peer.name, ms, heap() - before, bytes, ask)
    if (peer.name.includes('our tokens') && peer.name.startsWith('flex'))
      given.gate('our build ÷ flexsearch with the same tokens', buildMs / ms, 1 / 2.5)
  }
  ripgrep(given)

  function tell(
    name: string,
    ms: number,
    heapUsed: number,
    of: number,
    ask: (query: string) => number[],
  ): void {
    console.log(
      `${name.padEnd(42)} build ${(ms / (of / 1e6)).toFixed(0)} ms/MB, heap ${(heapUsed / 1e6).toFixed(0)} MB`,
    )
    for (const kind of CLASSES) {
      const times: number[] = []
      let [found, wanted, both] = [0, 0, 0]
      for (const made of queries[kind].slice(0, 20)) {
        const start = worked()
        const ids = ask(made.query)
        times.push(worked() - start)
        const truth = new Set(folded.flatMap((text, i) => (made.holds(text) ? [i + 1] : [])))
        found += ids.length
        wanted += truth.size
        both += ids.filter((id) => truth.has(id)).length
      }
      console.log(
        `  ${kind.padEnd(16)} recall ${(both / wanted).toFixed(3)}, precision ${(both / Math.max(1, found)).toFixed(3)}, all ids p50 ${median(times).toFixed(3)} ms`,
      )
    }
  }
}

function heap(): number {
  ;(globalThis as { gc?: () => void }).gc?.()
  return process.memoryUsage().heapUsed
}

const RIPGREP = 'rg'

/** Files on disk, where ripgrep is installed. */
function ripgrep({ count, queries, folder }: Given): void {
  try {
    execFileSync(RIPGREP, ['--version'])
  } catch {
    console.log('ripgrep is not installed here: left out')
    return
  }
  const files = join(folder, 'files')
  mkdirSync(files)
  for (const [id, text] of texts(count)) writeFileSync(join(files, `${id}.txt`), text)
  const times = queries['2 characters'].slice(0, 10).map(({ query }) => {
    const start = performance.now()
    try {
      execFileSync(RIPGREP, ['-l', '-F', query, files])
    } catch {
      // 1: nothing found.
    }
    return performance.now() - start
  })
  console.log(`ripgrep -l -F over ${count} files: p50 ${median(times).toFixed(0)} ms (one script form only)`)
}
