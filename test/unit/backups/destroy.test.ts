import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { asideName, belongings } from '../../../electron/backend/database/aside.ts'
import { decideRestore, prepareRestore, restoreClosed } from '../../../electron/backend/database/restore.ts'
import { listBackups } from '../../../electron/backend/database/backups-list.ts'
import { backupsIn } from '../../../electron/backend/database/backup-state.ts'
import { latestVersion, readMigrations } from '../../../electron/backend/database/migrate.ts'
import { makeFixture, MIGRATIONS, newFolder } from '../../contract/fixture.ts'
import { hashes, makeRandomLibrary, open, work } from './random-library.ts'

const LATEST = latestVersion(readMigrations(MIGRATIONS))
let folder: string
let remove: () => void
let outside: string
beforeEach(() => {
  ;({ folder, remove } = newFolder())
  outside = join(dirname(folder), 'other disk')
  mkdirSync(outside)
})
afterEach(() => remove())

const newest = (path: string): string => {
  const found = backupsIn(path).flatMap((one) =>
    readdirSync(one).flatMap((name) => (name.endsWith('.db') ? [join(one, name)] : [])),
  )
  return found.sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0] ?? ''
}

describe('backup, destruction of the folder, restore', () => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])(
    'brings back every annotation and every original: library %i',
    async (seed) => {
      await makeRandomLibrary(folder, seed)
      const before = hashes(folder)
      const direct = await open(folder)
      await direct.client.send('backups.setFolder', { path: outside })
      await direct.client.send('backups.make', {})
      await direct.close()
      rmSync(folder, { recursive: true })

      const told = await restoreClosed(folder, newest(outside), LATEST)
      expect(told).toEqual({ kept: null, missingOriginals: 0 })
      expect(hashes(folder)).toEqual(before)
      const again = await open(folder)
      expect((await again.client.send('library.check', {})).problems).toEqual([])
      await again.close()
    },
  )
})

