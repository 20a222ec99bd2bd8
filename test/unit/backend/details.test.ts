import fc from 'fast-check'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openLibrary } from '../../../electron/backend/database/open.ts'
import { withDetails } from '../../../electron/backend/pages/details.ts'
import { NO_DETAILS, type SplitPage } from '../../../electron/backend/pages/page.ts'
import type { Block } from '../../../shared/model/report.ts'
import { insertSource } from '../../../electron/backend/sources/store.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'

const TEXT = `海港日报 2025年3月4日 星期二 第5版

北湾大桥四月通车

本报记者 林小舟

本报讯 历时三年修建的北湾大桥将于下月通车，从老城到新区只要十五分钟。

渔港冬捕结束

新华社北京3月3日电（记者顾青）随着最后一批渔船靠岸，持续四十天的冬捕结束了。`

/** The paragraphs of the text with these kinds, from the one that begins with `first`. */
function reportOf(first: string, ...kinds: Block['kind'][]): SplitPage['reports'][number] {
  let at = TEXT.indexOf(first)
  const blocks = kinds.map((kind): Block => {
    const end = TEXT.indexOf('\n\n', at) < 0 ? TEXT.length : TEXT.indexOf('\n\n', at)
    const block: Block = { kind, ranges: [[at, end]] }
    at = end + 2
    return block
  })
  const bare = {
    title: first,
    byline: null,
    dateline: null,
    ...NO_DETAILS,
    language: 'zh-Hans' as const,
    blocks,
  }
  return withDetails(TEXT, bare, { publication: '海港日报', published: '2025-03-04' })
}

const SPLIT: SplitPage = {
  ...{ publication: '海港日报', published: '2025-03-04', pageLabel: '5', edition: null },
  origins: {
    publication: { from: 'masthead', certainty: 'certain' },
    published: { from: 'masthead', certainty: 'certain' },
    pageLabel: { from: 'masthead', certainty: 'certain' },
  },
  reports: [
    reportOf('北湾大桥四月通车', 'title', 'byline', 'paragraph'),
    reportOf('渔港冬捕结束', 'title', 'paragraph'),
  ],
  furniture: [{ kind: 'furniture', ranges: [[0, TEXT.indexOf('\n')]] }],
  decisions: [],
}

let folder: string
let remove: () => void
let library: Direct
let source: string
let bridge: string
let harbour: string
const send: Direct['client']['send'] = (...args) => library.client.send(...args)

beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  const written = await openLibrary(folder, { migrations: MIGRATIONS })
  const { sourceId, reports } = written.transact((db) =>
    insertSource(db, {
      ...{
        fileName: '海港日报_20250304.txt',
        mediaType: 'text/plain',
        encoding: 'utf-8',
        sha256: '0'.repeat(64),
      },
      ...{ encodingCertainty: 'declared', byteLength: 1, text: TEXT, sample: false },
      split: SPLIT,
    }),
  )
  written.close()
  source = sourceId
  ;[bridge = '', harbour = ''] = reports.map(({ id }) => id)
  library = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
})
afterEach(async () => {
  await library.close()
  remove()
})

const get = (id: string) => send('reports.get', { id })
const page = async () => (await send('sources.list', {})).find(({ id }) => id === source)

test('a report tells who wrote it, from where and when, and how it knows', async () => {
  expect(await get(harbour)).toMatchObject({
    ...{
      byline: '记者顾青',
      place: '北京',
      datelineDate: '2025-03-03',
      agency: '新华社',
      published: '2025-03-04',
    },
    people: [{ name: '顾青', role: 'reporter', as: null }],
    origins: {
      people: { from: 'dateline', certainty: 'certain' },
      datelineDate: { from: 'dateline', certainty: 'inferred' },
      published: { from: 'page', certainty: 'certain' },
    },
  })
  expect(await get(bridge)).toMatchObject({
    agency: '海港日报',
    origins: { agency: { from: 'dateline', certainty: 'inferred' } },
  })
})

test('the list names people where no byline is printed, and says which dates were worked out', async () => {
  const row = async (id: string) => (await send('reports.list', {})).find((one) => one.id === id)
  expect(await row(harbour)).toMatchObject({ people: ['顾青'], dateInferred: false })
  await send('reports.update', { id: harbour, byline: null })
  expect(await row(harbour)).toMatchObject({ byline: null, people: ['顾青'] })
  expect((await send('reports.list', { text: '顾青' })).map(({ id }) => id)).toEqual([harbour])
})

