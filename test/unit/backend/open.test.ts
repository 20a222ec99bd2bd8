import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { APPLICATION_ID } from '../../../electron/backend/database/header.ts'
import { latestVersion, readMigrations } from '../../../electron/backend/database/migrate.ts'
import { openLibrary, type OpenOptions } from '../../../electron/backend/database/open.ts'
import { sql } from '../../../electron/backend/database/sql.ts'
import { CallError } from '../../../shared/errors.ts'
import { makeFixture, MIGRATIONS, newFolder } from '../../contract/fixture.ts'

const PRAGMAS = {
  synchronous: sql`pragma synchronous`,
  foreign_keys: sql`pragma foreign_keys`,
  application_id: sql`pragma application_id`,
}

let folder: string
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = newFolder())
})
afterEach(() => remove())

/** The code and data an opening is refused with. */
async function refusal(path: string, options: Partial<OpenOptions> = {}): Promise<CallError> {
  try {
    const library = await openLibrary(path, { migrations: MIGRATIONS, ...options })
    library.close()
  } catch (error) {
    if (error instanceof CallError) return error
    throw error
  }
  throw new Error('it opened')
}

/** Every file below a folder with its bytes. */
function contentsOf(path: string): Record<string, string> {
  return Object.fromEntries(
    readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => {
        const file = join(entry.parentPath, entry.name)
        return [file, readFileSync(file).toString('base64')]
      }),
  )
}

describe('a new library', () => {
  // Node's recursive mkdir never returns where the file system answers ENOENT, as /proc does.
  test.runIf(process.platform === 'linux')(
    'where no folder can be made is refused, and does not hang',
    async () => {
      expect(await refusal('/proc/pressmark/library')).toMatchObject({ code: 'library-read-only' })
    },
  )

  test('under a name no disk can hold is missing, and nothing of its way there is made', async () => {
    const long = 'x'.repeat(300)
    expect(await refusal(join(folder, long), { create: false })).toMatchObject({ code: 'library-missing' })
    expect(await refusal(join(folder, 'a', long))).toMatchObject({ code: 'library-missing' })
    expect(existsSync(folder)).toBe(false)
  })

  test('is made with its folders, missing parents too, and holds to its settings', async () => {
    const deep = join(folder, 'a', 'b')
    const library = await openLibrary(deep, { migrations: MIGRATIONS })
    expect(readdirSync(deep).sort()).toEqual([
      ...[
        'backups',
        'blobs',
        'inbox',
        'library.db',
        'library.db-shm',
        'library.db-wal',
        'library.lock',
        'library.mark',
      ],
    ])
    const settings = ['synchronous', 'foreign_keys', 'application_id'] as const
    expect(settings.map((name) => library.db.get(PRAGMAS[name]))).toEqual([
      { synchronous: 2 },
      { foreign_keys: 1 },
      { application_id: APPLICATION_ID },
    ])
    // Bytes 18 and 19 of the header: 2 stands for the write-ahead log.
    expect([...readFileSync(join(deep, 'library.db')).subarray(18, 20)]).toEqual([2, 2])
    library.close()
    expect(readdirSync(deep).sort()).toEqual(['backups', 'blobs', 'inbox', 'library.db', 'library.mark'])
  })

  test('is not made where the caller wants an old one', async () => {
    expect(await refusal(folder, { create: false })).toMatchObject({ code: 'library-missing' })
    expect(existsSync(folder)).toBe(false)
    mkdirSync(folder)
    expect(await refusal(folder, { create: false })).toMatchObject({ code: 'library-missing' })
    expect(readdirSync(folder)).toEqual([])
  })

  test('comes to life again after a crash while it was made', async () => {
    mkdirSync(join(folder, 'blobs'), { recursive: true })
    writeFileSync(join(folder, 'library.db.new'), 'half a database')
    writeFileSync(join(folder, '.DS_Store'), '')
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    expect(library.db.all(sql`select * from report`)).toEqual([])
    library.close()
    expect(existsSync(join(folder, 'library.db.new'))).toBe(false)
  })

  test('empties the inbox at its start', async () => {
    await makeFixture(folder)
    writeFileSync(join(folder, 'inbox', 'left-over'), 'x')
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    expect(readdirSync(join(folder, 'inbox'))).toEqual([])
    library.close()
  })
})

