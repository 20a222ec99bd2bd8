/** Libraries damaged byte by byte: every damage is found or does no harm, and what can be read comes back. */
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../../../electron/backend/ids.ts'
import { partJob, planJob, type CheckPart } from '../../../electron/backend/library/check-parts.ts'
import { openReading } from '../../../electron/backend/database/open-reading.ts'
import { repairLibrary } from '../../../electron/backend/database/repair.ts'
import { openDirect } from '../../../electron/hosts/direct.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import {
  makeFixture,
  MIGRATIONS,
  newFolder,
  rangeOf,
  SEEDS,
  type FixtureIds,
} from '../../contract/fixture.ts'

let folder: string
let remove: () => void
let ids: FixtureIds
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  ids = await makeFixture(folder)
  const { client, close } = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
  await client.send('highlights.create', { reportId: ids.port, ranges: [rangeOf('市长')] })
  await client.send('themes.create', { name: '港口' })
  await client.send('notes.save', {
    id: newId(),
    target: { kind: 'report', id: ids.port },
    text: '这一条要留住',
    state: plainTextToState('这一条要留住'),
  })
  await close()
})
afterEach(() => remove())

/** Codes that the whole check gives for a database file, or what SQLite says where it cannot go on. */
function check(file: string): string[] {
  const codes: string[] = []
  try {
    const { db, close } = openReading(file)
    try {
      for (const first of planJob.run(db, {}).parts)
        for (let part: CheckPart | null = first; part; ) {
          const { findings, next } = partJob.run(db, { folder, part })
          codes.push(...findings.map(({ code }) => code))
          part = next
        }
    } finally {
      close()
    }
  } catch (error) {
    codes.push((error as { code?: string }).code ?? String(error))
  }
  return codes
}

/** Everything a user put in or made, as text; not what is derived, and not what holds seals. */
function tell(file: string): string {
  const db = new Database(file, { readonly: true })
  try {
    const tables = db
      .prepare(
        `select name from sqlite_schema where type = 'table' and sql not like 'create virtual%'
         and name not glob '*_fts_*' and name not like 'sqlite_%'
         and name not in ('seal', 'committed', 'committed_past', 'title_sound', 'story_look', 'story_edge') order by name`,
      )
      .pluck()
      .all() as string[]
    return JSON.stringify(tables.map((table) => db.prepare(`select * from "${table}" order by 1, 2`).all()))
  } finally {
    db.close()
  }
}

test('a flipped bit anywhere is found, or changes no answer', () => {
  const whole = readFileSync(join(folder, 'library.db'))
  const place = join(dirname(folder), 'flipped')
  mkdirSync(place)
  const file = join(place, 'library.db')
  copyFileSync(join(folder, 'library.db'), file)
  expect(check(file)).toEqual([])
  const told = tell(file)
  let found = 0
  const silent: number[] = []
  // A prime step: every part of a page has its turn.
  for (let at = 101; at < whole.length; at += 1013) {
    const bytes = Buffer.from(whole)
    bytes[at]! ^= 1 << (at % 8)
    writeFileSync(file, bytes)
    if (check(file).length > 0) {
      found += 1
      continue
    }
    let after = ''
    try {
      after = tell(file)
    } catch {
      // It cannot even be read: no silent wrong answer, but the check should have said so.
    }
    if (after !== told) silent.push(at)
  }
  expect(silent).toEqual([])
  expect(found).toBeGreaterThan(20)
}, 300_000)

test('a value changed in the middle is told by name', async () => {
  const db = new Database(join(folder, 'library.db'))
  db.exec(`update note set text = replace(text, '留住', '忘掉')`)
  db.close()
  const { client, close } = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
  expect((await client.send('library.check', {})).problems).toEqual([
    expect.objectContaining({ code: 'row-changed', count: 1, names: ['这一条要忘掉'] }),
    // Search still holds what was saved.
    expect.objectContaining({ code: 'index-incomplete', count: 1, names: ['这一条要忘掉'] }),
  ])
  await close()
})

test('what can be read of a damaged library comes into a new one, the rest is named, the damaged one kept', async () => {
  const path = join(folder, 'library.db')
  const db = new Database(path, { readonly: true })
  const root = db.prepare(`select rootpage from sqlite_schema where name = 'theme'`).pluck().get() as number
  db.close()
  const bytes = readFileSync(path)
  bytes.fill(0xa5, (root - 1) * 4096, root * 4096)
  bytes.fill(0, 0, 40)
  writeFileSync(path, bytes)
  await expect(openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })).rejects.toMatchObject({
    code: 'library-header',
  })
  const { kept, lost } = repairLibrary(
    folder,
    { kind: 'salvage' },
    { migrations: MIGRATIONS, now: new Date(), token: 't' },
  )
  expect(readFileSync(join(folder, kept)).equals(bytes)).toBe(true)
  expect(lost.map(({ table }) => table)).toEqual(['theme'])
  expect(existsSync(join(folder, kept.replace('.db', '.txt')))).toBe(true)
  expect(readdirSync(folder).filter((name) => /look|new|lock/.test(name))).toEqual([])

  const { client, close } = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
  expect(await client.send('library.describe', {})).toMatchObject({
    sources: 2,
    highlights: 1,
    notes: 1,
    themes: 0,
  })
  expect((await client.send('library.check', {})).problems).toEqual([])
  await close()
})

test('a backup takes its place, and what was there is kept', async () => {
  const backup = join(folder, 'backups', 'before.db')
  copyFileSync(join(folder, 'library.db'), backup)
  const single = new Database(backup)
  single.pragma('journal_mode = delete')
  single.close()
  const damaged = Buffer.alloc(0)
  writeFileSync(join(folder, 'library.db'), damaged)
  const { kept } = repairLibrary(
    folder,
    { kind: 'backup', path: backup },
    { migrations: MIGRATIONS, now: new Date(), token: 't' },
  )
  expect(readFileSync(join(folder, kept))).toHaveLength(0)
  const { client, close } = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
  expect(await client.send('library.describe', {})).toMatchObject({ notes: 1 })
  await close()
  expect(() =>
    repairLibrary(
      folder,
      { kind: 'backup', path: join(folder, 'library.db') },
      { migrations: MIGRATIONS, now: new Date(), token: 't' },
    ),
  ).toThrowError(expect.objectContaining({ code: 'not-found' }))
})
