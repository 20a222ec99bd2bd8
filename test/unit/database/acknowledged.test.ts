/** What was acknowledged and is gone is missed at opening, on files that are really cut, swapped and overwritten. */
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { MARK_NAME, readMark } from '../../../electron/backend/database/mark.ts'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { repairLibrary } from '../../../electron/backend/database/repair.ts'
import { sql } from '../../../electron/backend/database/sql.ts'
import { insertTheme } from '../../../electron/backend/themes/store.ts'
import { CallError } from '../../../shared/errors.ts'
import { makeFixture, MIGRATIONS, newFolder } from '../../contract/fixture.ts'

let folder: string
let remove: () => void
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  await makeFixture(folder)
})
afterEach(() => remove())

const theme = (name: string) => ({ name, parentId: null, color: 'gray' as const, definition: '' })

const WAL_HEADER = 32
const FRAME = 24 + 4096

/** A folder as a crash leaves it: copied while the library is open, after `commits` acknowledged changes. */
async function crashAfter(commits: number): Promise<{ crashed: string; ends: number[] }> {
  const crashed = join(dirname(folder), 'crashed')
  const library = await openLibrary(folder, { migrations: MIGRATIONS })
  const ends: number[] = []
  for (let n = 0; n < commits; n++) {
    library.transact((db) => insertTheme(db, theme(`主题 ${n}`)))
    await library.marked()
    ends.push(readFileSync(join(folder, 'library.db-wal')).length)
  }
  cpSync(folder, crashed, { recursive: true })
  rmSync(join(crashed, 'library.lock'))
  library.close()
  return { crashed, ends }
}

async function opening(
  path: string,
): Promise<{ code: string; count?: unknown } | { themes: number; unclean: boolean }> {
  try {
    const library = await openLibrary(path, { migrations: MIGRATIONS })
    const themes = library.db.get<{ n: number }>(sql`select count(*) as n from theme`)?.n ?? 0
    library.close()
    return { themes, unclean: library.unclean }
  } catch (error) {
    if (error instanceof CallError) return { code: error.code, count: error.data.count }
    throw error
  }
}

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

describe('a log that lost its end', () => {
  test('is missed wherever it is cut, and every file stays as it was', async () => {
    const { crashed, ends } = await crashAfter(6)
    const whole = readFileSync(join(crashed, 'library.db-wal'))
    expect((whole.length - WAL_HEADER) % FRAME).toBe(0)
    const cuts: number[] = []
    for (let at = 0; at < whole.length; at += at === 0 ? WAL_HEADER : FRAME) cuts.push(at)
    expect(cuts.length).toBeGreaterThan(12)
    for (const cut of cuts) {
      writeFileSync(join(crashed, 'library.db-wal'), whole.subarray(0, cut))
      const before = contentsOf(crashed)
      const missing = ends.filter((end) => end > cut).length
      expect([cut, await opening(crashed)]).toEqual([cut, { code: 'library-behind', count: missing }])
      expect(contentsOf(crashed)).toEqual(before)
    }
    writeFileSync(join(crashed, 'library.db-wal'), whole)
    expect(await opening(crashed)).toEqual({ themes: 6, unclean: true })
    expect(await opening(crashed)).toEqual({ themes: 6, unclean: false })
  })

  test('is missed where a bit of any frame has flipped, but in what follows the last change', async () => {
    const { crashed, ends } = await crashAfter(3)
    const whole = readFileSync(join(crashed, 'library.db-wal'))
    for (let at = 0; at < ends.at(-1)!; at += 997) {
      const bytes = Buffer.from(whole)
      bytes[at]! ^= 0x10
      writeFileSync(join(crashed, 'library.db-wal'), bytes)
      const before = contentsOf(crashed)
      expect([at, await opening(crashed)]).toMatchObject([at, { code: 'library-behind' }])
      expect(contentsOf(crashed)).toEqual(before)
    }
  })

  test('is missed where the whole log is gone', async () => {
    const { crashed } = await crashAfter(2)
    rmSync(join(crashed, 'library.db-wal'))
    const before = contentsOf(crashed)
    expect(await opening(crashed)).toEqual({ code: 'library-behind', count: 2 })
    expect(contentsOf(crashed)).toEqual(before)
  })

  test('can be accepted: it opens as it is, and is not missed again', async () => {
    const { crashed } = await crashAfter(2)
    truncateSync(join(crashed, 'library.db-wal'), 0)
    const cut = readFileSync(join(crashed, 'library.db'))
    const { kept } = repairLibrary(
      crashed,
      { kind: 'accept' },
      { migrations: MIGRATIONS, now: new Date(), token: 'here' },
    )
    expect(readFileSync(join(crashed, kept)).equals(cut)).toBe(true)
    expect(readMark(crashed)).toBeNull()
    expect(await opening(crashed)).toEqual({ themes: 0, unclean: true })
    expect(await opening(crashed)).toEqual({ themes: 0, unclean: false })
  })
})

