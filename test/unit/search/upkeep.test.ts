/** The search index made anew: beside everything else, stopped, gone on with, whole again after a restart. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { sql } from '../../../electron/backend/database/sql.ts'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { IndexState } from '../../../shared/model/search.ts'
import { fillLibrary } from '../../bench/search-library.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

const REPORTS = 300
let parent: string
let folder: string
let opened: Direct | null = null
beforeEach(async () => {
  parent = mkdtempSync(join(tmpdir(), 'pressmark-upkeep-'))
  folder = join(parent, 'library')
  await fillLibrary(folder, REPORTS)
})
afterEach(async () => {
  await opened?.close()
  rmSync(parent, { recursive: true, force: true })
})

async function open(): Promise<Direct['client']> {
  opened = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
  return opened.client
}
async function until(client: Direct['client'], wanted: IndexState['state']): Promise<IndexState> {
  for (;;) {
    const index = await client.send('search.index', {})
    if (index.state === wanted) return index
    await new Promise((resolve) => setTimeout(resolve, 2))
  }
}
const count = async (client: Direct['client'], query: string): Promise<number> =>
  (await client.send('search.query', { query, limit: 1, in: 'text' })).total

describe('the search index', () => {
  test('is made anew while other calls are answered, and is stopped', async () => {
    let client = await open()
    await until(client, 'ready')
    const text = '渡轮的事'
    await client.send('notes.save', { id: newId(), target: null, state: plainTextToState(text), text })
    const found = await count(client, '的')
    expect(found).toBeGreaterThan(REPORTS / 2)

    // Asked at once: an acknowledgement waits for the disk, in which so small a library is indexed.
    const [, begun, fewer] = await Promise.all([
      client.send('search.reindex', { run: true, anew: true }),
      client.send('search.index', {}),
      count(client, '的'),
    ])
    expect(begun).toMatchObject({ state: 'indexing' })
    expect(fewer).toBeLessThan(found)
    // A half-made index is no damage.
    expect((await client.send('library.check', {})).problems.map(({ code }) => code)).not.toContain(
      'index-incomplete',
    )
    const [, , , stopped] = await Promise.all([
      client.send('search.reindex', { run: true, anew: true }),
      client.send('settings.set', { key: 'place', value: 1 }),
      client.send('search.reindex', { run: false }),
      client.send('search.index', {}),
    ])
    expect(stopped.state).toBe('stopped')
    expect(stopped.done).toBeLessThan(stopped.total)
    await new Promise((resolve) => setTimeout(resolve, 60))
    const later = await client.send('search.index', {})
    expect(later.done - stopped.done).toBeLessThan(REPORTS / 2)

    // After a restart it stays stopped, and goes on from there when it is asked to.
    await opened?.close()
    client = await open()
    const again = await client.send('search.index', {})
    expect(again.state).toBe('stopped')
    expect(again.done).toBeGreaterThanOrEqual(later.done)
    await client.send('search.reindex', { run: true })
    await until(client, 'ready')
    expect(await count(client, '的')).toBe(found)
    expect((await client.send('search.query', { query: text, in: 'notes' })).total).toBe(1)
    const { problems } = await client.send('library.check', {})
    expect(problems.map(({ code }) => code)).not.toContain('index-incomplete')
    expect(problems.map(({ code }) => code)).not.toContain('index-damaged')
  })

  test('is made anew where another folding indexed it', async () => {
    let client = await open()
    await until(client, 'ready')
    const found = await count(client, '的')
    await opened?.close()
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    library.transact((db) => {
      db.run(sql`insert into report_fts (report_fts) values ('delete-all')`)
      db.run(sql`update meta set value = json_set(value, '$.fold', 0) where key = 'search_index'`)
      db.run(sql`update report set fold_version = 0`)
    })
    library.close()
    client = await open()
    await until(client, 'ready')
    expect(await count(client, '的')).toBe(found)
    await opened?.close()
    opened = null
    const after = await openLibrary(folder, { migrations: MIGRATIONS })
    expect(after.db.all(sql`select num from report where fold_version = 0`)).toEqual([])
    after.close()
  })
})
