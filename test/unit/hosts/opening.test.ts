/** Each way in which a library does not open: its code, its sentence in three languages, what is offered; no byte changes. */
import { createHash } from 'node:crypto'
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createBackend } from '../../../electron/backend/backend.ts'
import { holders } from '../../../electron/backend/database/call-holder.ts'
import { nameFailure } from '../../../electron/backend/database/failures.ts'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { diagnoseClosed } from '../../../electron/backend/log/diagnose.ts'
import { insertTheme } from '../../../electron/backend/themes/store.ts'
import { startOrExplain, type Choice } from '../../../electron/hosts/opening-backend.ts'
import { CallError } from '../../../shared/errors.ts'
import type { OpeningAct } from '../../../shared/contract/opening.ts'
import { errors } from '../../../shared/i18n/errors.ts'
import { LANGUAGES } from '../../../shared/i18n/messages.ts'
import { say } from '../../../shared/i18n/say.ts'
import { connect, directPair, type Client } from '../../../shared/rpc.ts'
import { makeFixture, MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'

let folder: string
let remove: () => void
const ends: (() => Promise<void>)[] = []
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  await makeFixture(folder)
})
afterEach(async () => {
  for (const end of ends.splice(0)) await end()
  remove()
})

const database = (): string => join(folder, 'library.db')

/** Every file but the log, which says why it did not open. */
const hashes = (): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== 'pressmark.log')
    .map(({ parentPath, name }) => join(parentPath, name))
    .toSorted()
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)

async function addTheme(at: string, name: string): Promise<void> {
  const library = await openLibrary(at, { migrations: MIGRATIONS })
  library.transact((db) => insertTheme(db, { name, parentId: null, color: 'gray', definition: '' }))
  // What is still on its way to the mark would change its file after the hash of it was taken.
  await library.marked()
  library.close()
}

function execute(text: string): void {
  const db = new Database(database())
  db.exec(text)
  db.close()
}

const BACKUP = { name: 'one', path: '/one', madeAt: '2026-01-01T00:00:00.000Z' }
const COUNTS = { sources: 0, reports: 1, highlights: 0, notes: 0, themes: 0, links: 0 }

async function start(
  open: (choice: Choice) => ReturnType<typeof createBackend>,
  more: { chooseFolder?: () => Promise<string | null>; opened?: (at: string) => void } = {},
): Promise<Client> {
  const backend = await startOrExplain({
    folder,
    start: open,
    listBackups: () => [{ ...BACKUP, counts: COUNTS }],
    holders,
    chooseFolder: more.chooseFolder ?? (() => Promise.resolve(null)),
    opened: more.opened,
    diagnose: diagnoseClosed,
    log: () => {},
  })
  ends.push(() => backend.close())
  const [ours, theirs] = directPair()
  backend.attach(theirs, { mayUsePaths: false })
  return connect(ours)
}

const open = (choice: Choice) =>
  createBackend({ ...choice, migrations: MIGRATIONS, seeds: SEEDS, log: () => {} })

const lockOf = (beat: Date) =>
  JSON.stringify({
    ...{ token: 'far', pid: 7, boot: 'b', started: '', host: 'far' },
    ...{ time: beat.toISOString(), beat: beat.toISOString() },
  })

