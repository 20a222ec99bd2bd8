import Database from 'better-sqlite3'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import {
  makeFixture,
  MIGRATIONS,
  newFolder,
  rangeOf,
  SEEDS,
  type FixtureIds,
} from '../../contract/fixture.ts'

let remove: () => void
let folder: string
let ids: FixtureIds
let direct: Direct
beforeEach(async () => {
  const made = newFolder()
  remove = made.remove
  folder = made.folder
  ids = await makeFixture(made.folder)
  direct = await openDirect({ folder: made.folder, migrations: MIGRATIONS, seeds: SEEDS })
})
afterEach(async () => {
  await direct.close()
  remove()
})

test('a page shows its pieces down the page, a hard-wrapped paragraph as one', async () => {
  const desk = await direct.client.send('desk.show', { sourceId: ids.source })
  expect(desk.pieces.map(({ text }) => text)).toEqual([
    '港口二期工程动工',
    '本报记者 林小雨',
    '新码头昨日在东岸动工，预计三年后可停靠两艘巨轮。市长说，工程会带来四千个职位。',
    '渔民代表要求先划定新的渔场，再开始挖泥。',
    'Ferry fares to rise',
    'The harbour board said on Monday that fares would rise by five per cent.',
    'Passengers were told of the change only a week before.',
    '她看着𠮷野家的招牌笑了。',
  ])
  expect(desk.reports.map(({ id }) => id)).toEqual([ids.port, ids.ferry, ids.untitled])
  expect(desk.reports[2]).toMatchObject({ title: null, opening: '她看着𠮷野家的招牌笑了。', touched: false })
})

test('text of a report that was removed stands on the desk as no report’s', async () => {
  await direct.client.send('highlights.create', { reportId: ids.port, ranges: [rangeOf('四千个职位')] })
  await direct.client.send('reports.remove', { id: ids.ferry })
  const desk = await direct.client.send('desk.show', { sourceId: ids.source })
  const free = desk.pieces.filter(({ reportId }) => reportId === null)
  expect(free.map(({ text, kind }) => [text, kind])).toEqual([
    ['Ferry fares to rise', 'furniture'],
    ['The harbour board said on Monday that fares would rise by five per cent.', 'furniture'],
    ['Passengers were told of the change only a week before.', 'furniture'],
  ])
  expect(desk.reports[0]).toMatchObject({ highlights: 1, notes: 0 })
  expect(desk.strayHighlights).toBe(0)
})

test('a page without any report is all furniture', async () => {
  const desk = await direct.client.send('desk.show', { sourceId: ids.bare })
  expect(desk.pieces).toMatchObject([
    { text: 'Tide tables', gap: 0, reportId: null },
    { gap: 1, reportId: null },
  ])
})

/** Changes the library behind its back, while nothing has it open. */
async function behind(statement: string): Promise<void> {
  await direct.close()
  const db = new Database(join(folder, 'library.db'))
  db.exec(statement)
  db.close()
  direct = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
}

test('a page of an older library has a desk, and a row once it is changed', async () => {
  await behind('delete from page')
  const { client } = direct
  const { sourceId } = await client.send('reports.get', { id: ids.port })
  const before = await client.send('desk.show', { sourceId })
  expect(before).toMatchObject({ version: 0, decisions: [] })
  await client.send('desk.act', { sourceId, act: { do: 'join', reports: [ids.port, ids.ferry] } })
  expect((await client.send('desk.show', { sourceId })).reports).toHaveLength(2)
  await client.send('undo.undo', {})
  expect({ ...(await client.send('desk.show', { sourceId })), version: 0 }).toEqual(before)
})

test('a removed report whose text has gone to others stays removed', async () => {
  const { client } = direct
  await client.send('reports.remove', { id: ids.ferry })
  const pieces = [rangeOf('Ferry fares to rise')[0]]
  await client.send('desk.act', { sourceId: ids.source, act: { do: 'give', pieces, to: ids.port } })
  await expect(client.send('reports.restore', { id: ids.ferry })).rejects.toMatchObject({
    code: 'page-changed',
  })
  expect((await client.send('desk.show', { sourceId: ids.source })).reports).toHaveLength(2)
  await client.send('undo.undo', {})
  await client.send('reports.restore', { id: ids.ferry })
  expect((await client.send('desk.show', { sourceId: ids.source })).reports).toHaveLength(3)
})

test('the check finds text that two reports hold', async () => {
  await behind(
    `insert into block (report_id, position, kind, ranges) values ('${ids.ferry}', 99, 'paragraph', '[[0, 4]]')`,
  )
  const { problems } = await direct.client.send('library.check', {})
  // What came past the program is no longer what it sealed, too.
  expect(problems.map(({ code, count }) => [code, count])).toContainEqual(['text-twice', 1])
})

test('a snapshot is taken for its own page only, and only what acts write', async () => {
  const { client } = direct
  const restore = (sourceId: string, snapshot: object) =>
    client.send('desk.restore', { sourceId, snapshot: JSON.parse(JSON.stringify(snapshot)) })
  const row = (fields: object) => ({ rows: [{ table: 'report', id: ids.port, fields }], blocks: [] })
  const before = await client.send('reports.get', { id: ids.port })
  for (const [sourceId, snapshot] of [
    [ids.bare, row({ title: 'x' })],
    [ids.source, row({ source_id: ids.bare })],
    [ids.source, { rows: [{ table: 'setting', id: ids.port, fields: {} }], blocks: [] }],
    [
      ids.source,
      { rows: [], blocks: [{ reportId: ids.port, blocks: [{ kind: 'title', ranges: [[0, 9999]] }] }] },
    ],
    [ids.source, 7],
  ] as const)
    await expect(restore(sourceId, snapshot as object)).rejects.toMatchObject({ code: 'bad-arguments' })
  const overlapping = { kind: 'title', ranges: [rangeOf('Ferry fares to rise')] }
  await expect(
    restore(ids.source, { rows: [], blocks: [{ reportId: ids.port, blocks: [overlapping] }] }),
  ).rejects.toMatchObject({ code: 'page-changed' })
  expect(await client.send('reports.get', { id: ids.port })).toEqual(before)
})
