/**
 * Search libraries beside ours in one run: build, memory, what they find, latency. Called by search.ts --peers. Each is
 * held against the texts it was given. Memory of the libraries is their heap, all of their index; ours has it on disk,
 * and the memory is what a process grows by that opens the library and asks. ripgrep builds and keeps nothing.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import FlexSearch from 'flexsearch'
import MiniSearch from 'minisearch'
import { sql, type ReadableDb } from '../../electron/backend/database/sql.ts'
import { matchTerm, indexTokens } from '../../shared/text/bigrams.ts'
import { fold, foldUnits } from '../../shared/text/fold.ts'
import { collectGarbage, median } from './measure.ts'
import { reports, worked } from './search-library.ts'
import type { MadeQuery, QueryClass } from './search-queries.ts'

interface Given {
  count: number
  db: ReadableDb
  queries: Record<QueryClass, MadeQuery[]>
  /** What our index took to build, in milliseconds. */
  buildMs: number
  /** Bytes of our index on disk. */
  disk: number
  folder: string
  gateFrom10k: (what: string, value: number, most: number) => void
}
interface Peer {
  name: string
  /** How many reports it is given, the first of all. */
  count: number
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
  ...{ name: 'flexsearch, our tokens', count },
  build() {
    const index = new FlexSearch.Index({ encode: (text: string) => text.split(' '), tokenize: 'strict' })
    for (const [id, text] of texts(count)) index.add(id, tokens(text).join(' '))
    return (query) => index.search(queryTokens(query).join(' '), { limit: 1e6, suggest: false }) as number[]
  },
})
const flexCjk = (count: number): Peer => ({
  ...{ name: 'flexsearch, its CJK encoder', count },
  build() {
    const index = new FlexSearch.Index({ encoder: FlexSearch.Charset.CJK, tokenize: 'forward' })
    for (const [id, text] of texts(count)) index.add(id, fold(text))
    return (query) => index.search(fold(query), { limit: 1e6 }) as number[]
  },
})
const mini = (count: number): Peer => ({
  ...{ name: `minisearch, our tokens, ${count} reports`, count },
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

type Rate = (made: MadeQuery, ids: readonly number[]) => void

export async function comparePeers(given: Given): Promise<void> {
  const { count, db, queries, buildMs, disk, folder } = given
  const folded: string[] = []
  const sizes: number[] = []
  for (const [, text] of texts(count)) {
    folded.push(fold(text))
    sizes.push(Buffer.byteLength(text))
  }
  console.log(`\n# peers at ${count}: build, memory, recall / precision, p50`)
  const asked = CLASSES.flatMap((kind) => queries[kind].slice(0, 20).map(({ query }) => query))
  const memory = `${megabytes(ownMemory(join(folder, 'library/library.db'), asked))} resident after ${asked.length} queries, ${megabytes(disk)} on disk`
  tell({ name: 'fts5 bigrams (ours)', count }, buildMs, memory, (query) => {
    const match = query
      .split(' ')
      .map((word) => matchTerm(fold(word), true))
      .join(' AND ')
    return db
      .all<{ id: number }>(sql`select rowid as id from report_fts where report_fts match ${match}`)
      .map(({ id }) => id)
  })
  for (const peer of [flexOurs(count), flexCjk(count), mini(Math.min(count, MOST_FOR_MINISEARCH))]) {
    measure(peer)
    // The one before is let go of before the heap is looked at for the next.
    await pause(0)
  }
  ripgrep(given, folded)

  function measure(peer: Peer): void {
    const before = heap()
    const start = worked()
    const ask = peer.build()
    const ms = worked() - start
    tell(peer, ms, `${megabytes(heap() - before)} heap`, ask)
    if (peer.name.includes('our tokens') && peer.name.startsWith('flex'))
      given.gateFrom10k('our build ÷ flexsearch with the same tokens', buildMs / ms, 1 / 2.5)
  }

  /** @param ms what the build took */
  function tell(
    peer: Pick<Peer, 'name' | 'count'>,
    ms: number,
    memory: string,
    ask: (query: string) => number[],
  ): void {
    const bytes = sizes.slice(0, peer.count).reduce((sum, size) => sum + size, 0)
    console.log(`${peer.name.padEnd(42)} build ${(ms / (bytes / 1e6)).toFixed(0)} ms/MB, ${memory}`)
    for (const kind of CLASSES) {
      const times: number[] = []
      const { rate, shares } = rating(folded.slice(0, peer.count))
      for (const made of queries[kind].slice(0, 20)) {
        const start = worked()
        const ids = ask(made.query)
        times.push(worked() - start)
        rate(made, ids)
      }
      console.log(`  ${kind.padEnd(16)} ${shares()}, all ids p50 ${median(times).toFixed(3)} ms`)
    }
  }
}

/** Recall and precision over several queries, against a scan of the folded texts. */
function rating(folded: readonly string[]): { rate: Rate; shares: () => string } {
  let [found, wanted, both] = [0, 0, 0]
  return {
    rate(made, ids) {
      const truth = new Set(folded.flatMap((text, i) => (made.holds(text) ? [i + 1] : [])))
      found += ids.length
      wanted += truth.size
      both += ids.filter((id) => truth.has(id)).length
    },
    shares() {
      const share = (of: number): string => (of === 0 ? 'none' : (both / of).toFixed(3))
      return `recall ${share(wanted)}, precision ${share(found)}`
    },
  }
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`

/** Bytes in use that JavaScript has for itself and for buffers. */
function heap(): number {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** Bytes that a process grows by which opens the library and asks. */
const ownMemory = (file: string, queries: readonly string[]): number =>
  Number(
    execFileSync(process.execPath, [join(import.meta.dirname, 'search-memory.ts'), file, ...queries], {
      encoding: 'utf8',
    }),
  )

const RIPGREP = 'rg'

/** Files on disk, where ripgrep is installed. It knows one form of a character, so that the others are missed. */
function ripgrep({ count, queries, folder }: Given, folded: readonly string[]): void {
  try {
    execFileSync(RIPGREP, ['--version'])
  } catch {
    console.log('ripgrep is not installed here: left out')
    return
  }
  const files = join(folder, 'files')
  mkdirSync(files)
  for (const [id, text] of texts(count)) writeFileSync(join(files, `${id}.txt`), text)
  console.log(`${`ripgrep -l -F, ${count} files`.padEnd(42)} no build, no memory between queries`)
  const times: number[] = []
  const { rate, shares } = rating(folded)
  for (const made of queries['2 characters'].slice(0, 10)) {
    const start = performance.now()
    const found = filesWith(made.query, files)
    times.push(performance.now() - start)
    rate(
      made,
      found.map((path) => Number.parseInt(basename(path), 10)),
    )
  }
  console.log(`  ${'2 characters'.padEnd(16)} ${shares()}, p50 ${median(times).toFixed(0)} ms by the clock`)
}

function filesWith(text: string, folder: string): string[] {
  try {
    return execFileSync(RIPGREP, ['-l', '-F', text, folder], { encoding: 'utf8' }).trim().split('\n')
  } catch (error) {
    // 1: nothing found.
    if ((error as { status?: number }).status === 1) return []
    throw error
  }
}
