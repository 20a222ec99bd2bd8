/** Single Han and kana characters: found by a table of their own, the same reports as their texts hold. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import { fold } from '../../../shared/text/fold.ts'
import { fillLibrary, reports } from '../../bench/search-library.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

const REPORTS = 120
let parent: string
let opened: Direct
const texts: string[] = []

const open = async (): Promise<void> => {
  opened = await openDirect({ folder: join(parent, 'library'), migrations: MIGRATIONS, seeds: SEEDS })
}
const asked = (query: string, order?: 'newest' | 'recent') =>
  opened.client.send('search.query', {
    query,
    in: 'text',
    limit: REPORTS * 2,
    ...(order ? { order } : {}),
  })
/** Rows of a library that is closed meanwhile. */
async function meddle<T>(act: (db: Database.Database) => T): Promise<T> {
  await opened.close()
  const db = new Database(join(parent, 'library/library.db'))
  const result = act(db)
  db.close()
  await open()
  return result
}
async function untilFilled(): Promise<void> {
  for (;;) {
    const filled = await meddle((db) =>
      db
        .prepare(`select value ->> '$.kind' is null as yes from meta where key = 'search_index'`)
        .pluck()
        .get(),
    )
    if (filled === 1) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
}

beforeAll(async () => {
  parent = mkdtempSync(join(tmpdir(), 'pressmark-characters-'))
  await fillLibrary(join(parent, 'library'), REPORTS)
  for (const { title, body } of reports(REPORTS)) texts.push(fold(`${title}\n${body}`))
  await open()
})
afterAll(async () => {
  await opened.close()
  rmSync(parent, { recursive: true, force: true })
})

/** Characters from everywhere to nowhere. */
const CHARACTERS = [
  '的',
  '国',
  '國',
  '港',
  '龘',
  '𠮷',
  'あ',
  ...new Set(['渡轮条约气候变迁銀行學'].flatMap((word) => [...word])),
]
const has = (character: string) => (text: string) => text.includes(fold(character))
const QUERIES: [string, (text: string) => boolean][] = [
  ...CHARACTERS.map((character): [string, (text: string) => boolean] => [character, has(character)]),
  ['国 港', (text) => has('国')(text) && has('港')(text)],
  ['国 OR 港', (text) => has('国')(text) || has('港')(text)],
  ['国 -港', (text) => has('国')(text) && !has('港')(text)],
  ['-国', (text) => !has('国')(text)],
  ['"国"', has('国')],
]

describe('single characters', () => {
  test.each(QUERIES)('%s finds all reports that hold it and no other', async (query, holds) => {
    const { total, hits } = await asked(query)
    expect(total).toBe(texts.filter(holds).length)
    const found = new Set(hits.map(({ reportId }) => reportId))
    expect(found.size).toBe(total)
    for (const order of ['newest', 'recent'] as const) {
      const others = (await asked(query, order)).hits
      expect(others).toHaveLength(hits.length)
      for (const { reportId } of others) expect(found).toContain(reportId)
    }
  })

  test('the report that came in last stands first, beside filters too', async () => {
    const { hits } = await asked('的')
    const dated = await asked('的 date:1900..')
    expect(dated.total).toBe(hits.filter(({ published }) => published !== null).length)
    const inTitles = await asked('港 in:titles')
    for (const { title } of inTitles.hits) expect(fold(title ?? '')).toContain(fold('港'))
  })

  test('a title is found by its characters at once, a removed report by none', async () => {
    const id = (await asked('的')).hits[0]!.reportId!
    await opened.client.send('reports.update', { id, title: '龘' })
    expect((await asked('龘')).hits.map(({ reportId }) => reportId)).toEqual([id])
    await opened.client.send('undo.undo', {})
    expect((await asked('龘')).total).toBe(0)
  })

  test('a library from before finds the same while the table is filled, and afterwards', async () => {
    const before = await Promise.all(QUERIES.map(async ([query]) => (await asked(query)).total))
    const rows = await meddle((db) => {
      // As migration 14 leaves it.
      db.exec(`insert into character_fts (character_fts) values ('delete-all');
        update meta set value = json_set(value, '$.kind', 'characters', '$.after', 0) where key = 'search_index'`)
      return db.prepare('select count(*) from report_fts_docsize').pluck().get()
    })
    expect(await opened.client.send('search.index', {})).toMatchObject({ state: 'ready' })
    expect(await Promise.all(QUERIES.map(async ([query]) => (await asked(query)).total))).toEqual(before)
    await untilFilled()
    expect(await Promise.all(QUERIES.map(async ([query]) => (await asked(query)).total))).toEqual(before)
    expect(await meddle((db) => db.prepare('select count(*) from character_fts_docsize').pluck().get())).toBe(
      rows,
    )
    const { problems } = await opened.client.send('library.check', {})
    expect(problems.map(({ code }) => code)).not.toContain('index-incomplete')
    expect(problems.map(({ code }) => code)).not.toContain('index-damaged')
  })
})