describe('what is no library is left as it is', () => {
  test('a file', async () => {
    writeFileSync(folder, 'my diary')
    expect(await refusal(folder)).toMatchObject({ code: 'not-a-library', data: { path: folder } })
    expect(await refusal(join(folder, 'below'))).toMatchObject({ code: 'not-a-library' })
    expect(readFileSync(folder, 'utf8')).toBe('my diary')
  })

  test('a folder with other things in it', async () => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'letter.txt'), 'dear')
    const before = contentsOf(folder)
    expect(await refusal(folder)).toMatchObject({ code: 'not-a-library' })
    expect(contentsOf(folder)).toEqual(before)
    expect(readdirSync(folder)).toEqual(['letter.txt'])
  })

  test.each([
    ['text', () => Buffer.from('this is no database, but it is longer than a hundred bytes. '.repeat(4))],
    ['a few bytes', () => Buffer.from('SQLite format 3')],
    ["another program's database", () => foreignDatabase()],
  ])('a library.db that is %s', async (_, make) => {
    mkdirSync(folder)
    writeFileSync(join(folder, 'library.db'), make())
    const before = contentsOf(folder)
    expect(await refusal(folder)).toMatchObject({ code: 'not-a-library' })
    expect(contentsOf(folder)).toEqual(before)
  })

  function foreignDatabase(): Buffer {
    const db = new Database(':memory:')
    db.exec('create table bookmark (url text)')
    return db.serialize()
  }

  test('originals whose database is gone', async () => {
    await makeFixture(folder)
    rmSync(join(folder, 'library.db'))
    const before = contentsOf(folder)
    expect(await refusal(folder)).toMatchObject({ code: 'library-gone' })
    expect(contentsOf(folder)).toEqual(before)
  })

  test('a database torn in the middle', async () => {
    await makeFixture(folder)
    const path = join(folder, 'library.db')
    const bytes = readFileSync(path)
    bytes.fill(0x5a, 100, 4096)
    writeFileSync(path, bytes)
    expect(await refusal(folder)).toMatchObject({ code: 'library-damaged' })
    expect(readFileSync(path).equals(bytes)).toBe(true)
    expect(existsSync(join(folder, 'library.lock'))).toBe(false)
  })
})

describe('a newer library', () => {
  test('is refused with its bytes unchanged', async () => {
    await makeFixture(folder)
    const path = join(folder, 'library.db')
    const newer = new Database(path)
    newer.pragma('user_version = 99')
    newer.close()
    const before = contentsOf(folder)
    const { code, data } = await refusal(folder)
    expect([code, data.version, data.known]).toEqual([
      'library-newer',
      99,
      latestVersion(readMigrations(MIGRATIONS)),
    ])
    expect(contentsOf(folder)).toEqual(before)
    expect(statSync(path).isFile()).toBe(true)
  })

  test('is refused when a crash left its version in the write-ahead log only', async () => {
    await makeFixture(folder)
    const path = join(folder, 'library.db')
    const crashed = join(dirname(folder), 'crashed')
    const newer = new Database(path)
    newer.pragma('journal_mode = wal')
    newer.pragma('wal_autocheckpoint = 0')
    newer.pragma('user_version = 99')
    mkdirSync(crashed)
    for (const name of ['library.db', 'library.db-wal']) copyFileSync(join(folder, name), join(crashed, name))
    newer.close()
    const read = (): Buffer[] =>
      ['library.db', 'library.db-wal'].map((name) => readFileSync(join(crashed, name)))
    const before = read()
    expect((await refusal(crashed)).code).toBe('library-newer')
    expect(read()).toEqual(before)
  })
})

