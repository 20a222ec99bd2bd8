/**
 * A made library with planted relatives of some of its reports. It is kept in the system's folder for passing files, so
 * that measuring again does not make it again (100,000 reports: some minutes, 1.5 GB).
 */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openLibrary, type Library } from '../../electron/backend/database/open.ts'
import { sql } from '../../electron/backend/database/sql.ts'
import { NO_DETAILS } from '../../electron/backend/pages/page.ts'
import { insertSource } from '../../electron/backend/sources/store.ts'
import { makeRandom, pick } from '../unit/text/corpus.ts'
import { makeWriter, toTraditional } from '../unit/text/planted.ts'

const MIGRATIONS = join(import.meta.dirname, '../../electron/backend/database/migrations')
/** Raised where texts are made in another way: what was kept is then made again. */
const MADE = 2
const SEEDS = 60
const LENGTH = 1600
const BATCH = 500
const SYLLABLES = '阿巴达恩法戈哈吉卡兰马纳奥佩奇鲁萨托乌维希雅泽诺茨'

const write = makeWriter(5)
export const kinds = {
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
export type Kind = keyof typeof kinds

export interface Planted {
  /** The report whose relatives are looked for. */
  seed: string
  relatives: { id: string; kind: Kind }[]
}

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

/** Opens the library of so many reports, made if it was not yet. `seconds`: null where it was kept. */
export async function openCorpus(
  size: number,
): Promise<{ folder: string; library: Library; planted: Planted[]; seconds: number | null }> {
  const folder = join(tmpdir(), `pressmark-related-${MADE}-${size}`)
  const list = join(folder, 'planted.json')
  const isKept = existsSync(list)
  if (!isKept) rmSync(folder, { recursive: true, force: true })
  const library = await openLibrary(folder, { migrations: MIGRATIONS })
  if (isKept)
    return { folder, library, planted: JSON.parse(readFileSync(list, 'utf8')) as Planted[], seconds: null }
  const began = performance.now()
  const planted = fill(library, size)
  // As upkeep leaves an index some time after an import: of one piece.
  library.transact((db) => db.run(sql`insert into report_fts (report_fts) values ('optimize')`))
  writeFileSync(list, JSON.stringify(planted))
  return { folder, library, planted, seconds: (performance.now() - began) / 1000 }
}

function fill(library: Library, size: number): Planted[] {
  const random = makeRandom(17)
  const planted: Planted[] = []
  let waiting: { text: string; done: (id: string) => void }[] = []
  const flush = (): void => {
    library.transact((db) => {
      for (const { text, done } of waiting) {
        const { reports } = insertSource(db, {
          ...{ fileName: `${waiting.length}.txt`, mediaType: 'text/plain', encoding: 'utf-8' },
          ...{ encodingCertainty: 'declared', byteLength: text.length * 3, sample: false, text },
          sha256: createHash('sha256').update(text).digest('hex'),
          split: {
            ...{ publication: null, published: null, pageLabel: null, edition: null, origins: {} },
            decisions: [],
            reports: [
              {
                ...{ title: text.slice(0, 16), byline: null, dateline: null, language: 'zh-Hans' },
                ...NO_DETAILS,
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
    const plant: Planted = { seed: '', relatives: [] }
    planted.push(plant)
    add(own, (id) => (plant.seed = id))
    for (const [kind, make] of Object.entries(kinds))
      add(make(random, own, names), (id) => plant.relatives.push({ id, kind: kind as Kind }))
  }
  flush()
  return planted
}
