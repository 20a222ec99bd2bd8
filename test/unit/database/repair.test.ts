/** A damaged library that is open, and one that is not: indexes are made anew on a copy, or what can be read is salvaged. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { repairLibrary } from '../../../electron/backend/database/repair.ts'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { openDirect } from '../../../electron/hosts/direct.ts'
import { emptyPage, scrambleMiddle, scramblePage } from '../../damage.ts'
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

const damageIndex = (): void => emptyPage(folder, 'sqlite_autoindex_theme_1', 'index')
const codes = (problems: { code: string }[]): string[] => problems.map(({ code }) => code)

test('a damaged index of an open library is made anew; the damaged one is kept, and no row is lost', async () => {
  damageIndex()
  const { client, close } = await open()
  expect(codes((await client.send('library.check', {})).problems)).toContain('integrity')
  const { kept, lost } = await client.send('library.repair', { by: 'rebuild' })
  expect(lost).toBe(0)
  await close()
  const mended = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS, resumesImports: true })
  // A repair is no crash, and no window says that one was.
  expect((await mended.client.send('library.checkState', {})).unclean).toBe(false)
  expect((await mended.client.send('library.check', {})).problems).toEqual([])
  expect(await mended.client.send('library.describe', {})).toMatchObject({ highlights: 1, themes: 1 })
  expect(
    (await mended.client.send('search.query', { query: '市长', session: 's' })).hits.length,
  ).toBeGreaterThan(0)
  await mended.close()
  expect(existsSync(join(folder, kept))).toBe(true)
})

test('where rows are gone, making indexes anew says so and changes nothing; salvage then brings the rest', async () => {
  emptyPage(folder, 'theme', 'table')
  const { client, close } = await open()
  await expect(client.send('library.repair', { by: 'rebuild' })).rejects.toMatchObject({
    code: 'repair-partial',
  })
  await close()
  const before = readFileSync(join(folder, 'library.db'))
  const again = await open()
  const { kept, lost, names, kinds } = await again.client.send('library.repair', { by: 'salvage' })
  expect([lost, names, kinds]).toEqual([1, [], ['theme']])
  await again.close()
  const mended = await open()
  expect((await mended.client.send('library.check', {})).problems).toEqual([])
  expect(await mended.client.send('library.describe', {})).toMatchObject({ highlights: 1, themes: 0 })
  await mended.close()
  expect(readFileSync(join(folder, kept)).length).toBe(before.length)
})

test('a damaged index makes whole rows look gone: only the damage is told, by what it is in', async () => {
  damageIndex()
  const { client, close } = await open()
  const { problems } = await client.send('library.check', {})
  expect(problems).toMatchObject([{ code: 'integrity', names: [], kinds: ['theme'] }])
  await close()
})

test.each(['theme', 'op', 'seal', 'source_text', 'report', 'block', 'theme_assignment', 'highlight'])(
  'a page of %s that cannot be read is told, what can be read is saved, and the rest is listed',
  async (table) => {
    const { client, close } = await open()
    const target = { kind: 'report', id: ids.port } as const
    for (let at = 0; at < 120; at++) await client.send('themes.create', { name: `主题${at}`, target })
    await client.send('notes.save', {
      id: newId(),
      ...{ target, text: '这一条要留住', state: plainTextToState('这一条要留住') },
    })
    for (let at = 0; at < 60; at++)
      await client.send('highlights.create', { reportId: ids.port, ranges: [rangeOf('市长')] })
    const whole = await client.send('library.describe', {})
    await close()
    if (!scrambleMiddle(folder, table)) scramblePage(folder, table)
    const opened = await open().catch((error: unknown) => error as { code: string })
    if (!('client' in opened)) {
      // What every start reads: the screen of a library that does not open offers the same.
      expect(opened.code).toBe('library-damaged')
    } else {
      const { ok, problems } = await opened.client.send('library.check', {})
      expect([ok, codes(problems)]).toEqual([false, expect.arrayContaining(['integrity']) as string[]])
      await expect(opened.client.send('library.repair', { by: 'rebuild' })).rejects.toMatchObject({
        code: 'repair-partial',
      })
      await opened.close()
    }
    const { lost } = repairLibrary(folder, { kind: 'salvage' }, now)
    const mended = await open()
    const counts = await mended.client.send('library.describe', {})
    const { problems } = await mended.client.send('library.check', {})
    await mended.close()
    for (const kind of ['sources', 'reports', 'themes', 'highlights'] as const) {
      const listed = lost.filter((row) => `${row.table}s` === kind).length
      expect([kind, counts[kind] + listed]).toEqual([kind, whole[kind]])
    }
    // What the user wrote stays, also where what it was on is lost.
    expect(counts).toMatchObject({ notes: 1, highlights: table === 'highlight' ? expect.anything() : 61 })
    // A text follows from its original, which is kept: remake.test.ts.
    expect(codes(problems)).toEqual(table === 'source_text' ? ['text-damaged'] : [])
    if (table === 'block') expect(lost.map((row) => row.table)).toContain(table)
  },
)

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
  scramblePage(folder, 'theme')
  expect(repairLibrary(folder, { kind: 'salvage' }, now).lost).toEqual([{ table: 'theme', id: '' }])
})