describe('the lock', () => {
  test('keeps a second opener out and says who is in', async () => {
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    const { code, data } = await refusal(folder)
    expect([code, data.pid, data.host]).toEqual(['library-locked', process.pid, hostname()])
    expect(Date.parse(String(data.time))).not.toBeNaN()
    library.close()
    ;(await openLibrary(folder, { migrations: MIGRATIONS })).close()
  })

  const lock = (fields: Record<string, unknown>): void => {
    mkdirSync(folder, { recursive: true })
    const holder = { token: 't', pid: process.pid, boot: '', started: '', host: hostname(), time: '' }
    writeFileSync(join(folder, 'library.lock'), JSON.stringify({ ...holder, ...fields }))
  }
  const bootId = (): string =>
    existsSync('/proc/sys/kernel/random/boot_id')
      ? readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
      : ''

  test.each([
    ['of a process that is gone', () => lock({ pid: 2 ** 22 + 5, boot: bootId() })],
    ['from before the machine was started again', () => lock({ boot: 'another-start' })],
    ['of a process whose number another one has now', () => lock({ boot: bootId(), started: '1' })],
    [
      'torn by a crash',
      () => {
        lock({})
        writeFileSync(join(folder, 'library.lock'), '{"token": "t", "pi')
      },
    ],
  ])('%s is taken over', async (_, leave) => {
    leave()
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    expect(JSON.parse(readFileSync(join(folder, 'library.lock'), 'utf8'))).toMatchObject({ pid: process.pid })
    library.close()
    expect(readdirSync(folder).filter((name) => name.startsWith('library.lock'))).toEqual([])
  })

  test('of another machine counts as alive', async () => {
    lock({ host: 'elsewhere', boot: 'its-own', pid: 4711 })
    expect(await refusal(folder)).toMatchObject({
      code: 'library-locked',
      data: { host: 'elsewhere', pid: 4711 },
    })
  })
})

/**
 * Root may write anywhere, so a child without its rights opens the folder where the tests run as root. It is
 * skipped where there is neither: on Windows.
 */
describe.skipIf(process.platform === 'win32')('a folder that may not be written to', () => {
  const openElsewhere = (path: string): string => {
    const script = fileURLToPath(new URL('./open-and-tell.ts', import.meta.url))
    const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}
    const child = spawnSync(process.execPath, [script, path, MIGRATIONS], { encoding: 'utf8', ...asNobody })
    return child.stdout.trim() || child.stderr
  }

  test('is refused, old library or none, with its bytes unchanged', async () => {
    await makeFixture(folder)
    const empty = join(dirname(folder), 'empty')
    mkdirSync(empty)
    const before = contentsOf(folder)
    for (const path of [dirname(folder), folder, empty]) chmodSync(path, 0o555)
    chmodSync(join(folder, 'library.db'), 0o444)
    const answers = [folder, empty, join(empty, 'new')].map(openElsewhere)
    for (const path of [dirname(folder), folder, empty]) chmodSync(path, 0o755)
    expect(answers).toEqual(['library-read-only', 'library-read-only', 'library-read-only'])
    expect(contentsOf(folder)).toEqual(before)
    expect(readdirSync(empty)).toEqual([])
  })
})

test('what was acknowledged is there after the program was killed, and its lock is no obstacle', async () => {
  const script = fileURLToPath(new URL('./save-and-hang.ts', import.meta.url))
  const child = spawn(process.execPath, [script, folder, MIGRATIONS], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(child.stdout, 'data')
  expect(await refusal(folder)).toMatchObject({ code: 'library-locked', data: { pid: child.pid } })
  child.kill('SIGKILL')
  await once(child, 'exit')
  const library = await openLibrary(folder, { migrations: MIGRATIONS })
  expect(library.db.all(sql`select name from theme`)).toEqual([{ name: '保存过的' }])
  expect(library.db.all(sql`select label from undo`)).toEqual([{ label: 'theme' }])
  library.close()
})

test('a write after the disk has turned read-only is refused by name', async () => {
  const library = await openLibrary(folder, { migrations: MIGRATIONS })
  library.transact((db) => db.run(sql`insert into setting (key, value) values ('a', '1')`))
  library.transact((db) => db.run(sql`pragma query_only = on`))
  expect(() =>
    library.transact((db) => db.run(sql`insert into setting (key, value) values ('b', '1')`)),
  ).toThrowError(expect.objectContaining({ code: 'library-read-only' }))
  expect(library.db.all(sql`select key from setting`)).toEqual([{ key: 'a' }])
  library.close()
})

test('a leftover of something else beside a library does no harm', async () => {
  await makeFixture(folder)
  appendFileSync(join(folder, 'my notes.txt'), 'mine')
  ;(await openLibrary(folder, { migrations: MIGRATIONS })).close()
  expect(readFileSync(join(folder, 'my notes.txt'), 'utf8')).toBe('mine')
})
