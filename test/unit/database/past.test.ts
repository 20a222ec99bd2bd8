/** The history of rows: nothing stands twice until it changes, and every value there was can be told. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { insertRow, updateRow, type Fields } from '../../../electron/backend/database/change.ts'
import { readPast } from '../../../electron/backend/database/past.ts'
import { openLibrary, type Library } from '../../../electron/backend/database/open.ts'
import { sql } from '../../../electron/backend/database/sql.ts'
import { newId } from '../../../electron/backend/ids.ts'
import { readBlocks, replaceBlocks } from '../../../electron/backend/reports/store.ts'
import { makeFixture, MIGRATIONS, newFolder } from '../../contract/fixture.ts'
import { makeRandom } from '../text/corpus.ts'

let library: Library
let report: string
let remove: () => void
// Later than what wrote the fixture: the library's clock does not run back.
let time = Date.parse('2100-03-01T08:00:00Z')
beforeEach(async () => {
  const made = newFolder()
  remove = made.remove
  report = (await makeFixture(made.folder)).port
  library = await openLibrary(made.folder, { migrations: MIGRATIONS, now: () => new Date(time) })
})
afterEach(() => {
  library.close()
  remove()
})

const write = (fields: Fields, options = {}): void =>
  library.transact((db) => void updateRow(db, 'report', report, fields, options))
const valuesOf = (field: string): (string | null)[] =>
  readPast(library.db, 'report', report)
    .filter((told) => told.field === field)
    .map(({ value }) => value)
const countOps = (id: string): number =>
  library.db.get<{ n: number }>(sql`select count(*) as n from op where entity_id = ${id}`)!.n

describe('the history of a row', () => {
  test('is one op when the row is new, and tells all its fields', () => {
    expect(countOps(report)).toBe(1)
    const told = readPast(library.db, 'report', report)
    expect(new Set(told.map(({ hlc }) => hlc)).size).toBe(1)
    const fields = Object.fromEntries(told.map(({ field, value }) => [field, value]))
    expect(fields).toMatchObject({ title: '港口二期工程动工', language: 'zh-Hans', position: '0' })
    expect(JSON.parse(fields['blocks'] ?? '')).toEqual(readBlocks(library.db, report))
    // What follows from others, or means something on this machine only, has none.
    for (const field of ['num', 'id', 'fold_version', 'opening']) expect(fields).not.toHaveProperty(field)
  })

  test('keeps what a field began with when it changes, under the clock of the making', () => {
    const [{ hlc: made } = { hlc: '' }] = readPast(library.db, 'report', report)
    write({ title: '东岸码头动工' })
    write({ title: null })
    write({ title: '三稿' })
    expect(valuesOf('title')).toEqual(['港口二期工程动工', '东岸码头动工', null, '三稿'])
    expect(readPast(library.db, 'report', report).find(({ field }) => field === 'title')?.hlc).toBe(made)
    // What was empty began as nothing.
    write({ place: '东岸' })
    expect(valuesOf('place')).toEqual(['东岸'])
    expect(valuesOf('byline')).toEqual(['本报记者 林小雨'])
  })

  test('has all blocks as they were', () => {
    const first = readBlocks(library.db, report)
    library.transact((db) => replaceBlocks(db, report, first.slice(0, 2)))
    library.transact((db) => replaceBlocks(db, report, first.slice(1)))
    expect(valuesOf('blocks').map((blocks) => JSON.parse(blocks ?? '') as unknown)).toEqual([
      first,
      first.slice(0, 2),
      first.slice(1),
    ])
  })

  test('of what is typed keeps one op for saves in quick succession', () => {
    const id = newId()
    const now = new Date(time).toISOString()
    library.transact((db) =>
      insertRow(db, 'note', { id, state: '{}', text: '一', created_at: now, updated_at: now }),
    )
    for (const text of ['一二', '一二三']) {
      time += 1000
      library.transact((db) => void updateRow(db, 'note', id, { text }, { replaceWithin: 60_000 }))
    }
    time += 90_000
    library.transact((db) => void updateRow(db, 'note', id, { text: '四' }, { replaceWithin: 60_000 }))
    const texts = readPast(library.db, 'note', id).filter(({ field }) => field === 'text')
    expect(texts.map(({ value }) => value)).toEqual(['一二三', '四'])
  })

  test('tells any run of changes in their order', () => {
    const random = makeRandom(5)
    const columns = ['title', 'byline', 'place', 'agency', 'language'] as const
    const expected: Record<string, (string | null)[]> = Object.fromEntries(
      columns.map((column) => [column, valuesOf(column)]),
    )
    for (let i = 0; i < 200; i++) {
      const column = columns[Math.floor(random() * columns.length)]!
      const value = random() < 0.2 && column !== 'language' ? null : `值 ${i}`
      write({ [column]: value })
      expected[column]!.push(value)
    }
    for (const column of columns) expect(valuesOf(column)).toEqual(expected[column])
    const clocks = readPast(library.db, 'report', report).map(({ hlc }) => hlc)
    expect(clocks).toEqual(clocks.toSorted())
  })
})
