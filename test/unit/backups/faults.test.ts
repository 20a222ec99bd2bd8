/** What the disk does to a library while it is open: it fills up, or the folder is moved away. */
import { execFileSync } from 'node:child_process'
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { syncedBy } from '../../../electron/backend/database/synced.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { newId } from '../../../electron/backend/ids.ts'
import { makeFixture, newFolder } from '../../contract/fixture.ts'
import { hashes, open } from './random-library.ts'

let folder: string
let remove: () => void
const mounted: string[] = []
beforeEach(() => {
  ;({ folder, remove } = newFolder())
})
afterEach(() => {
  for (const path of mounted.splice(0)) execFileSync('umount', [path])
  remove()
})

/** A disk of its own, of so many megabytes; false where this user may mount none. */
function mountDisk(path: string, megabytes: number): boolean {
  mkdirSync(path, { recursive: true })
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', path], { stdio: 'ignore' })
  } catch {
    return false
  }
  mounted.push(path)
  return true
}

const note = (text: string) => ({ id: newId(), target: null, text, state: plainTextToState(text) })

describe('a full disk', () => {
  test('refuses the save and keeps all that was saved; with space again, the next save goes in', async (context) => {
    const disk = join(dirname(folder), 'disk')
    if (!mountDisk(disk, 12)) return context.skip('no disk can be mounted here')
    const library = join(disk, 'library')
    await makeFixture(library)
    const direct = await open(library)
    await direct.client.send('notes.save', note('first'))
    const ballast = join(disk, 'ballast')
    fill(ballast)
    // Small ones may still find room in the log.
    const saveMany = async (): Promise<void> => {
      for (let at = 0; at < 40; at++) await direct.client.send('notes.save', note('x'.repeat(200_000)))
    }
    await expect(saveMany()).rejects.toMatchObject({ code: 'disk-full' })
    // A backup does not fit either: told, and nothing is stopped by it.
    expect((await direct.client.send('backups.make', {})).backup).toBeNull()
    expect(await direct.client.send('backups.troubles', {})).toMatchObject([
      { code: 'disk-full', place: 'library' },
    ])
    rmSync(ballast)
    await direct.client.send('notes.save', note('second'))
    expect((await direct.client.send('backups.make', {})).backup).not.toBeNull()
    expect(await direct.client.send('backups.troubles', {})).toEqual([])
    expect((await direct.client.send('library.check', {})).problems).toEqual([])
    await direct.close()
  })

  test('during a restore leaves the library as it was', async (context) => {
    const disk = join(dirname(folder), 'disk')
    if (!mountDisk(disk, 24)) return context.skip('no disk can be mounted here')
    const library = join(disk, 'library')
    await makeFixture(library)
    const direct = await open(library)
    const { backup } = await direct.client.send('backups.make', {})
    await direct.client.send('themes.create', { name: '新' })
    fill(join(disk, 'ballast'))
    await expect(
      direct.client.send('backups.restore', { id: backup?.id ?? '', confirmed: 1 }),
    ).rejects.toMatchObject({ code: 'disk-full' })
    expect(await direct.client.send('themes.list', {})).toHaveLength(1)
    rmSync(join(disk, 'ballast'))
    await direct.close()
    expect(hashes(library).size).toBeGreaterThan(5)
  })
})

/** Writes until there is no room. */
function fill(path: string): void {
  for (const size of [1_000_000, 100_000, 10_000, 4096])
    try {
      for (;;) writeFileSync(path, Buffer.alloc(size), { flag: 'a' })
    } catch {
      // Full for this size.
    }
}

describe('a library whose folder goes while it is open', () => {
  test.each([
    ['moved', (path: string) => renameSync(path, `${path} away`)],
    ['deleted', (path: string) => rmSync(path, { recursive: true })],
    [
      'replaced',
      (path: string) => {
        renameSync(join(path, 'library.db'), join(path, 'other.db'))
        writeFileSync(join(path, 'library.db'), 'another')
      },
    ],
  ])('%s: the next save is refused and says so', async (_, act) => {
    await makeFixture(folder)
    const direct = await open(folder)
    await direct.client.send('notes.save', note('before'))
    act(folder)
    await expect(direct.client.send('notes.save', note('after'))).rejects.toMatchObject({
      code: 'library-moved',
    })
    await direct.close()
  })

  test('moved and put back: saves go on', async () => {
    await makeFixture(folder)
    const direct = await open(folder)
    renameSync(folder, `${folder} away`)
    const one = note('kept in the window')
    await expect(direct.client.send('notes.save', one)).rejects.toMatchObject({ code: 'library-moved' })
    renameSync(`${folder} away`, folder)
    await direct.client.send('notes.save', one)
    expect((await direct.client.send('notes.get', { id: one.id })).text).toBe('kept in the window')
    await direct.close()
  })
})

describe('a folder that a cloud service syncs', () => {
  test('is known by the names and marks of six services', () => {
    const at = (...parts: string[]): string => join(dirname(folder), ...parts)
    expect(syncedBy(at('Documents', 'Pressmark'))).toBeNull()
    expect(syncedBy(at('Dropbox', 'Pressmark'))).toBe('Dropbox')
    expect(syncedBy(at('OneDrive - Example', 'Pressmark'))).toBe('OneDrive')
    expect(syncedBy(at('Library', 'Mobile Documents', 'com~apple~CloudDocs'))).toBe('iCloud Drive')
    expect(syncedBy(at('CloudStorage', 'GoogleDrive-a@example.org', 'My Drive'))).toBe('Google Drive')
    expect(syncedBy(at('我的坚果云', '资料库'))).toBe('坚果云 (Nutstore)')
    expect(syncedBy(at('BaiduSyncdisk', '资料库'))).toBe('百度网盘同步空间')
    mkdirSync(at('Sync', 'deep'), { recursive: true })
    writeFileSync(at('Sync', '.dropbox'), '')
    expect(syncedBy(at('Sync', 'deep', 'Pressmark'))).toBe('Dropbox')
  })
})
