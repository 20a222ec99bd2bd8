/** A restore whose decision cannot be flushed: who is told that it failed must not find it done at the next opening. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { flushFolder } from '../../../electron/backend/database/durable.ts'
import { decideRestore, isRestoring, prepareRestore } from '../../../electron/backend/database/restore.ts'
import { newFolder } from '../../contract/fixture.ts'
import { hashes, makeRandomLibrary, open, work } from './random-library.ts'

vi.mock('../../../electron/backend/database/durable.ts', async (original) => {
  const real = await original<{ flushFolder: typeof flushFolder }>()
  return { ...real, flushFolder: vi.fn(real.flushFolder) }
})

let folder: string
let remove: () => void
beforeEach(() => void ({ folder, remove } = newFolder()))
afterEach(() => remove())

test.each([
  ['of what is set aside', 0],
  ['of the rename', 1],
])('the flush %s fails: the library stays as it is', async (_, passing) => {
  const ids = await makeRandomLibrary(folder, 2)
  let direct = await open(folder)
  const { backup } = await direct.client.send('backups.make', {})
  await work(direct, ids, 5, 10)
  await direct.close()
  const before = hashes(folder)
  const bytes = readFileSync(join(folder, 'library.db'))
  prepareRestore(folder, join(folder, 'backups', backup?.name ?? ''))

  const flush = vi.mocked(flushFolder)
  const real = flush.getMockImplementation()!
  let calls = 0
  flush.mockImplementation((path) => {
    if (calls++ === passing) throw Object.assign(new Error('EIO: fsync'), { code: 'EIO' })
    real(path)
  })
  expect(() => decideRestore(folder, 'library.damaged-2026.db')).toThrow('EIO')
  flush.mockImplementation(real)
  expect(isRestoring(folder)).toBe(false)
  expect(readFileSync(join(folder, 'library.db')).equals(bytes)).toBe(true)

  direct = await open(folder)
  await direct.close()
  expect(hashes(folder)).toEqual(before)
  expect(readdirSync(folder).filter((name) => /restor|aside|damaged/.test(name))).toEqual([])
})
