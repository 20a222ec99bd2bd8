import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, expect, test } from 'vitest'
import { createReader } from '../../../electron/backend/reader/run-reader.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import type { SearchResult } from '../../../shared/model/search.ts'
import { makeFixture, MIGRATIONS, newFolder, SEEDS, type FixtureIds } from '../../contract/fixture.ts'

const cleanUps: (() => unknown)[] = []
afterEach(async () => {
  for (const cleanUp of cleanUps.splice(0).reverse()) await cleanUp()
})

async function start(): Promise<{ opened: Direct; ids: FixtureIds; file: string }> {
  const { folder, remove } = newFolder()
  cleanUps.push(remove)
  const ids = await makeFixture(folder)
  const file = join(folder, 'library.db')
  const opened = await openDirect({
    ...{ folder, migrations: MIGRATIONS, seeds: SEEDS },
    runReader: (database) => createReader(database),
  })
  cleanUps.push(() => opened.close())
  return { opened, ids, file }
}

test('searches are answered by the thread, and see what was saved just before', async () => {
  const { opened, ids } = await start()
  expect((await opened.client.send('search.query', { query: '码头' })).hits[0]?.reportId).toBe(ids.port)
  await opened.client.send('reports.update', { id: ids.ferry, title: '渡輪加價' })
  const { hits } = await opened.client.send('search.query', { query: '渡轮' })
  expect(hits.map(({ reportId, kind }) => [reportId, kind])).toEqual([[ids.ferry, 'title']])
})

test('a newer question of one session takes the place of those that wait; other sessions are answered', async () => {
  const { opened } = await start()
  const ask = (query: string, session: string): Promise<SearchResult | string> =>
    opened.client.send('search.query', { query, session }).catch((error: { code: string }) => error.code)
  const answers = await Promise.all([ask('港', 'a'), ask('港口', 'a'), ask('渔', 'b'), ask('港口二期', 'a')])
  expect(answers.slice(0, 2)).toEqual(['cancelled', 'cancelled'])
  expect(answers.slice(2)).toMatchObject([{ total: 1 }, { total: 1 }])
  // Others before it, so that it still waits when it is taken back.
  const others = Array.from({ length: 40 }, (_, i) => ask('渔', `c${i}`))
  const asked = ask('港', 'a')
  await opened.client.send('search.cancel', { session: 'a' })
  expect(await asked).toBe('cancelled')
  await Promise.all(others)
})

test('the thread cannot write, says what goes wrong, and goes on', async () => {
  const { file } = await start()
  const reader = createReader(file)
  cleanUps.push(() => reader.close())
  await expect(reader.ask('notes.save', {})).rejects.toMatchObject({ code: 'unknown-call' })
  await expect(reader.ask('search.named', { text: 5 })).rejects.toThrow()
  expect(await reader.ask('search.query', { query: '港' })).toMatchObject({ total: 1 })
  expect(reader.answers('notes.save')).toBe(false)
})

test('closing refuses what waits', async () => {
  const { file } = await start()
  const reader = createReader(file)
  const asked = [reader.ask('search.query', { query: '港' }), reader.ask('search.query', { query: '渔' })]
  const codes = asked.map((answer) =>
    answer.then(
      () => 'answered',
      (error: { code: string }) => error.code,
    ),
  )
  await reader.close()
  expect((await Promise.all(codes)).every((code) => code !== 'answered')).toBe(true)
  await expect(reader.ask('search.query', { query: '港' })).rejects.toMatchObject({ code: 'connection-lost' })
})

test('what a task asks is left off for a search, and answered after it', async () => {
  const { opened, file } = await start()
  await opened.close()
  const db = new Database(file)
  const insert = db.prepare('insert or ignore into story_edge (a, b, score) values (?, ?, ?)')
  db.transaction(() => {
    for (let i = 0; i < 300_000; i++) insert.run(1000 + (i % 70_000), 80_000 + ((i * 7919) % 90_001), 0.3)
  })()
  db.close()
  const reader = createReader(file)
  cleanUps.push(() => reader.close())
  // The thread is there.
  await reader.ask('search.query', { query: '港' })
  const order: string[] = []
  const list = reader.ask('stories.listed', null, { background: true }).then((answer) => {
    order.push('list')
    return answer
  })
  await new Promise((resolve) => setTimeout(resolve, 30))
  await reader.ask('search.query', { query: '渔' })
  order.push('search')
  expect(await list).toMatchObject({ stories: [] })
  expect(order).toEqual(['search', 'list'])
})
