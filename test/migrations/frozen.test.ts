/** Libraries as earlier releases wrote them (scripts/freeze-library.ts, run in those releases): today's program keeps every row. */
import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import Database from 'better-sqlite3'
import { unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
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

/** What the user made and brought in; not the index, and not what is laid out anew (ops have a test of their own). */
function readRows(shape?: Rows): Rows {
  const db = new Database(join(folder, 'library.db'), { readonly: true })
  try {
    const made =
      /^(?!.*_fts)(source|source_text|report|block|highlight|note|theme|themed|link|correction|decision|setting)/
    const names = shape
      ? [...shape.keys()]
      : (db.prepare("select name from sqlite_schema where type = 'table'").pluck().all() as string[])
    return new Map(
      names
        .filter((name) => made.test(name))
        .map((name) => {
          const columns = shape
            ? Object.keys(shape.get(name)?.[0] ?? {})
            : (db.prepare('select name from pragma_table_info(?)').pluck().all(name) as string[])
          const list = columns.map((column) => `"${column}"`).join(', ')
          const rows = columns.length === 0 ? [] : db.prepare(`select ${list} from "${name}"`).all()
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
    expect(names).toEqual(['0001', '0002', '0004', '0006', '0013', '0017'].map((n) => `version-${n}.zip`))
  })

  test.each(names)('%s opens with every row, and goes on', async (name) => {
    thaw(name)
    const before = readRows()
    expect(before.get('highlight')?.length).toBeGreaterThan(0)
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
