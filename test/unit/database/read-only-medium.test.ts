/** A library on a medium that takes no writing: what only looks works, what writes is refused, no byte changes. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { insertTheme } from '../../../electron/backend/themes/store.ts'
import { makeFixture, MIGRATIONS, newFolder } from '../../contract/fixture.ts'
import { hashes, run } from '../cli-run.ts'
import { mountForReading } from '../read-only-disk.ts'

let folder: string
let remove: () => void
let unmount: (() => void) | null = null
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  await makeFixture(folder)
})
afterEach(() => {
  unmount?.()
  unmount = null
  remove()
})

function mount(): string | null {
  const disk = mountForReading(folder)
  unmount = disk?.unmount ?? null
  return disk?.library ?? null
}

test('the command line lists, searches and checks there, and refuses to write', async (context) => {
  const library = mount()
  if (!library) return context.skip('no disk can be mounted here')
  const before = hashes(library)
  const { code, said } = await run('list', '--library', library)
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringMatching(/reports?/i) as string })
  expect((await run('check', '--library', library)).code).toBe(0)
  expect((await run('search', '渡口', '--library', library)).code).toBe(0)
  for (const writing of [['undo'], ['backups', 'make'], ['import', import.meta.filename]]) {
    const refused = await run(...writing, '--library', library)
    expect([writing, refused.code]).toEqual([writing, 1])
  }
  expect(hashes(library)).toEqual(before)
})

test('what lacks saved changes is not shown there as if it were whole', async (context) => {
  const older = readFileSync(join(folder, 'library.db'))
  const opened = await openLibrary(folder, { migrations: MIGRATIONS })
  opened.transact((db) => insertTheme(db, { name: '后来', parentId: null, color: 'gray', definition: '' }))
  opened.close()
  writeFileSync(join(folder, 'library.db'), older)
  const library = mount()
  if (!library) return context.skip('no disk can be mounted here')
  const before = hashes(library)
  await expect(
    openLibrary(library, { migrations: MIGRATIONS, forReading: 'if-needed' }),
  ).rejects.toMatchObject({ code: 'library-behind' })
  const shown = await openLibrary(library, { migrations: MIGRATIONS, forReading: 'copy' })
  expect(shown.readOnly).toBe(true)
  shown.close()
  expect(hashes(library)).toEqual(before)
})
