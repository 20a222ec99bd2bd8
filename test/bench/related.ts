/**
 * Related reports in a made library: which of the planted relatives of a report are among its first ten, and how long
 * the question takes beside a LIKE scan of all texts in the same run.
 *
 *   node test/bench/related.ts [reports…]      default: 1000 10000; the issue asks at 100000
 */
import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { openLibrary } from '../../electron/backend/database/open.ts'
import { NO_DETAILS } from '../../electron/backend/pages/page.ts'
import { queries } from '../../electron/backend/related/handlers.ts'
import { relatedTo } from '../../electron/backend/related/rank.ts'
import { insertSource } from '../../electron/backend/sources/store.ts'
import { makeRandom, pick } from '../unit/text/corpus.ts'
import { makeWriter, toTraditional } from '../unit/text/planted.ts'
import { median } from './measure.ts'

const MIGRATIONS = join(import.meta.dirname, '../../electron/backend/database/migrations')
const SEEDS = 60
const LENGTH = 1600
const BATCH = 500
const SYLLABLES = '阿巴达恩法戈哈吉卡兰马纳奥佩奇鲁萨托乌维希雅泽诺茨'

const write = makeWriter(5)
const kinds = {
  'reprint, 4 % of characters': (random, text) => editCharacters(random, text, 0.04),
  'rewritten 30 %': (random, text) => rewrite(random, text, 0.3),
  'rewritten 50 %': (random, text) => rewrite(random, text, 0.5),
  'rewritten 70 %': (random, text) => rewrite(random, text, 0.7),
  'other script': (_, text) => toTraditional(text),
  'other script, rewritten 50 %': (random, text) => toTraditional(rewrite(random, text, 0.5)),
  'same event, no sentence shared': (random, _, names) => withNames(random, write(random, LENGTH), names),
  'same event, half the names': (random, _, names) =>
    withNames(random, write(random, LENGTH), names.slice(0, names.length / 2)),
} satisfies Record<string, (random: () => number, text: string, names: string[]) => string>
type Kind = keyof typeof kinds

const sentencesOf = (text: string): string[] => text.match(/[^。]+。?/gu) ?? []

function rewrite(random: () => number, text: string, share: number): string {
  return sentencesOf(text)
    .map((sentence) => (random() < share ? write(random, sentence.length) : sentence))
    .join('')
}

function editCharacters(random: () => number, text: string, share: number): string {
  const pool = Array.from(text)
  return pool.map((character) => (random() < share ? pick(random, pool) : character)).join('')
}

/** Names into about a third of the sentences, as a report keeps naming who acts. */
function withNames(random: () => number, text: string, names: string[]): string {
  return sentencesOf(text)
    .map((sentence) => (random() < 0.35 ? `${pick(random, names)}${sentence}` : sentence))
    .join('')
}

const makeNames = (random: () => number): string[] =>
  Array.from({ length: 6 }, () =>
    Array.from({ length: 3 + Math.floor(random() * 2) }, () => pick(random, [...SYLLABLES])).join(''),
  )

for (const size of process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1000, 10_000])
  await measure(size)

async function measure(size: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'pressmark-related-'))
  const library = await openLibrary(join(folder, 'library'), { migrations: MIGRATIONS })
  const random = makeRandom(17)
  const planted: { seed: string; relatives: { id: string; kind: Kind }[] }[] = []
  let waiting: { text: string; done: (id: string) => void }[] = []
  const flush = (): void => {
    library.transact((db) => {
      for (const { text, done } of waiting) {
        const title = text.slice(0, 16)
        const { reports } = insertSource(db, {
          ...{ fileName: `${waiting.length}.txt`, mediaType: 'text/plain', encoding: 'utf-8' },
          ...{ encodingCertainty: 'declared', byteLength: text.length * 3, sample: false, text },
          sha256: createHash('sha256').update(text).digest('hex'),
          split: {
            ...{ publication: null, published: null, pageLabel: null, edition: null, origins: {} },
            decisions: [],
            reports: [
              {
                ...{ title, byline: null, dateline: null, language: 'zh-Hans', ...NO_DETAILS },
                blocks: [{ kind: 'paragraph', ranges: [[0, text.length]] }],
              },
            ],
            furniture: [],
          },
        })
        done(reports[0]!.id)
      }
    })
    waiting = []
  }
  const add = (text: string, done: (id: string) => void = () => undefined): void => {
    waiting.push({ text, done })
    if (waiting.length >= BATCH) flush()
  }
  const began = performance.now()
  const every = Math.floor(size / SEEDS)
  for (let n = 0; n < size; n++) {
    const text = write(random, LENGTH)
    if (n % every !== 0 || planted.length >= SEEDS) {
      // Others have names of their own, too.
      add(withNames(random, text, makeNames(random)))
      continue
    }
    const names = makeNames(random)
    const own = withNames(random, text, names)
    const plant: (typeof planted)[number] = { seed: '', relatives: [] }
    planted.push(plant)
    add(own, (id) => (plant.seed = id))
    for (const [kind, make] of Object.entries(kinds))
      add(make(random, own, names), (id) => plant.relatives.push({ id, kind: kind as Kind }))
  }
  flush()
  console.log(`\n${size} reports, made in ${((performance.now() - began) / 1000).toFixed(0)} s`)

  const times: number[] = []
  const ranked: number[] = []
  const found = new Map<Kind, number>()
  for (const { seed, relatives } of planted) {
    const start = performance.now()
    const { reports } = queries['related.list'](library.db, { reportId: seed, limit: 10 })
    times.push(performance.now() - start)
    const ids = new Set(reports.map(({ id }) => id))
    for (const { id, kind } of relatives) if (ids.has(id)) found.set(kind, (found.get(kind) ?? 0) + 1)
    const again = performance.now()
    relatedTo(library.db, seed, 10)
    ranked.push(performance.now() - again)
  }
  library.close()
  const scans: number[] = []
  const scan = new Database(join(folder, 'library', 'library.db'), { readonly: true })
  for (const { seed } of planted.slice(0, 12)) {
    const row = scan
      .prepare('select t.text from source_text t join report r on r.source_id = t.source_id where r.id = ?')
      .get(seed) as { text: string }
    const start = performance.now()
    scan.prepare('select count(*) from source_text where text like ?').get(`%${row.text.slice(20, 22)}%`)
    scans.push(performance.now() - start)
  }
  scan.close()
  let all = 0
  for (const kind of Object.keys(kinds) as Kind[]) {
    const recall = (found.get(kind) ?? 0) / planted.length
    all += recall
    console.log(`  recall@10  ${kind.padEnd(34)} ${recall.toFixed(3)}`)
  }
  console.log(`  recall@10  ${'all'.padEnd(34)} ${(all / Object.keys(kinds).length).toFixed(3)}`)
  const at95 = times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!
  const [p50, scanned] = [median(times), median(scans)]
  console.log(
    `  with reasons p50 ${p50.toFixed(1)} ms, p95 ${at95.toFixed(1)} ms; ranking alone p50 ${median(ranked).toFixed(1)} ms`,
  )
  console.log(`  LIKE scan p50 ${scanned.toFixed(1)} ms: related is 1/${(scanned / p50).toFixed(1)} of it`)
  rmSync(folder, { recursive: true, force: true })
}
