import { mkdirSync, readdirSync, renameSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createKeeper } from '../../../electron/backend/backups/keeper.ts'
import { superfluous } from '../../../electron/backend/backups/thin.ts'
import { listBackups } from '../../../electron/backend/database/backups-list.ts'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { insertTheme } from '../../../electron/backend/themes/store.ts'
import { makeFixture, MIGRATIONS, newFolder } from '../../contract/fixture.ts'
import { open } from './random-library.ts'

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = newFolder())
})
afterEach(() => {
  vi.useRealTimers()
  remove()
})

describe('by the clock', () => {
  test('one copy an hour, and only where something was changed', async () => {
    await makeFixture(folder)
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    vi.useFakeTimers({
      toFake: ['setTimeout', 'setInterval', 'clearTimeout', 'clearInterval', 'performance', 'Date'],
    })
    const keeper = createKeeper({
      ...{ library, now: () => new Date(), log: () => undefined, changed: () => undefined },
      byTheClock: true,
    })
    const wait = async (minutes: number): Promise<number> => {
      for (let at = 0; at < minutes; at++) {
        vi.advanceTimersByTime(60_000)
        await keeper.settled()
      }
      return listBackups(folder).length
    }
    let themes = 0
    const change = (): unknown =>
      library.transact((db) =>
        insertTheme(db, { name: `t${themes++}`, parentId: null, color: 'gray', definition: '' }),
      )
    expect(await wait(2)).toBe(1)
    expect(await wait(180)).toBe(1)
    change()
    expect(await wait(6)).toBe(2)
    change()
    expect(await wait(30)).toBe(2)
    expect(await wait(40)).toBe(3)
    // Set back by a year: copies go on, and the order is still that in which they were made.
    vi.setSystemTime(Date.now() - 365 * 86_400_000)
    change()
    expect(await wait(70)).toBe(4)
    // And forward by ten.
    vi.setSystemTime(Date.now() + 3650 * 86_400_000)
    change()
    expect(await wait(70)).toBe(5)
    expect(listBackups(folder).map(({ sequence }) => sequence)).toEqual([5, 4, 3, 2, 1])
    await keeper.close()
    library.close()
  })
})

describe('what is kept', () => {
  const made = (count: number, time: (at: number) => number, reason = 'clock') =>
    Array.from({ length: count }, (_, at) => ({
      ...{ path: `${at}`, sequence: count - at, bytes: 1000, reason: reason as 'clock' },
      madeAt: new Date(time(at)).toISOString(),
    }))
  const HOUR = 3_600_000

  test('hours of the last day, days of the last month, every month', () => {
    const now = Date.UTC(2026, 10, 29, 12)
    const entries = made(24 * 400, (at) => now - at * HOUR)
    const gone = new Set(superfluous(entries))
    const kept = entries.filter((entry) => !gone.has(entry))
    expect(kept.slice(0, 24)).toEqual(entries.slice(0, 24))
    expect(kept.length).toBeGreaterThan(60)
    expect(kept.length).toBeLessThan(75)
    expect(Date.parse(kept.at(-1)?.madeAt ?? '')).toBeLessThan(now - 390 * 24 * HOUR)
  })

  test('a clock that jumped makes no copy old', () => {
    const now = Date.UTC(2026, 10, 29, 12)
    const entries = made(40, (at) => (at < 2 ? now : now + 3650 * 24 * HOUR) - at * HOUR)
    const gone = superfluous(entries)
    expect(gone).not.toContain(entries[0])
    expect(gone).not.toContain(entries[2])
  })

  test('within so many bytes, the latest three whatever they take', () => {
    const entries = made(20, (at) => Date.UTC(2026, 10, 29) - at * HOUR)
    expect(superfluous(entries, 5000)).toHaveLength(15)
    expect(superfluous(entries, 1)).toHaveLength(17)
    const upgrades = made(20, (at) => Date.UTC(2026, 10, 29) - at * HOUR, 'upgrade')
    expect(superfluous(upgrades, 1)).toEqual([])
  })
})

describe('the second folder', () => {
  test('that is not there is told and stops nothing; back again, it gets the next copy with all originals', async () => {
    await makeFixture(folder)
    const outside = join(dirname(folder), 'disk')
    mkdirSync(outside)
    const { client, close } = await open(folder)
    await client.send('backups.setFolder', { path: outside })
    await client.send('backups.make', {})
    const unplugged = `${outside} away`
    renameSync(outside, unplugged)
    const { backup } = await client.send('backups.make', {})
    expect(backup?.place).toBe('library')
    const told = await client.send('backups.list', {})
    expect(told.outside).toEqual({ path: outside, isThere: false })
    expect(told.troubles).toMatchObject([{ code: 'backup-folder-missing', place: 'outside' }])
    renameSync(unplugged, outside)
    await client.send('backups.make', {})
    const after = await client.send('backups.list', {})
    expect(after.troubles).toEqual([])
    const [own = ''] = readdirSync(outside)
    expect(readdirSync(join(outside, own, 'blobs'))).toHaveLength(2)
    await close()
  })

  test('cannot lie in the library, and is there', async () => {
    await makeFixture(folder)
    const { client, close } = await open(folder)
    const refused = (path: string) =>
      client.send('backups.setFolder', { path }).catch((error: unknown) => error)
    expect(await refused(join(folder, 'backups'))).toMatchObject({ code: 'backup-folder-inside' })
    expect(await refused(`${folder} nowhere`)).toMatchObject({ code: 'backup-folder-missing' })
    await close()
  })
})

test('a copy is made while notes are being saved, and holds one moment of them', async () => {
  const ids = await makeFixture(folder)
  const { client, close } = await open(folder)
  const making = client.send('backups.make', {})
  let saved = 0
  for (; saved < 20; saved++) {
    await client
      .send('highlights.create', { reportId: ids.port, ranges: [[saved, saved + 2]] })
      .catch(() => 0)
    await setTimeout(0)
  }
  const { backup } = await making
  expect(backup?.counts.highlights).toBeLessThanOrEqual(saved)
  await close()
})