test('the reports of a page follow its details, save where the hand has been', async () => {
  await send('reports.update', { id: bridge, published: '2025-01-01', pageLabel: null })
  const before = [await get(bridge), await get(harbour), await page()]
  await send('sources.update', {
    id: source,
    published: '2024-01-02',
    publication: '新港日报',
    pageLabel: '7',
  })
  expect(await page()).toMatchObject({
    ...{ published: '2024-01-02', publication: '新港日报' },
    origins: { published: { from: 'hand' } },
  })
  expect(await get(bridge)).toMatchObject({
    ...{ published: '2025-01-01', publication: '新港日报', pageLabel: null, agency: '新港日报' },
    origins: { published: { from: 'hand' }, pageLabel: { from: 'hand' }, publication: { from: 'page' } },
  })
  // Its dateline has no year: it is the last 3 March before the page's new date.
  expect(await get(harbour)).toMatchObject({
    ...{ published: '2024-01-02', datelineDate: '2023-03-03', pageLabel: '7' },
  })
  await send('undo.undo', {})
  expect(await Promise.all([get(bridge), get(harbour), page()])).toEqual(
    before.map((one) => ({ ...one, ...(one && 'updatedAt' in one && { updatedAt: expect.any(String) }) })),
  )
})

test('a detail is taken from the page again, and is no longer the hand’s', async () => {
  const before = await get(harbour)
  await send('reports.update', {
    ...{ id: harbour, title: '冬捕', byline: null, people: [], place: '天津', published: '2020-01-01' },
  })
  expect(await get(harbour)).toMatchObject({
    ...{ title: '冬捕', byline: null, people: [], place: '天津' },
    origins: { people: { from: 'hand' }, byline: { from: 'hand' } },
  })
  await send('reports.update', { id: harbour, reset: ['title', 'byline', 'people', 'place', 'published'] })
  expect(await get(harbour)).toEqual({ ...before, updatedAt: expect.any(String) })
  const told = await page()
  await send('sources.update', { id: source, publication: null, edition: '早版' })
  await send('sources.update', { id: source, reset: ['publication', 'edition'] })
  expect(await page()).toEqual(told)
})

test('what is said again as it was stays the machine’s, and is no step of undo', async () => {
  const { place, people } = await get(harbour)
  await send('reports.update', { id: harbour, place, people })
  expect((await get(harbour)).origins.place).toEqual({ from: 'dateline', certainty: 'certain' })
  expect((await send('undo.state', {})).undo).toBe(null)
})

test('a page with details by hand is not read again in another encoding', async () => {
  await send('sources.update', { id: source, edition: '早版' })
  await expect(send('sources.redecode', { id: source, encoding: 'gb18030' })).rejects.toMatchObject({
    code: 'source-annotated',
    data: { count: 1 },
  })
})

test('whatever is edited, reset and followed, undo brings back every value and every origin', async () => {
  const text = fc.constantFrom(null, '', ' 新港 ', '海港日报', '北京')
  const day = fc.constantFrom(null, '2024-02-29', '2025-03-04')
  const names = [
    'title',
    'byline',
    'people',
    'place',
    'datelineDate',
    'agency',
    'publication',
    'published',
  ] as const
  const people = fc.array(
    fc.record({
      name: fc.constantFrom('林小舟', '顾青'),
      role: fc.constantFrom('reporter' as const, 'other' as const),
      as: fc.constantFrom(null, '校对'),
    }),
    { maxLength: 2 },
  )
  const ofReport = fc.record(
    {
      ...{ title: text, byline: text, place: text, agency: text, publication: text, people },
      ...{ datelineDate: day, published: day, reset: fc.subarray([...names]) },
    },
    { requiredKeys: [] },
  )
  const ofPage = fc.record(
    {
      ...{ publication: text, published: day, pageLabel: text, edition: text },
      reset: fc.subarray(['publication', 'published', 'pageLabel', 'edition'] as const),
    },
    { requiredKeys: [] },
  )
  const step = fc.oneof(
    fc.tuple(fc.constantFrom(0, 1), ofReport).map(([i, said]) => ({ i, said })),
    ofPage.map((page) => ({ page })),
  )
  const all = async () =>
    JSON.parse(
      JSON.stringify([await get(bridge), await get(harbour), await page()], (key, value: unknown) =>
        key === 'updatedAt' ? undefined : value,
      ),
    ) as unknown
  /** @returns how many steps there were */
  const undoAll = async () => {
    let steps = 0
    for (; (await send('undo.state', {})).undo !== null; steps++) await send('undo.undo', {})
    return steps
  }
  const before = await all()
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      for (const one of steps)
        if ('page' in one) await send('sources.update', { id: source, ...one.page })
        else await send('reports.update', { id: one.i === 0 ? bridge : harbour, ...one.said })
      const after = await all()
      const undone = await undoAll()
      expect(await all()).toEqual(before)
      for (let i = 0; i < undone; i++) await send('undo.redo', {})
      expect(await all()).toEqual(after)
      await undoAll()
      expect(await all()).toEqual(before)
    }),
    { numRuns: 15 },
  )
}, 60_000)