describe('the mark', () => {
  test('torn in one of its two places, the other counts', async () => {
    const { crashed } = await crashAfter(3)
    const mark = readFileSync(join(crashed, MARK_NAME))
    for (const slot of [0, 4096]) {
      const torn = Buffer.from(mark)
      torn.fill(0, slot + 20, slot + 60)
      writeFileSync(join(crashed, MARK_NAME), torn)
      const { number } = readMark(crashed)!
      writeFileSync(join(crashed, MARK_NAME), mark)
      expect(readMark(crashed)!.number - number).toBeLessThanOrEqual(1)
    }
  })

  test('behind by the one change that a crash cut off from it is no loss', async () => {
    const { crashed } = await crashAfter(3)
    const db = new Database(join(crashed, 'library.db'))
    db.exec(`update committed set number = number + 1, before = chain, chain = x'00'`)
    db.close()
    expect(await opening(crashed)).toEqual({ themes: 3, unclean: true })
  })

  test('behind by hundreds that were committed without a pause is no loss', async () => {
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    // No turn of the thread in between: nothing is marked beside it.
    for (let n = 0; n < 1500; n++) library.transact((db) => insertTheme(db, theme(`主题 ${n}`)))
    const crashed = join(dirname(folder), 'crashed')
    cpSync(folder, crashed, { recursive: true })
    rmSync(join(crashed, 'library.lock'))
    const { number } = readMark(crashed)!
    expect(readMark(folder)!.number).toBeGreaterThan(1000)
    expect(number).toBeLessThan(1600)
    await library.marked()
    library.close()
    expect(await opening(crashed)).toEqual({ themes: 1500, unclean: true })
  })

  test('lost, the library opens and is looked through', async () => {
    rmSync(join(folder, MARK_NAME))
    expect(await opening(folder)).toEqual({ themes: 0, unclean: true })
    expect(await opening(folder)).toEqual({ themes: 0, unclean: false })
  })

  test('says nothing of a change that was taken back with its transaction', async () => {
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    const before = readMark(folder)!.number
    expect(() =>
      library.transact((db) => {
        insertTheme(db, theme('不算'))
        throw new Error('no')
      }),
    ).toThrow('no')
    await library.marked()
    expect(readMark(folder)!.number).toBe(before)
    library.transact((db) => insertTheme(db, theme('算')))
    await library.marked()
    expect(readMark(folder)!.number).toBe(before + 1)
    library.close()
  })
})

