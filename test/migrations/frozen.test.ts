/** Libraries as earlier releases wrote them (scripts/freeze-library.ts, run in those releases): today's program keeps every row. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { latestVersion, readMigrations } from '../../electron/backend/database/migrate.ts'
import { openDirect } from '../../electron/hosts/direct.ts'
import { MIGRATIONS, newFolder, SEEDS } from '../contract/fixture.ts'

const FROZEN = join(import.meta.dirname, 'frozen')

let folder: string
let remove: () => void
beforeEach(() => void ({ folder, remove } = newFolder()))
afterEach(() => remove())

function thaw(name: string): void {
  for (const [path, bytes] of Object.entries(unzipSync(readFileSync(join(FROZEN, name))))) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    if (!path.endsWith('/')) writeFileSync(join(folder, path), bytes)
  }
  for (const own of ['backups', 'inbox']) mkdirSync(join(folder, own), { recursive: true })
}

type Rows = Map<string, Record<string, unknown>[]>

/** Made anew from the rows, or of this file's own commits. */
const DERIVED = /_fts|^sqlite_|^(?:title_sound|story_look|story_edge|seal|committed)$/
/** How far index, sounds and seals are. */
const OWN_META = ['search_index', 'sealed', 'title_sounds_until']
/** Migration 11 folds the ops of a new row into one (test/migrations/migrate.test.ts); from there on they are compared. */
const OPS_SINCE = 11

/** Every row but of what is derived. */
function readRows(shape?: Rows): Rows {
  const db = new Database(join(folder, 'library.db'), { readonly: true })
  try {
    const names = shape
      ? [...shape.keys()]
      : (db.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[])
    return new Map(
      names
        .filter((name) => !DERIVED.test(name))
        .map((name) => {
          const columns = shape
            ? Object.keys(shape.get(name)?.[0] ?? {})
            : (db.prepare('select name from pragma_table_info(?)').pluck().all(name) as string[])
          const list = columns.map((column) => `"${column}"`).join(', ')
          const where = name === 'meta' ? ` where key not in ('${OWN_META.join("', '")}')` : ''
          const rows = columns.length === 0 ? [] : db.prepare(`select ${list} from "${name}"${where}`).all()
          const sorted = (rows as Record<string, unknown>[]).toSorted((a, b) =>
            JSON.stringify(a) < JSON.stringify(b) ? -1 : 1,
          )
          return [name, sorted]
        }),
    )
  } finally {
    db.close()
  }
}

describe('a library of an earlier release', () => {
  const names = readdirSync(FROZEN)
  test('there is one for each schema that was released', () => {
    // Those that landed: others were numbered anew before.
    const landed = [1, 2, 4, 6, 7, 9, 10, 11, 13, 17, 19]
    expect(names).toEqual(landed.map((version) => `version-${String(version).padStart(4, '0')}.zip`))
    expect(landed.at(-1)).toBe(latestVersion(readMigrations(MIGRATIONS)))
  })

  test.each(names)('%s opens with every row, and goes on', async (name) => {
    thaw(name)
    const before = readRows()
    const version = Number(/\d+/.exec(name)?.[0])
    if (version < OPS_SINCE) before.delete('op')
    for (const table of ['highlight', 'note', 'theme', 'undo'])
      expect(before.get(table)?.length, table).toBeGreaterThan(0)
    const opened = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
    const { client } = opened
    const after = readRows(before)
    for (const [table, rows] of before) expect(after.get(table), table).toEqual(rows)

    while ((await client.send('search.index', {})).state !== 'ready') await setTimeout(5)
    expect((await client.send('library.check', {})).problems).toEqual([])
    const [theme] = (await client.send('themes.list', {})).filter((one) => one.name === '冻结')
    // Freezing ended with one step taken back: it can still be done again.
    expect(theme).toBeUndefined()
    await client.send('undo.redo', {})
    expect((await client.send('themes.list', {})).map((one) => one.name)).toContain('冻结')
    await client.send('undo.undo', {})
    await client.send('undo.undo', {})
    expect((await client.send('reports.list', {})).map((one) => one.title)).not.toContain('改过的标题')
    for (const { sha256 } of await client.send('sources.list', {})) {
      const kept = readFileSync(join(folder, 'blobs', sha256.slice(0, 2), sha256))
      expect(createHash('sha256').update(kept).digest('hex')).toBe(sha256)
    }
    await opened.close()
  })
})
