/** A library on a medium that takes no writing: what only looks works, what writes is refused, no byte changes. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { insertTheme } from '../../../electron/backend/themes/store.ts'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { runCli } from '../../../electron/cli/run.ts'
import { makeFixture, MIGRATIONS, newFolder } from '../../contract/fixture.ts'

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

/** The library on a disk of its own that is mounted for reading; null where this user may mount none. */
function mountForReading(): string | null {
  const disk = join(dirname(folder), 'disk')
  mkdirSync(disk)
  try {
    execFileSync('mount', ['-t', 'tmpfs', 'tmpfs', disk], { stdio: 'ignore' })
  } catch {
    return null
  }
  unmount = () => void execFileSync('umount', [disk])
  cpSync(folder, join(disk, 'library'), { recursive: true })
  execFileSync('mount', ['-o', 'remount,ro', disk])
  return join(disk, 'library')
}

const hashes = (path: string): string[] =>
  readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)

async function run(...argv: string[]): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const hear = (text: string): void => void said.push(text)
  const code = await runCli(argv, COMMANDS, { out: hear, error: hear, env: { LANG: 'en_US.UTF-8' } })
  return { code, said: said.join('\n') }
}

test('the command line lists, searches and checks there, and refuses to write', async (context) => {
  const library = mountForReading()
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
  const library = mountForReading()
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