describe('files that are not what they should be', () => {
  const refusedUnchanged = async (code: string): Promise<void> => {
    const before = contentsOf(folder)
    expect(await opening(folder)).toMatchObject({ code })
    expect(contentsOf(folder)).toEqual(before)
    expect(readdirSync(folder).filter((name) => name.startsWith('library.lo'))).toEqual([])
  }

  test('an empty database', async () => {
    truncateSync(join(folder, 'library.db'), 0)
    await refusedUnchanged('library-empty')
  })

  test('a database that is gone, its log or its mark still there', async () => {
    rmSync(join(folder, 'library.db'))
    await refusedUnchanged('library-gone')
    rmSync(join(folder, 'blobs'), { recursive: true })
    await refusedUnchanged('library-gone')
  })

  test('a database whose first bytes are damaged', async () => {
    const path = join(folder, 'library.db')
    const whole = readFileSync(path)
    for (const at of [0, 5, 15, 68, 71]) {
      const bytes = Buffer.from(whole)
      bytes[at]! ^= 0x20
      writeFileSync(path, bytes)
      await refusedUnchanged('library-header')
    }
  })

  test('a database cut short', async () => {
    const path = join(folder, 'library.db')
    truncateSync(path, readFileSync(path).length - 4096)
    await refusedUnchanged('library-damaged')
  })

  test('an older copy put in its place', async () => {
    const older = join(dirname(folder), 'older.db')
    cpSync(join(folder, 'library.db'), older)
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    library.transact((db) => insertTheme(db, theme('后来')))
    library.close()
    cpSync(older, join(folder, 'library.db'))
    await refusedUnchanged('library-behind')
  })

  describe('another database', () => {
    /** The twin of the library, which goes on by itself. */
    async function goOn(name: string, changes: number): Promise<string> {
      const twin = join(dirname(folder), name)
      cpSync(folder, twin, { recursive: true })
      const library = await openLibrary(twin, { migrations: MIGRATIONS })
      for (let n = 0; n < changes; n++) library.transact((db) => insertTheme(db, theme(`${name} ${n}`)))
      await library.marked()
      library.close()
      return join(twin, 'library.db')
    }

    test('a twin that went on by itself, as far or further', async () => {
      const twins = [await goOn('等长', 2), await goOn('更长', 700)]
      const library = await openLibrary(folder, { migrations: MIGRATIONS })
      for (const name of ['一', '二']) library.transact((db) => insertTheme(db, theme(name)))
      await library.marked()
      library.close()
      for (const twin of twins) {
        cpSync(twin, join(folder, 'library.db'))
        await refusedUnchanged('library-other')
      }
      repairLibrary(folder, { kind: 'accept' }, { migrations: MIGRATIONS, now: new Date(), token: 'here' })
      expect(await opening(folder)).toEqual({ themes: 700, unclean: true })
      expect(await opening(folder)).toEqual({ themes: 700, unclean: false })
    })

    test('a fresh one, and one that knows nothing of before', async () => {
      const fresh = join(dirname(folder), 'fresh')
      const library = await openLibrary(fresh, { migrations: MIGRATIONS })
      library.close()
      cpSync(join(fresh, 'library.db'), join(folder, 'library.db'))
      await refusedUnchanged('library-other')
    })
  })

  test('garbage in the shared memory does no harm', async () => {
    const { crashed } = await crashAfter(4)
    writeFileSync(join(crashed, 'library.db-shm'), Buffer.alloc(32_768, 0xa5))
    expect(await opening(crashed)).toEqual({ themes: 4, unclean: true })
  })

  test('a migration that fails leaves the library as it was', async () => {
    const migrations = join(dirname(folder), 'migrations')
    mkdirSync(migrations)
    for (const name of readdirSync(MIGRATIONS)) cpSync(join(MIGRATIONS, name), join(migrations, name))
    writeFileSync(
      join(migrations, '9998-half.sql'),
      `insert into theme (id) values ('x'); drop table nothing;`,
    )
    const before = readFileSync(join(folder, 'library.db'))
    await expect(openLibrary(folder, { migrations })).rejects.toMatchObject({ code: 'library-migration' })
    expect(readFileSync(join(folder, 'library.db')).equals(before)).toBe(true)
    expect(readdirSync(join(folder, 'backups'))).toHaveLength(1)
    expect(existsSync(join(folder, 'library.lock'))).toBe(false)
    expect(await opening(folder)).toMatchObject({ themes: 0 })
  })

  test.each([
    ['its first', `insert into theme (id) values ('x'); drop table nothing;`],
    ['its second', `create table more (id text); insert into more (id) values ('x'); drop table nothing;`],
  ])('a migration that fails at %s statement: it opens for reading', async (_, text) => {
    const migrations = join(dirname(folder), 'migrations')
    cpSync(MIGRATIONS, migrations, { recursive: true })
    writeFileSync(join(migrations, '9998-half.sql'), text)
    const before = contentsOf(folder)
    const library = await openLibrary(folder, { migrations, forReading: 'copy' })
    expect(library.db.all(sql`select id from source`)).toHaveLength(2)
    expect(library.db.get(sql`select 1 from sqlite_schema where name = 'more'`)).toBeUndefined()
    library.close()
    expect(contentsOf(folder)).toEqual(before)
  })

  test('what lacks too much to be read says so', async () => {
    const db = new Database(join(folder, 'library.db'))
    db.exec('drop table template; create table template (other text); pragma user_version = 14')
    db.close()
    const before = contentsOf(folder)
    await expect(openLibrary(folder, { migrations: MIGRATIONS, forReading: 'copy' })).rejects.toMatchObject({
      code: 'library-unreadable',
      data: { path: folder },
    })
    expect(contentsOf(folder)).toEqual(before)
  })

  test('opens for reading what it must not change: a newer library, with its log', async () => {
    const { crashed } = await crashAfter(2)
    const db = new Database(join(crashed, 'library.db'))
    db.pragma('user_version = 9000')
    db.close()
    const before = contentsOf(crashed)
    expect(await opening(crashed)).toMatchObject({ code: 'library-newer' })
    const library = await openLibrary(crashed, { migrations: MIGRATIONS, forReading: 'copy' })
    expect(library.readOnly).toBe(true)
    expect(library.db.all(sql`select name from theme`)).toHaveLength(2)
    library.close()
    expect(contentsOf(crashed)).toEqual(before)
  })
})