describe('restore', () => {
  test('keeps what is there first, so that it can be taken back', async () => {
    const ids = await makeRandomLibrary(folder, 1)
    const first = hashes(folder)
    let direct = await open(folder)
    const { backup } = await direct.client.send('backups.make', {})
    await work(direct, ids, 77, 25)
    const { goes } = await direct.client.send('backups.compare', { id: backup?.id ?? '' })
    expect(goes.count).toBeGreaterThan(5)
    const id = backup?.id ?? ''
    await expect(direct.client.send('backups.restore', { id })).rejects.toMatchObject({
      ...{ code: 'needs-confirmation', data: { count: goes.count } },
    })
    const { kept } = await direct.client.send('backups.restore', { id, confirmed: goes.count })
    // Nothing is taken in any more that would be in neither.
    await expect(direct.client.send('themes.create', { name: '太晚' })).rejects.toMatchObject({
      code: 'connection-lost',
    })
    await direct.close()
    expect(hashes(folder)).toEqual(first)

    direct = await open(folder)
    const back = await direct.client.send('backups.compare', { id: kept.id })
    expect(back.comes.count).toBe(goes.count)
    await direct.client.send('backups.restore', { id: kept.id, confirmed: back.goes.count })
    await direct.close()
    expect(hashes(folder).size).toBeGreaterThan(first.size)
  })

  test('names what would go and what would come back', async () => {
    const ids = await makeFixture(folder)
    const direct = await open(folder)
    const early = await direct.client.send('highlights.create', { reportId: ids.port, ranges: [[0, 4]] })
    const { backup } = await direct.client.send('backups.make', {})
    await direct.client.send('highlights.remove', { id: early.id })
    const theme = await direct.client.send('themes.create', { name: '渔场' })
    await direct.client.send('reports.update', { id: ids.ferry, title: 'Fares' })
    const told = await direct.client.send('backups.compare', { id: backup?.id ?? '' })
    expect(told.goes).toEqual({ count: 1, first: [{ kind: 'theme', id: theme.id, name: '渔场' }] })
    expect(told.comes).toEqual({ count: 1, first: [{ kind: 'highlight', id: early.id, name: early.exact }] })
    expect(told.changes).toEqual({ count: 1, first: [{ kind: 'report', id: ids.ferry, name: 'Fares' }] })
    expect([told.here.themes, told.there.themes]).toEqual([1, 0])
    await direct.close()
  })

  test('cut short before it is decided leaves the old library; after, the next opening ends it', async () => {
    const ids = await makeRandomLibrary(folder, 2)
    const first = hashes(folder)
    let direct = await open(folder)
    const { backup } = await direct.client.send('backups.make', {})
    await work(direct, ids, 5, 10)
    await direct.close()
    const second = hashes(folder)
    const path = join(folder, 'backups', backup?.name ?? '')

    prepareRestore(folder, path)
    direct = await open(folder)
    await direct.close()
    expect(hashes(folder)).toEqual(second)
    expect(readdirSync(folder).filter((name) => name.includes('restor'))).toEqual([])

    prepareRestore(folder, path)
    decideRestore(folder)
    direct = await open(folder)
    await direct.close()
    expect(hashes(folder)).toEqual(first)
  })

  test.each([0, 1, 2])(
    'cut short after %s renames of what is set aside: the next opening ends it',
    async (cut) => {
      const ids = await makeRandomLibrary(folder, 2)
      const first = hashes(folder)
      let direct = await open(folder)
      const { backup } = await direct.client.send('backups.make', {})
      await work(direct, ids, 5, 10)
      await direct.close()
      const second = hashes(folder)
      prepareRestore(folder, join(folder, 'backups', backup?.name ?? ''))
      const name = asideName(new Date(0))
      decideRestore(folder, name)
      const there = belongings(name).filter(([from]) => existsSync(join(folder, from)))
      for (const [from, to] of there.slice(0, cut)) renameSync(join(folder, from), join(folder, to))

      direct = await open(folder)
      await direct.close()
      expect(hashes(folder)).toEqual(first)
      const kept = join(dirname(folder), 'kept')
      cpSync(folder, kept, { recursive: true })
      renameSync(join(kept, name), join(kept, 'library.db'))
      expect(hashes(kept)).toEqual(second)
      expect(readdirSync(folder).filter((one) => /restor|aside/.test(one))).toEqual([])
    },
  )

  test('never plays the log of the old library into the new one', async () => {
    const ids = await makeRandomLibrary(folder, 3)
    const first = hashes(folder)
    const direct = await open(folder)
    const { backup } = await direct.client.send('backups.make', {})
    await work(direct, ids, 6, 10)
    // As a crash leaves it: the database with a log that was not folded in.
    const crashed = join(dirname(folder), 'crashed')
    cpSync(folder, crashed, { recursive: true })
    await direct.close()
    rmSync(join(crashed, 'library.lock'))
    expect(statSync(join(crashed, 'library.db-wal')).size).toBeGreaterThan(0)
    prepareRestore(crashed, join(crashed, 'backups', backup?.name ?? ''))
    decideRestore(crashed)
    await (await open(crashed)).close()
    expect(hashes(crashed)).toEqual(first)
  })

  test('of a library whose database is destroyed keeps its remains', async () => {
    await makeRandomLibrary(folder, 4)
    const before = hashes(folder)
    const direct = await open(folder)
    const { backup } = await direct.client.send('backups.make', {})
    await direct.close()
    const remains = 'no database any more'
    writeFileSync(join(folder, 'library.db'), remains)
    const [best] = listBackups(folder)
    expect(best?.name).toBe(backup?.name)
    const { kept } = await restoreClosed(folder, best?.path ?? '', LATEST)
    expect(hashes(folder)).toEqual(before)
    expect(statSync(join(kept ?? '', 'library.db')).size).toBe(remains.length)
  })

  test('refuses a damaged copy, and changes nothing', async () => {
    await makeRandomLibrary(folder, 5)
    const before = hashes(folder)
    const direct = await open(folder)
    const { backup } = await direct.client.send('backups.make', {})
    const path = join(folder, 'backups', backup?.name ?? '')
    truncateSync(path, Math.floor(statSync(path).size / 2 / 4096) * 4096)
    await expect(direct.client.send('backups.restore', { id: backup?.id ?? '' })).rejects.toMatchObject({
      code: expect.stringMatching(/^backup-(damaged|not-found)$/) as string,
    })
    await direct.close()
    await expect(restoreClosed(folder, path, LATEST)).rejects.toMatchObject({ code: 'backup-damaged' })
    expect(hashes(folder)).toEqual(before)
  })

  test('of a copy that knows no library goes by its path', async () => {
    await makeFixture(folder)
    const elsewhere = join(dirname(folder), 'elsewhere.db')
    const direct = await open(folder)
    const { backup } = await direct.client.send('backups.make', {})
    renameSync(join(folder, 'backups', backup?.name ?? ''), elsewhere)
    expect((await direct.client.send('backups.compare', { id: elsewhere })).goes.count).toBe(0)
    await direct.close()
  })

  test('leaves no copy that another program could take for whole', async () => {
    await makeFixture(folder)
    const direct = await open(folder)
    await direct.client.send('backups.make', {})
    for (const name of readdirSync(join(folder, 'backups')))
      expect(name).toMatch(/^(\d{4}-\d\d-\d\d \d\d-\d\d-\d\d \(\d+\)\.db|state\.json)$/)
    await direct.close()
    const [one] = listBackups(folder)
    const copy = new Database(one?.path ?? '', { readonly: true })
    expect(copy.pragma('journal_mode', { simple: true })).toBe('delete')
    copy.close()
  })
})
