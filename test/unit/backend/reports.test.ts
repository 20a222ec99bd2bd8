import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { NO_DETAILS, type SplitPage } from '../../../electron/backend/pages/page.ts'
import { insertSource } from '../../../electron/backend/sources/store.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
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
beforeEach(() => {
  ;({ folder, remove } = newFolder())
})
afterEach(() => remove())

const open = (): Promise<Direct> => openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })

test('a heading longer than a title may be does not stand in the way of undo', async () => {
  const heading = '𠮷'.repeat(300)
  await addMany(1, () => ({ title: heading }))
  const { client, close } = await open()
  const [before] = await client.send('reports.list', {})
  const id = before?.id ?? ''
  expect(before?.title).toBe('𠮷'.repeat(250))
  await client.send('reports.update', { id, title: '短' })
  await client.send('undo.undo', {})
  expect(await client.send('reports.get', { id })).toMatchObject({
    title: before?.title,
    blocks: [{ kind: 'title', text: heading }, {}],
  })
  await close()
})

/** One source of many short reports, each titled and dated by its number. */
async function addMany(
  count: number,
  describeOne: (i: number) => { title: string; date?: string },
): Promise<void> {
  const library = await openLibrary(folder, { migrations: MIGRATIONS })
  library.transact((db) => {
    for (let i = 0; i < count; i++) {
      const { title, date } = describeOne(i)
      const text = `${title}\n这是第${i}篇。`
      const split: SplitPage = {
        publication: `报纸${i % 3}`,
        published: date ?? null,
        pageLabel: null,
        edition: null,
        origins: {},
        decisions: [],
        furniture: [],
        reports: [
          {
            title,
            byline: null,
            dateline: null,
            ...NO_DETAILS,
            language: 'zh-Hans',
            blocks: [
              { kind: 'title', ranges: [[0, title.length]] },
              { kind: 'paragraph', ranges: [[title.length + 1, text.length]] },
            ],
          },
        ],
      }
      insertSource(db, {
        ...{
          fileName: `${i}.txt`,
          mediaType: 'text/plain',
          encoding: 'utf-8',
          encodingCertainty: 'declared',
        },
        ...{ sha256: String(i).padStart(64, '0'), byteLength: text.length, text, split, sample: false },
      })
    }
  })
  library.close()
}

describe('the library list', () => {
  let library: Direct
  let ids: FixtureIds
  beforeEach(async () => {
    ids = await makeFixture(folder)
    library = await open()
  })
  afterEach(() => library.close())
  const send: Direct['client']['send'] = (call, args) => library.client.send(call, args)

  test('counts what sits on a report and on its highlights', async () => {
    const mark = await send('highlights.create', { reportId: ids.port, ranges: [rangeOf('市长')] })
    const theme = await send('themes.create', { name: '港' })
    const other = await send('themes.create', { name: '市' })
    const onMark = { kind: 'highlight', id: mark.id } as const
    const onReport = { kind: 'report', id: ids.port } as const
    await send('themes.assign', { themeId: theme.id, target: onMark })
    await send('themes.assign', { themeId: theme.id, target: onReport })
    await send('themes.assign', { themeId: other.id, target: onMark })
    await send('links.create', { from: onMark, to: onReport, relation: 'background' })
    await send('links.create', {
      from: onMark,
      to: { kind: 'report', id: ids.ferry },
      relation: 'background',
    })
    const rows = await send('reports.list', {})
    const row = rows.find(({ id }) => id === ids.port)
    expect(row).toMatchObject({ highlights: 1, notes: 0, links: 2, fileName: '东岸日报 0304 (A2).txt' })
    expect(new Set(row?.themeIds)).toEqual(new Set([theme.id, other.id]))
    expect(rows.find(({ id }) => id === ids.ferry)).toMatchObject({ highlights: 0, links: 1, themeIds: [] })
    expect(rows.find(({ id }) => id === ids.untitled)?.opening).toBe('她看着𠮷野家的招牌笑了。')
    // The theme's own page holds only what carries it itself.
    expect((await send('themes.passages', { id: other.id })).reports).toEqual([])
  })

  test('filters by every field, and by words in either script', async () => {
    await send('highlights.create', { reportId: ids.port, ranges: [rangeOf('市长')] })
    const found = async (filter: Parameters<typeof send<'reports.list'>>[1]) =>
      (await send('reports.list', { ...filter, sort: 'added' })).map(({ id }) => id)
    expect(await found({ highlighted: true })).toEqual([ids.port])
    expect(await found({ highlighted: false })).toEqual([ids.ferry, ids.untitled])
    expect(await found({ text: '動工' })).toEqual([ids.port])
    expect(await found({ text: 'FERRY  rise' })).toEqual([ids.ferry])
    expect(await found({ text: '招牌' })).toEqual([ids.untitled])
    expect(await found({ text: '东岸日报 2026' })).toHaveLength(3)
    expect(await found({ publication: null })).toEqual([])
    expect(await found({ publication: '东岸日报', sourceId: ids.source })).toHaveLength(3)
    expect(await found({ sourceId: ids.bare })).toEqual([])
  })

  test('a new title is listed, searched and undone', async () => {
    await send('reports.update', { id: ids.ferry, title: 'Boats cost more', published: null })
    const hits = async (query: string) => (await send('search.query', { query })).hits.length
    expect(await hits('Boats')).toBeGreaterThan(0)
    // What is printed on the page is still found.
    expect(await hits('Ferry')).toBeGreaterThan(0)
    await send('undo.undo', {})
    expect(await hits('Boats')).toBe(0)
    expect((await send('reports.get', { id: ids.ferry })).published).toBe('2026-03-04')
  })

  test('a page in another encoding is refused while something sits on it', async () => {
    await send('themes.assign', {
      themeId: (await send('themes.create', { name: '港' })).id,
      target: { kind: 'report', id: ids.port },
    })
    await expect(send('sources.redecode', { id: ids.source, encoding: 'gb18030' })).rejects.toMatchObject({
      code: 'source-annotated',
      data: { count: 1 },
    })
  })
})

