import { copyFileSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPast } from '../../electron/backend/database/past.ts'
import { latestVersion, readMigrations } from '../../electron/backend/database/migrate.ts'
import { openLibrary } from '../../electron/backend/database/open.ts'
import { printSchema } from '../../electron/backend/database/schema.ts'
import { sql } from '../../electron/backend/database/sql.ts'
import { openDirect } from '../../electron/hosts/direct.ts'
import { makeFixture, MIGRATIONS, newFolder, SEEDS } from '../contract/fixture.ts'
import { makeOldLibrary, OLD_REPORT } from './old-library.ts'

const LATEST = latestVersion(readMigrations(MIGRATIONS))

let folder: string
let migrations: string
let remove: () => void
beforeEach(() => {
  ;({ folder, remove } = newFolder())
  migrations = join(dirname(folder), 'migrations')
  mkdirSync(migrations)
  for (const name of readdirSync(MIGRATIONS)) copyFileSync(join(MIGRATIONS, name), join(migrations, name))
})
afterEach(() => remove())

const add = (name: string, text: string): void => writeFileSync(join(migrations, name), text)

describe('migrations', () => {
  test('the printed schema is current', () => {
    const printed = readFileSync(join(MIGRATIONS, '..', 'schema.sql'), 'utf8')
    expect(printed, 'run scripts/print-schema.ts').toBe(printSchema(MIGRATIONS))
  })

  test('bring an old library up, after a backup that opens by itself', async () => {
    const { port } = await makeFixture(folder)
    add('9000-mood.sql', "alter table report add column mood text;\nupdate report set mood = 'calm';")
    const library = await openLibrary(folder, { migrations })
    expect(library.version).toBe(9000)
    expect(library.db.get(sql`select mood from report where id = ${port}`)).toEqual({ mood: 'calm' })
    library.close()

    const backups = readdirSync(join(folder, 'backups'))
    expect(backups).toHaveLength(1)
    expect(backups[0]).toMatch(/^before-version-9000-.*\.db$/)
    const backup = new Database(join(folder, 'backups', backups[0] ?? ''), { readonly: true })
    expect(backup.pragma('user_version', { simple: true })).toBe(LATEST)
    expect(backup.prepare('select title from report where id = ?').pluck().get(port)).toBe('港口二期工程动工')
    backup.close()

    // The next opening finds nothing to do.
    ;(await openLibrary(folder, { migrations })).close()
    expect(readdirSync(join(folder, 'backups'))).toEqual(backups)
  })

  test('to a narrower history and index keep every op, and search finds everything again', async () => {
    const ops = makeOldLibrary(folder)
    const opened = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
    while ((await opened.client.send('search.index', {})).state !== 'ready') await setTimeout(2)
    expect((await opened.client.send('search.query', { query: '渔场', in: 'text' })).hits).toMatchObject([
      { reportId: OLD_REPORT },
    ])
    expect(await opened.client.send('search.named', { text: 'gkdg' })).toMatchObject([{ id: OLD_REPORT }])
    expect((await opened.client.send('library.check', {})).problems.map(({ code }) => code)).toEqual([
      'original-missing',
    ])
    await opened.client.send('reports.update', { id: OLD_REPORT, title: '港口停工' })
    await opened.close()

    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    const kept = library.db.all<Record<string, unknown>>(
      sql`select seq, entity, entity_id, field, value, hlc from op order by seq limit ${ops.length}`,
    )
    expect(kept).toEqual(ops)
    const told = readPast(library.db, 'report', OLD_REPORT)
    expect(told.filter(({ field }) => field === 'title').map(({ value }) => value)).toEqual([
      '港口动工',
      '港口停工',
    ])
    library.close()
  })

  test('that fail leave the library as it was, and open to the old program', async () => {
    const { port } = await makeFixture(folder)
    add('9000-good.sql', 'alter table report add column mood text;')
    add('9001-bad.sql', 'alter table no_such_table add column x text;')
    await expect(openLibrary(folder, { migrations })).rejects.toThrow(/no_such_table/)
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    expect(library.version).toBe(LATEST)
    expect(library.db.get(sql`select title from report where id = ${port}`)).toEqual({
      title: '港口二期工程动工',
    })
    expect(library.db.all(sql`select name from pragma_table_info('report') where name = 'mood'`)).toEqual([])
    library.close()
  })

  test('that would leave rows pointing nowhere are refused', async () => {
    await makeFixture(folder)
    add('9000-careless.sql', 'delete from source;')
    await expect(openLibrary(folder, { migrations })).rejects.toMatchObject({ code: 'library-migration' })
    const library = await openLibrary(folder, { migrations: MIGRATIONS })
    expect(library.db.all(sql`select id from source`)).toHaveLength(2)
    library.close()
  })

  test('must have numbers of their own, and names that say what they do', () => {
    add('0001-again.sql', 'select 1;')
    expect(() => readMigrations(migrations)).toThrow(/one number/)
    rmSync(join(migrations, '0001-again.sql'))
    add('2-short.sql', 'select 1;')
    expect(() => readMigrations(migrations)).toThrow(/must be called/)
  })
})