/** What is done to the library, and what is then offered. */
const FAULTS: [code: string, act: () => void | Promise<void>, acts: OpeningAct[]][] = [
  [
    'library-locked',
    () => writeFileSync(join(folder, 'library.lock'), lockOf(new Date())),
    ['again', 'reading', 'folder'],
  ],
  [
    'library-locked',
    () => writeFileSync(join(folder, 'library.lock'), lockOf(new Date(0))),
    ['again', 'reading', 'take', 'folder'],
  ],
  ['library-newer', () => execute('pragma user_version = 9000'), ['reading', 'backup', 'again', 'folder']],
  [
    'library-damaged',
    () => truncateSync(database(), readFileSync(database()).length - 4096),
    ['backup', 'salvage', 'again', 'folder'],
  ],
  [
    'library-header',
    () => {
      const bytes = readFileSync(database())
      bytes[3]! ^= 0x20
      writeFileSync(database(), bytes)
    },
    ['backup', 'salvage', 'again', 'folder'],
  ],
  ['library-empty', () => truncateSync(database(), 0), ['backup', 'again', 'folder']],
  ['library-gone', () => rmSync(database()), ['again', 'backup', 'folder']],
  [
    'library-behind',
    async () => {
      const older = readFileSync(database())
      await addTheme(folder, '后来')
      writeFileSync(database(), older)
    },
    ['again', 'backup', 'accept', 'reading', 'folder'],
  ],
  [
    'library-other',
    async () => {
      const twin = join(dirname(folder), 'twin')
      cpSync(folder, twin, { recursive: true })
      await addTheme(twin, '那边')
      await addTheme(folder, '这边')
      cpSync(join(twin, 'library.db'), database())
    },
    ['again', 'backup', 'accept', 'reading', 'folder'],
  ],
  [
    'library-migration',
    () => {
      // Its table is there already.
      execute('pragma user_version = 18')
      rmSync(join(folder, 'library.mark'))
    },
    ['again', 'reading', 'backup', 'folder'],
  ],
  [
    'not-a-library',
    () => {
      rmSync(join(folder, 'library.mark'))
      rmSync(join(folder, 'blobs'), { recursive: true })
      writeFileSync(database(), 'a text of somebody’s that has the name of a library')
    },
    ['again', 'folder'],
  ],
]

describe('a library that does not open', () => {
  test.each(FAULTS)('%s', async (code, act, acts) => {
    await act()
    const backupsBefore = readdirSync(join(folder, 'backups'))
    const before = hashes()
    const client = await start(open)
    const state = await client.send('opening.state', {})
    expect(state).toMatchObject({ code, path: folder, acts })
    for (const language of LANGUAGES) {
      const words = say(errors, language, state!.code as never, state!.data)
      expect([language, words]).not.toEqual([language, ''])
      expect(words).not.toContain('{{')
      expect(words).toContain(folder)
    }
    // The copy before an upgrade is made before it fails.
    const made = readdirSync(join(folder, 'backups')).filter((name) => !backupsBefore.includes(name))
    expect(made.length).toBe(code === 'library-migration' ? 1 : 0)
    for (const name of made) rmSync(join(folder, 'backups', name))
    expect(hashes()).toEqual(before)

    const { text } = await client.send('log.diagnostics', {})
    expect(text).toContain(`"code":"${code}"`)
    expect(text).not.toContain(folder)
    // Nothing is left in a folder that is not ours.
    expect(existsSync(join(folder, 'logs'))).toBe(!['not-a-library', 'library-locked'].includes(code))
    await expect(client.send('sources.list', {})).rejects.toMatchObject({ code })
    await expect(client.send('opening.act', { act: 'forward' })).rejects.toMatchObject({
      code: 'not-allowed',
    })
  })

  test.each<[string, string, OpeningAct[]]>([
    ['EIO', 'disk-failing', ['again', 'reading', 'backup', 'folder']],
    ['SQLITE_IOERR_READ', 'disk-failing', ['again', 'reading', 'backup', 'folder']],
    ['ENOSPC', 'disk-full', ['again', 'reading', 'folder']],
    ['EACCES', 'library-read-only', ['again', 'folder']],
    ['ENOSYS', 'internal', ['again', 'reading', 'backup', 'folder']],
  ])('what the disk says (%s) is %s', async (said, code, acts) => {
    const error = nameFailure(Object.assign(new Error('the disk'), { code: said }), folder)
    const client = await start(() => Promise.reject(error))
    expect(await client.send('opening.state', {})).toMatchObject({ code, acts })
    for (const language of LANGUAGES)
      expect(say(errors, language, code as never, { path: folder })).not.toContain('{{')
  })
})

test('another folder: who opened it hears where the library is now', async () => {
  const other = join(dirname(folder), 'other')
  const heard: string[] = []
  const client = await start(
    (choice) =>
      choice.folder === other
        ? open(choice)
        : Promise.reject(new CallError('library-empty', 'nothing in it', { path: folder })),
    { chooseFolder: () => Promise.resolve(other), opened: (at) => void heard.push(at) },
  )
  expect(heard).toEqual([])
  await client.send('opening.act', { act: 'folder' })
  expect(heard).toEqual([other])
  expect((await client.send('library.describe', {})).path).toBe(other)
})
