/** Libraries of made-up news for the search benches, written through the app's own stores. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { readable, sql, writable, type WritableDb } from '../../electron/backend/database/sql.ts'
import { createClock } from '../../electron/backend/database/clock.ts'
import { migrate, readMigrations } from '../../electron/backend/database/migrate.ts'
import { openLibrary } from '../../electron/backend/database/open.ts'
import { indexReport, mergeIndex, unindexReport } from '../../electron/backend/database/search-index.ts'
import { NO_DETAILS } from '../../electron/backend/pages/page.ts'
import { insertSource } from '../../electron/backend/sources/store.ts'
import type { Block } from '../../shared/model/report.ts'
import { makeReport, type MadeReport } from './news-corpus.ts'

/** Milliseconds of this process's own work: on a shared machine the clock on the wall counts the neighbours' too. */
export const worked = (): number => {
  const { user, system } = process.cpuUsage()
  return (user + system) / 1000
}

export const MIGRATIONS = join(import.meta.dirname, '../../electron/backend/database/migrations')

export interface Folder {
  path: string
  remove: () => void
}
export function newFolder(): Folder {
  const path = mkdtempSync(join(tmpdir(), 'pressmark-search-bench-'))
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) }
}

const ON_A_PAGE = 5

/**
 * A whole library of `count` reports, five to a source, in transactions of 100 reports; then its index is merged, as
 * the backend does after an import. `begin`: so many are there already.
 */
export async function fillLibrary(folder: string, count: number, begin = 0): Promise<void> {
  const library = await openLibrary(folder, { migrations: MIGRATIONS })
  for (let from = begin; from < count; from += 100)
    library.transact((db) => {
      for (let page = from; page < Math.min(from + 100, count); page += ON_A_PAGE)
        insertPage(
          db,
          page,
          Array.from({ length: Math.min(ON_A_PAGE, count - page) }, (_, i) => makeReport(page + i)),
        )
    })
  while (library.transact(mergeIndex));
  library.close()
}

function insertPage(db: WritableDb, number: number, reports: MadeReport[]): void {
  let text = ''
  const split = reports.map(({ title, body, language }) => {
    const blocks: Block[] = [title, ...body.split('\n')].map((line, index) => {
      const start = text.length
      text += `${line}\n`
      return { kind: index === 0 ? 'title' : 'paragraph', ranges: [[start, start + line.length]] }
    })
    return { title, byline: null, dateline: null, ...NO_DETAILS, language, blocks }
  })
  insertSource(db, {
    fileName: `page-${number}.txt`,
    mediaType: 'text/plain',
    encoding: 'utf-8',
    encodingCertainty: 'declared',
    byteLength: Buffer.byteLength(text),
    sha256: number.toString(16).padStart(64, '0'),
    text,
    split: {
      publication: `海港日报${number % 7}`,
      published: reports[0]!.published,
      pageLabel: null,
      edition: null,
      origins: {},
      decisions: [],
      reports: split,
      furniture: [],
    },
    sample: false,
  })
}

interface Filled {
  /** A bare table of the texts: what writing costs without an index, and what a scan searches. */
  plain: { db: Database.Database; ms: number; bytes: number }
  /** Only the index, by the app's own functions. `bytes`: its tables on disk, after merging. */
  index: { ms: number; optimize: number; bytes: number }
}

/**
 * Writes the same texts into a bare table and into an index, a thousand by turns, so that what the machine has to do
 * beside it weighs on both alike.
 */
export function fillBeside(plainFile: string, indexFile: string, reports: Iterable<MadeReport>): Filled {
  const plain = new Database(plainFile)
  plain.pragma('journal_mode = wal')
  plain.exec('create table plain (id integer primary key, text text not null) strict')
  const insert = plain.prepare('insert into plain (text) values (?)')
  const index = new Database(indexFile)
  index.pragma('journal_mode = wal')
  migrate(index, readMigrations(MIGRATIONS))
  const write = writable(
    index,
    createClock(() => new Date(), 'bench', null),
  )
  const timed = (run: () => unknown): number => {
    const start = worked()
    run()
    return worked() - start
  }
  // Loads the dictionary of sounds, once a process and not once a library (0.2 s).
  index.transaction(() => {
    indexReport(write, 1, '重庆', '重庆')
    unindexReport(write, 1)
  })()
  let [plainMs, indexMs, bytes, num] = [0, 0, 0, 0]
  for (const batch of batches(reports, 1000)) {
    const texts = batch.map(({ title, body }) => `${title}\n${body}`)
    for (const text of texts) bytes += Buffer.byteLength(text)
    plainMs += timed(plain.transaction(() => texts.forEach((text) => insert.run(text))))
    indexMs += timed(
      index.transaction(() =>
        batch.forEach(({ title }, at) => indexReport(write, ++num, title, texts[at]!, true)),
      ),
    )
  }
  const optimize = timed(() =>
    index.exec(`insert into report_fts (report_fts) values ('optimize');
      insert into character_fts (character_fts) values ('optimize')`),
  )
  const size = readable(index).get<{ bytes: number }>(
    sql`select sum(pgsize) as bytes from dbstat where name like 'report_fts%' or name like 'character_fts%'`,
  )
  index.close()
  return {
    plain: { db: plain, ms: plainMs, bytes },
    index: { ms: indexMs, optimize, bytes: size?.bytes ?? 0 },
  }
}

function* batches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = []
  for (const item of items) {
    batch.push(item)
    if (batch.length === size) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}

export function* reports(count: number): Generator<MadeReport> {
  for (let i = 0; i < count; i++) yield makeReport(i)
}
