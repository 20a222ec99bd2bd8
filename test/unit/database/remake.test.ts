/** Texts that a damaged disk took or changed are read again from the original file, and only as they were saved. */
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Client } from '../../../shared/rpc.ts'
import { blobPath } from '../../../electron/backend/sources/blobs.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { scrambleMiddle } from '../../damage.ts'
import { MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'

const FERRY = `渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人，票价仍为两元。\n`
const MARKED = `# 码头夜班\n\n工头说**三十六个人**轮两班。\n\n- 第一班点名\n- 第二班点名\n`
/** So long that most pages of the database hold it. */
const LONG = `长堤加固\n\n${Array.from({ length: 900 }, (_, i) => `第${i}段堤身已经加高，工人昼夜值守，水位退了半尺。`).join('\n\n')}\n`
const TEXTS: Record<string, string> = { 'ferry.txt': FERRY, 'dock.md': MARKED, 'dike.txt': LONG }

let folder: string
let remove: () => void
let opened: Direct
const open = async (by?: 'salvage' | 'rebuild'): Promise<Client> => {
  opened = await openDirect({
    ...{ folder, migrations: MIGRATIONS, seeds: SEEDS, resumesImports: true },
    ...(by ? { repair: { kind: by } } : {}),
  })
  return opened.client
}

beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  const paths = Object.entries(TEXTS).map(([name, text]) => {
    const path = join(dirname(folder), name)
    writeFileSync(path, text)
    return path
  })
  opened = await openDirect({ folder, create: true, migrations: MIGRATIONS, seeds: SEEDS })
  await opened.client.send('import.start', { items: paths.map((path) => ({ path })) })
  await vi.waitFor(async () => expect((await opened.client.send('import.jobs', {}))[0]?.state).toBe('done'), {
    timeout: 30_000,
  })
  await opened.close()
})
afterEach(async () => {
  await opened.close()
  remove()
})

/** Changes the file past the backend, as a disk does. */
function damage(statement: string): void {
  const db = new Database(join(folder, 'library.db'))
  db.exec(statement)
  db.close()
}
const idOf = (name: string): string => {
  const db = new Database(join(folder, 'library.db'), { readonly: true })
  const id = db.prepare('select id from source where file_name = ?').pluck().get(name) as string
  db.close()
  return id
}
const codes = async (client: Client): Promise<string[]> =>
  (await client.send('library.check', {})).problems.map(({ code }) => code)

/** Every report's text, and every mark of them. */
async function readAll(client: Client): Promise<string> {
  const rows = await client.send('reports.list', {})
  const read = await Promise.all(rows.map(({ id }) => client.send('reports.get', { id })))
  return JSON.stringify(
    read
      .map(({ blocks }) => blocks)
      .toSorted((one, other) => (JSON.stringify(one) < JSON.stringify(other) ? -1 : 1)),
  )
}

async function isWhole(client: Client, before: string): Promise<void> {
  await vi.waitFor(async () => expect(await codes(client)).toEqual([]), { timeout: 30_000, interval: 200 })
  expect(await readAll(client)).toBe(before)
  const { hits } = await client.send('search.query', { query: '通航', session: 's' })
  expect(hits).toHaveLength(1)
}

test('a text that is gone comes back from its original, with its marks, and is found again', async () => {
  const before = await readAll(await open())
  await opened.close()
  damage(`delete from source_text; delete from source_markup where source_id = '${idOf('dock.md')}'`)
  let client = await open()
  expect(await codes(client)).toContain('text-damaged')
  await opened.close()
  client = await open('salvage')
  // What can be read again is not lost.
  expect((await client.send('library.checkState', {})).unasked).toBeNull()
  await isWhole(client, before)
})

test.each([
  ['scrambled', 0xa5],
  ['emptied', 0],
])('a text of which a page is %s comes back', async (_what, byte) => {
  const before = await readAll(await open())
  await opened.close()
  expect(scrambleMiddle(folder, 'source_text', 'overflow', byte)).toBe(true)
  const client = await open('salvage')
  await isWhole(client, before)
})

test('a changed character in a text is found, named by its report, and put right by the repair', async () => {
  let client = await open()
  const before = await readAll(client)
  await opened.close()
  damage(`update source_text set text = replace(text, '六十人', '九十人')`)
  client = await open()
  expect((await client.send('library.check', {})).problems).toContainEqual(
    expect.objectContaining({ code: 'text-damaged', count: 1, names: [expect.stringContaining('渡口重开')] }),
  )
  expect(await client.send('library.repair', { by: 'rebuild' })).toMatchObject({ lost: 0 })
  await opened.close()
  client = await open()
  await isWhole(client, before)
})

test('without its original a text is lost, and told by its headline', async () => {
  damage(`delete from source_text where source_id = '${idOf('ferry.txt')}'`)
  const db = new Database(join(folder, 'library.db'), { readonly: true })
  const sha256 = db.prepare(`select sha256 from source where file_name = 'ferry.txt'`).pluck().get() as string
  db.close()
  rmSync(blobPath(folder, sha256))
  const client = await open('salvage')
  const { unasked } = await client.send('library.checkState', {})
  expect(unasked?.problems).toMatchObject([{ code: 'not-salvaged', count: 1, names: ['渡口重开'] }])
  // It stands in the list that is kept beside the damaged library, too.
  expect(readdirSync(folder).some((name) => /damaged.*\.txt$/.test(name))).toBe(true)
})

test('an original that says something else now puts nothing in its place', async () => {
  const id = idOf('ferry.txt')
  damage(`delete from source_text where source_id = '${id}'`)
  // As if a newer importer read the same bytes otherwise.
  damage(`update seal set sha256 = zeroblob(32) where entity = 'source_text' and id = '${id}'`)
  const client = await open('salvage')
  await vi.waitFor(
    async () =>
      expect((await client.send('library.checkState', {})).unasked?.problems).toMatchObject([
        { code: 'not-salvaged', count: 1, names: ['渡口重开'] },
      ]),
    { timeout: 30_000 },
  )
  expect(await codes(client)).toEqual(['text-damaged'])
})
