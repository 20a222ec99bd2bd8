/** A damaged library that is open, and one that is not: indexes are made anew on a copy, or what can be read is salvaged. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repairLibrary } from '../../../electron/backend/database/repair.ts'
import { openDirect } from '../../../electron/hosts/direct.ts'
import {
  makeFixture,
  MIGRATIONS,
  newFolder,
  rangeOf,
  SEEDS,
  type FixtureIds,
} from '../../contract/fixture.ts'

let folder: string
let remove: () => void
let ids: FixtureIds
const open = () => openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
const now = { migrations: MIGRATIONS, now: new Date(), token: 't' }
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  ids = await makeFixture(folder)
  const { client, close } = await open()
  await client.send('highlights.create', { reportId: ids.port, ranges: [rangeOf('市长')] })
  await client.send('themes.create', { name: '港口' })
  await close()
})
afterEach(() => remove())

const page = (name: string): number => {
  const db = new Database(join(folder, 'library.db'), { readonly: true })
  const root = db.prepare('select rootpage from sqlite_schema where name = ?').pluck().get(name) as number
  db.close()
  return root
}
/** Empties a page of an index or a table: a leaf without cells, well formed. */
function empty(name: string, kind: 0x0a | 0x0d): void {
  const path = join(folder, 'library.db')
  const at = (page(name) - 1) * 4096
  const bytes = readFileSync(path)
  bytes.fill(0, at, at + 4096)
  bytes.set([kind, 0, 0, 0, 0, 0x10, 0x00, 0], at)
  writeFileSync(path, bytes)
}
const damageIndex = (): void => empty('sqlite_autoindex_theme_1', 0x0a)
const codes = (problems: { code: string }[]): string[] => problems.map(({ code }) => code)

test('a damaged index of an open library is made anew; the damaged one is kept, and no row is lost', async () => {
  damageIndex()
  const { client, close } = await open()
  expect(codes((await client.send('library.check', {})).problems)).toContain('integrity')
  const { kept, lost } = await client.send('library.repair', { by: 'rebuild' })
  expect(lost).toBe(0)
  await close()
  const mended = await open()
  expect((await mended.client.send('library.check', {})).problems).toEqual([])
  expect(await mended.client.send('library.describe', {})).toMatchObject({ highlights: 1, themes: 1 })
  expect(
    (await mended.client.send('search.query', { query: '市长', session: 's' })).hits.length,
  ).toBeGreaterThan(0)
  await mended.close()
  expect(existsSync(join(folder, kept))).toBe(true)
})

test('where rows are gone, making indexes anew says so and changes nothing; salvage then brings the rest', async () => {
  empty('theme', 0x0d)
  const { client, close } = await open()
  await expect(client.send('library.repair', { by: 'rebuild' })).rejects.toMatchObject({
    code: 'repair-partial',
  })
  await close()
  const before = readFileSync(join(folder, 'library.db'))
  const again = await open()
  const { kept, lost, names } = await again.client.send('library.repair', { by: 'salvage' })
  expect([lost, names.length]).toEqual([1, 1])
  await again.close()
  const mended = await open()
  expect((await mended.client.send('library.check', {})).problems).toEqual([])
  expect(await mended.client.send('library.describe', {})).toMatchObject({ highlights: 1, themes: 0 })
  await mended.close()
  expect(readFileSync(join(folder, kept)).length).toBe(before.length)
})

test('one that is not open is mended by the command line’s way', async () => {
  damageIndex()
  const { lost } = repairLibrary(folder, { kind: 'rebuild' }, now)
  expect(lost).toEqual([])
  const { client, close } = await open()
  expect((await client.send('library.check', {})).problems).toEqual([])
  await close()
})

test('a library without seals tells what salvage could not bring: refused rows and tables that break off', () => {
  const db = new Database(join(folder, 'library.db'))
  db.exec('delete from seal')
  db.pragma('wal_checkpoint(truncate)')
  db.close()
  const path = join(folder, 'library.db')
  const bytes = readFileSync(path)
  const at = (page('theme') - 1) * 4096
  bytes.fill(0xa5, at, at + 4096)
  writeFileSync(path, bytes)
  expect(repairLibrary(folder, { kind: 'salvage' }, now).lost).toEqual([{ table: 'theme', id: '' }])
})
