/** Reports are compared as they come in, and stay uncompared where the user stopped it. All texts are made up. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import Database from 'better-sqlite3'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { makeLibrary, type MadeLibrary } from '../../bench/made-library.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

const PIER = '栈桥重修\n\n栈桥的木板换成了柚木，工匠阮怀瑾说，要在四月的大潮前铺完最后三百米。'
const PIER_AGAIN = '棧橋重修\n\n棧橋的木板換成了柚木，工匠阮懷瑾說，要在四月的大潮前鋪完最後三百米。'

let made: MadeLibrary
let library: Direct | null = null
const open = async (stays: boolean): Promise<Direct> =>
  (library = await openDirect({
    ...{ folder: made.folder, migrations: MIGRATIONS, seeds: SEEDS, resumesImports: stays },
  }))
async function close(): Promise<void> {
  await library?.close()
  library = null
}
/** Asks the file, not the library: to ask for the list begins comparing. */
function count(table: 'story_look' | 'story_edge'): number {
  const db = new Database(join(made.folder, 'library.db'), { readonly: true })
  try {
    return db.prepare(`select count(*) from ${table}`).pluck().get() as number
  } finally {
    db.close()
  }
}
async function until(act: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !act(); i++) await new Promise((resolve) => setTimeout(resolve, 20))
  expect(act()).toBe(true)
}
async function bring(name: string, text: string): Promise<void> {
  const path = join(made.folder, '..', name)
  writeFileSync(path, text)
  await library!.client.send('import.start', { items: [{ path }] })
}

beforeEach(async () => {
  made = await makeLibrary({ 'a.txt': PIER })
})
afterEach(async () => {
  await close()
  made.remove()
})

test('a library that stays open compares what is there and what comes in, and nobody asks for it', async () => {
  await open(true)
  await until(() => count('story_look') === 1)
  await bring('b.txt', PIER_AGAIN)
  await until(() => count('story_look') === 2)
  expect(count('story_edge')).toBe(1)
})

test('stopped, it stays so after a restart and an import, until it is asked for again', async () => {
  await open(false)
  await library!.client.send('stories.look', { run: false })
  await close()
  await open(true)
  await bring('b.txt', PIER_AGAIN)
  while ((await library!.client.send('import.jobs', {})).some(({ state }) => state === 'running'))
    await new Promise((resolve) => setTimeout(resolve, 10))
  expect(await library!.client.send('stories.list', {})).toMatchObject({ stopped: true, looked: 0, total: 2 })
  await new Promise((resolve) => setTimeout(resolve, 100))
  expect(count('story_look')).toBe(0)
  await library!.client.send('stories.look', { run: true })
  await until(() => count('story_look') === 2)
})

test('the index stopped stays stopped after a restart', async () => {
  await open(false)
  await library!.client.send('search.reindex', { run: false, anew: true })
  await close()
  await open(true)
  expect(await library!.client.send('search.index', {})).toMatchObject({ state: 'stopped' })
  await library!.client.send('search.reindex', { run: true, anew: false })
  for (let i = 0; i < 100; i++) {
    if ((await library!.client.send('search.index', {})).state === 'ready') return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  expect.unreachable()
})
