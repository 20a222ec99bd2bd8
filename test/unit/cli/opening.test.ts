/** Every question the opening screen asks has its way by the command line; what is opened for reading stays as it is. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { insertTheme } from '../../../electron/backend/themes/store.ts'
import { makeFixture, MIGRATIONS, newFolder } from '../../contract/fixture.ts'
import { hashes, run } from '../cli-run.ts'
import { mountForReading } from '../read-only-disk.ts'

let folder: string
let remove: () => void
let page: string
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  await makeFixture(folder)
  page = join(dirname(folder), 'page.txt')
  writeFileSync(page, '渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人，票价仍为两元。\n')
})
afterEach(() => remove())

async function loseChanges(): Promise<void> {
  const older = readFileSync(join(folder, 'library.db'))
  const opened = await openLibrary(folder, { migrations: MIGRATIONS })
  opened.transact((db) => insertTheme(db, { name: '后来', parentId: null, color: 'gray', definition: '' }))
  opened.close()
  writeFileSync(join(folder, 'library.db'), older)
}

const FAULTS: Record<string, () => void | Promise<void>> = {
  'library-behind': loseChanges,
  'library-newer': () => {
    const db = new Database(join(folder, 'library.db'))
    db.pragma('user_version = 9000')
    db.close()
  },
  'library-locked': () => {
    const time = new Date().toISOString()
    const holder = { token: 'far', pid: 7, boot: 'b', started: '', host: 'far', time, beat: time }
    writeFileSync(join(folder, 'library.lock'), JSON.stringify(holder))
  },
}

test.each(Object.entries(FAULTS))(
  '%s: --for-reading shows it, and not a byte changes',
  async (code, damage) => {
    await damage()
    const before = hashes(folder, 'pressmark.log')
    const refused = await run('list', '--library', folder, '--json')
    expect(refused).toMatchObject({ code: 1, said: expect.stringContaining(code) as string })
    const shown = await run('list', '--library', folder, '--for-reading')
    expect(shown).toMatchObject({ code: 0, said: expect.stringContaining('港口二期工程动工') as string })
    expect((await run('search', '渔场', '--library', folder, '--for-reading')).said).toContain('渔场')
    for (const writing of [['undo'], ['backups', 'make'], ['import', page]]) {
      const { code: exit, said } = await run(...writing, '--library', folder, '--for-reading')
      expect([writing, exit, said]).toEqual([
        writing,
        1,
        expect.stringContaining('opened for reading only') as string,
      ])
    }
    // Once, and not of each file.
    const { said } = await run('import', page, page, '--library', folder, '--for-reading', '--json')
    expect(said.match(/opened for reading only/g)).toHaveLength(1)
    expect(hashes(folder, 'pressmark.log')).toEqual(before)
  },
)

test('what lacks changes is shown from a read-only medium, too, where that is said', async (context) => {
  await loseChanges()
  const disk = mountForReading(folder)
  if (!disk) return context.skip('no disk can be mounted here')
  try {
    expect((await run('list', '--library', disk.library)).said).toContain('missing')
    expect(await run('list', '--library', disk.library, '--for-reading')).toMatchObject({ code: 0 })
    // What would mend it there is refused in words.
    expect((await run('repair', '--accept', '--library', disk.library)).said).toContain('may not write')
  } finally {
    disk.unmount()
  }
})

test('there is no library: nothing is made for reading', async () => {
  const nowhere = join(dirname(folder), 'nowhere')
  for (const command of [['list'], ['import', page]])
    expect((await run(...command, '--library', nowhere, '--for-reading')).said).toContain('no library')
  const repaired = await run('repair', '--salvage', '--library', nowhere)
  expect(repaired).toMatchObject({ code: 1, said: expect.stringContaining('no library') as string })
  expect(readdirSync(dirname(folder))).not.toContain('nowhere')
})

test('every act of the opening screen stands in the help', async () => {
  const general = (await run('--help')).said
  const repair = (await run('repair', '--help')).said
  for (const option of ['--for-reading', '--take-lock', '--library']) expect(general).toContain(option)
  for (const option of ['--accept', '--salvage', '--backup']) expect(repair).toContain(option)
  expect((await run('serve', '--help')).said).toContain('--for-reading')
})
