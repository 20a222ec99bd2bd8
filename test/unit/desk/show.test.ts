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
let ids: FixtureIds
let direct: Direct
beforeEach(async () => {
  const made = newFolder()
  remove = made.remove
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