test('sorts: newest first by default, names by pinyin and number, the nameless last', async () => {
  const titles = ['第10版', '北京', '第2版', '上海', 'Apple', '阿里']
  const dates = ['2026-01-01', '2026-03-01', undefined, '2026-02-01', '2025-12-31', '2026-03-01']
  await addMany(titles.length, (i) => ({
    title: titles[i] ?? '',
    ...(dates[i] ? { date: dates[i] } : {}),
  }))
  const library = await open()
  const sorted = async (args: Parameters<typeof library.client.send<'reports.list'>>[1]) =>
    (await library.client.send('reports.list', args)).map(({ title }) => title)
  expect(await sorted({ sort: 'published' })).toEqual(['北京', '阿里', '上海', '第10版', 'Apple', '第2版'])
  expect(await sorted({})).toEqual(await sorted({ sort: 'added', direction: 'desc' }))
  expect(await sorted({ sort: 'published', direction: 'asc' })).toEqual([
    'Apple',
    '第10版',
    '上海',
    '北京',
    '阿里',
    '第2版',
  ])
  const byTitle = await sorted({ sort: 'title' })
  expect(byTitle.filter((title) => title !== 'Apple')).toEqual(['阿里', '北京', '第2版', '第10版', '上海'])
  expect(await sorted({ sort: 'title', direction: 'desc' })).toEqual(byTitle.toReversed())
  expect(await sorted({ sort: 'publication' })).toHaveLength(6)
  await library.close()
})

test('thousands of rows cost little more each than hundreds do', async () => {
  await addMany(4000, (i) => ({ title: `标题 ${i}`, date: '2026-01-01' }))
  const library = await open()
  const rows = await library.client.send('reports.list', {})
  for (const { id } of rows.slice(0, 300))
    await library.client.send('highlights.create', { reportId: id, ranges: [[0, 2]] })
  const time = async (sourceId?: string): Promise<number> => {
    const began = performance.now()
    for (let i = 0; i < 3; i++) await library.client.send('reports.list', sourceId ? { sourceId } : {})
    return performance.now() - began
  }
  await time()
  // One row against four thousand: were there a statement a row, the ratio would be in the thousands.
  const [one, all] = [await time(rows[0]?.sourceId), await time()]
  expect(rows).toHaveLength(4000)
  expect(all / one).toBeLessThan(500)
  await library.close()
})
