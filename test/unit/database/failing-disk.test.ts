/** A disk that fails while a library is opened: told with a code, and no reason to refuse where only the copy failed. */
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createBackend } from '../../../electron/backend/backend.ts'
import { nameFailure } from '../../../electron/backend/database/failures.ts'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { startOrExplain } from '../../../electron/hosts/opening-backend.ts'
import { connect, directPair } from '../../../shared/rpc.ts'
import { makeFixture, MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'
import { makeOldLibrary } from '../../migrations/old-library.ts'

let folder: string
let remove: () => void
beforeEach(() => void ({ folder, remove } = newFolder()))
afterEach(() => {
  vi.restoreAllMocks()
  remove()
})

const failing = (): Error => new Database.SqliteError('disk I/O error', 'SQLITE_IOERR_WRITE')

test.each(['SQLITE_IOERR_READ', 'SQLITE_IOERR_FSYNC', 'EIO', 'ENXIO', 'ESTALE'])('%s has words', (code) => {
  const error = Object.assign(new Error('broken'), { code })
  expect(nameFailure(error, folder)).toMatchObject({ code: 'disk-failing', data: { path: folder } })
})

test('a copy that fails before an upgrade does not stop the start, and is told', async () => {
  makeOldLibrary(folder)
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(Database.prototype, 'backup').mockRejectedValueOnce(failing())
  const backend = await createBackend({ folder, migrations: MIGRATIONS, seeds: SEEDS, log: () => {} })
  const [ours, theirs] = directPair()
  backend.attach(theirs, { mayUsePaths: false })
  expect(await connect(ours).send('backups.troubles', {})).toMatchObject([
    { code: 'disk-failing', place: 'library', path: join(folder, 'backups') },
  ])
  await backend.close()
})

test('an upgrade that fails, and its copy, too: nobody is told of a copy that is not there', async () => {
  makeOldLibrary(folder)
  const migrations = join(dirname(folder), 'migrations')
  cpSync(MIGRATIONS, migrations, { recursive: true })
  writeFileSync(join(migrations, '9998-half.sql'), 'drop table nothing;')
  vi.spyOn(console, 'error').mockImplementation(() => undefined)
  vi.spyOn(Database.prototype, 'backup').mockRejectedValueOnce(failing())
  await expect(openLibrary(folder, { migrations })).rejects.toMatchObject({
    code: 'library-migration-uncopied',
  })
  // The next time the copy is made, and the sentence says so.
  await expect(openLibrary(folder, { migrations })).rejects.toMatchObject({ code: 'library-migration' })
})

test.each([
  ['disk-failing', failing],
  ['internal', () => new TypeError('ours')],
])('opening that meets %s is explained, with what can be done', async (code, fault) => {
  await makeFixture(folder)
  const backend = await startOrExplain({
    folder,
    start: () => {
      vi.spyOn(Database.prototype, 'pragma').mockImplementation(() => {
        throw fault()
      })
      return openLibrary(folder, { migrations: MIGRATIONS }) as never
    },
    listBackups: () => [],
    holders: { who: () => null, call: () => Promise.resolve(false) },
    chooseFolder: () => Promise.resolve(dirname(folder)),
    diagnose: () => '',
    log: () => {},
  })
  const [ours, theirs] = directPair()
  backend.attach(theirs, { mayUsePaths: false })
  expect(await connect(ours).send('opening.state', {})).toMatchObject({
    code,
    acts: ['again', 'reading', 'folder'],
  })
  await backend.close()
})

test.each(['backups', 'blobs', 'inbox'])('a file that is called %s is told, and stays', async (name) => {
  await makeFixture(folder)
  const path = join(folder, name)
  rmSync(path, { recursive: true, force: true })
  writeFileSync(path, 'mine')
  await expect(openLibrary(folder, { migrations: MIGRATIONS })).rejects.toMatchObject({
    code: 'not-a-library',
  })
  expect(readFileSync(path, 'utf8')).toBe('mine')
  rmSync(path)
  ;(await openLibrary(folder, { migrations: MIGRATIONS })).close()
})
