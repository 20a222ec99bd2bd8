import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { CallError } from '../../../shared/errors.ts'
import { openLab, readingOf, type Lab } from './library.ts'

const LINES = [
  '北岸报 A3', // 0
  '',
  '渡口重开', // 2
  '',
  '北岸渡口今晨恢复通航，首班船载', // 4
  '',
  '图为首班船。', // 6
  '',
  '客六十人，比去年多了一倍。', // 8
  '',
  '票价不变', // 10
  '',
  '船公司说票价仍为两元。', // 12
  '',
  '老人免费，学生半价。', // 14
]

let lab: Lab
let first: string
let second: string
beforeEach(async () => {
  lab = await openLab(LINES, {
    reports: [
      [
        ['title', 2],
        ['paragraph', 4, 8],
        ['caption', 6],
      ],
      [
        ['title', 10],
        ['paragraph', 12],
        ['paragraph', 14],
      ],
    ],
  })
  ;[first = '', second = ''] = lab.reportIds
})
afterEach(() => lab.close())

const code = async (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'done',
    (error: unknown) => (error instanceof CallError ? error.code : String(error)),
  )
const titles = async (): Promise<(string | null)[]> => (await lab.show()).reports.map(({ title }) => title)

describe('give', () => {
  test('puts a piece where it stands on the page', async () => {
    await lab.act({ do: 'give', pieces: [lab.at('图为')], to: second })
    const desk = await lab.show()
    expect(readingOf(desk, second)[0]).toBe('caption:图为首班船。')
    expect(readingOf(desk, first)).toEqual([
      'title:渡口重开',
      '北岸渡口今晨恢复通航，首班船载+客六十人，比去年多了一倍。',
    ])
    expect(desk.reports.map(({ touched }) => touched)).toEqual([true, true])
  })

  test('cuts a mended paragraph of which only a part goes', async () => {
    await lab.act({ do: 'give', pieces: [lab.at('客六十人')], to: second })
    const desk = await lab.show()
    expect(readingOf(desk, first)[1]).toBe('北岸渡口今晨恢复通航，首班船载')
    expect(readingOf(desk, second)[0]).toBe('客六十人，比去年多了一倍。')
  })

  test('keeps a mended paragraph together that goes whole', async () => {
    await lab.act({ do: 'give', pieces: [lab.at('北岸渡口'), lab.at('客六十人')], to: second })
    expect(readingOf(await lab.show(), second)[0]).toBe(
      '北岸渡口今晨恢复通航，首班船载+客六十人，比去年多了一倍。',
    )
  })

  test('to a new report, which begins with a heading and is named by it', async () => {
    await lab.act({ do: 'kind', pieces: [lab.at('票价不变')], kind: 'subhead' })
    await lab.act({ do: 'give', pieces: [lab.at('票价不变'), lab.at('船公司')], to: 'new' })
    expect(await titles()).toEqual(['渡口重开', null, '票价不变'])
  })

  test('of all a report has: it goes into the other, one headline is left', async () => {
    const pieces = ['票价不变', '船公司', '老人免费'].map(lab.at)
    const outcome = await lab.act({ do: 'give', pieces, to: first })
    expect(outcome).toMatchObject({ replaced: [{ from: second, to: first }] })
    const desk = await lab.show()
    expect(desk.reports).toHaveLength(1)
    expect(readingOf(desk, first)).toContain('subhead:票价不变')
  })

  test('takes furniture into a report', async () => {
    await lab.act({ do: 'give', pieces: [lab.at('北岸报')], to: first })
    const desk = await lab.show()
    expect(readingOf(desk, first)[0]).toBe('北岸报 A3')
    expect(readingOf(desk, null)).toEqual([])
  })
})

describe('split', () => {
  test('between pieces, in reading order', async () => {
    const { created } = (await lab.act({ do: 'split', at: lab.at('老人免费') })) as { created: string[] }
    const desk = await lab.show()
    expect(desk.reports.map(({ id }) => id)).toEqual([first, second, created[0]])
    expect(desk.reports.map(({ position }) => position)).toEqual([0, 1, 2])
    expect(readingOf(desk, created[0]!)).toEqual(['老人免费，学生半价。'])
    const made = await lab.direct.client.send('reports.get', { id: created[0]! })
    expect(made).toMatchObject({
      title: null,
      publication: '北岸报',
      published: '2026-03-04',
      pageLabel: 'A3',
    })
  })

  test('inside a paragraph cuts it there', async () => {
    await lab.act({ do: 'split', at: lab.at('学生半价') })
    const desk = await lab.show()
    expect(readingOf(desk, second).at(-1)).toBe('老人免费，')
    expect(readingOf(desk, desk.reports[2]!.id)).toEqual(['学生半价。'])
  })

  test('before the first piece is refused', async () => {
    expect(await code(lab.act({ do: 'split', at: lab.at('票价不变') }))).toBe('act-at-edge')
    expect(await code(lab.act({ do: 'split', at: lab.at('北岸报') }))).toBe('act-no-report')
  })
})

test('join keeps the first id and leaves one headline', async () => {
  await lab.act({ do: 'join', reports: [second, first] })
  const desk = await lab.show()
  expect(desk.reports.map(({ id, title }) => [id, title])).toEqual([[second, '票价不变']])
  expect(readingOf(desk, second)).toEqual([
    'title:票价不变',
    '船公司说票价仍为两元。',
    '老人免费，学生半价。',
    'subhead:渡口重开',
    '北岸渡口今晨恢复通航，首班船载+客六十人，比去年多了一倍。',
    'caption:图为首班船。',
  ])
})

test('mend and unmend', async () => {
  await lab.act({ do: 'unmend', at: lab.at('客六十人') })
  expect(readingOf(await lab.show(), first).slice(1, 3)).toEqual([
    '北岸渡口今晨恢复通航，首班船载',
    '客六十人，比去年多了一倍。',
  ])
  expect(await code(lab.act({ do: 'unmend', at: lab.at('客六十人') }))).toBe('act-at-edge')
  await lab.act({ do: 'mend', piece: lab.at('北岸渡口'), next: lab.at('老人免费') })
  const desk = await lab.show()
  expect(readingOf(desk, first)[1]).toBe('北岸渡口今晨恢复通航，首班船载+老人免费，学生半价。')
  const [left, right] = [lab.at('北岸渡口'), lab.at('老人免费')].map((at) =>
    desk.pieces.find((piece) => piece.at === at),
  )
  expect([left?.next, right?.previous]).toEqual([right?.at, left?.at])
})

test('mend across what was mended otherwise cuts it off', async () => {
  await lab.act({ do: 'mend', piece: lab.at('北岸渡口'), next: lab.at('老人免费') })
  expect(readingOf(await lab.show(), first).slice(1)).toEqual([
    '北岸渡口今晨恢复通航，首班船载+老人免费，学生半价。',
    '客六十人，比去年多了一倍。',
    'caption:图为首班船。',
  ])
})

describe('aside', () => {
  test('a piece out of a paragraph leaves the rest one', async () => {
    await lab.act({ do: 'mend', piece: lab.at('北岸渡口'), next: lab.at('图为') })
    await lab.act({ do: 'mend', piece: lab.at('图为'), next: lab.at('客六十人') })
    await lab.act({ do: 'aside', pieces: [lab.at('图为')] })
    const desk = await lab.show()
    expect(readingOf(desk, first)).toEqual([
      'title:渡口重开',
      '北岸渡口今晨恢复通航，首班船载+客六十人，比去年多了一倍。',
    ])
    expect(readingOf(desk, null)).toEqual(['北岸报 A3', '图为首班船。'])
  })

  test('of everything takes the report off the page; taken back it is another', async () => {
    const pieces = ['票价不变', '船公司', '老人免费'].map(lab.at)
    await lab.act({ do: 'aside', pieces })
    expect(await titles()).toEqual(['渡口重开'])
    await lab.act({ do: 'give', pieces, to: 'new' })
    expect((await lab.show()).reports).toHaveLength(2)
  })
})

describe('kind', () => {
  test('title makes a piece the headline, and what was it a subhead', async () => {
    await lab.act({ do: 'kind', pieces: [lab.at('船公司')], kind: 'title' })
    expect(await titles()).toEqual(['渡口重开', '船公司说票价仍为两元。'])
    expect(readingOf(await lab.show(), second).slice(0, 2)).toEqual([
      'kicker:票价不变',
      'title:船公司说票价仍为两元。',
    ])
  })

  test('title leaves words alone that the user wrote', async () => {
    await lab.direct.client.send('reports.update', { id: second, title: '我的题目' })
    await lab.act({ do: 'kind', pieces: [lab.at('船公司')], kind: 'title' })
    expect(await titles()).toEqual(['渡口重开', '我的题目'])
  })

  test('untitle', async () => {
    await lab.act({ do: 'untitle', report: first })
    expect(await titles()).toEqual([null, '票价不变'])
    expect(readingOf(await lab.show(), first)[0]).toBe('subhead:渡口重开')
    expect(await code(lab.act({ do: 'untitle', report: first }))).toBe('act-impossible')
  })

  test('furniture is aside, and another kind takes it back', async () => {
    await lab.act({ do: 'kind', pieces: [lab.at('图为')], kind: 'furniture' })
    expect(readingOf(await lab.show(), null)).toContain('图为首班船。')
    await lab.act({ do: 'kind', pieces: [lab.at('图为')], kind: 'credit' })
    expect(readingOf(await lab.show(), first)).toContain('credit:图为首班船。')
  })

  test('pieces taken back together go each to the report above it on the page', async () => {
    const before = (await lab.show()).pieces.filter(({ reportId }) => reportId !== null)
    const heads = before.filter(({ kind }) => kind === 'title').map(({ at }) => at)
    const rest = before.filter(({ at }) => !heads.includes(at)).map(({ at }) => at)
    await lab.act({ do: 'aside', pieces: rest })
    await lab.act({ do: 'kind', pieces: rest, kind: 'paragraph' })
    const after = (await lab.show()).pieces
    for (const at of rest) {
      const index = after.findIndex((piece) => piece.at === at)
      expect(after[index]?.reportId).toBe(
        after.slice(0, index).findLast((piece) => heads.includes(piece.at))?.reportId,
      )
    }
  })
})

test('move and order', async () => {
  await lab.act({ do: 'move', pieces: [lab.at('图为')], before: lab.at('客六十人') })
  expect(readingOf(await lab.show(), first)[1]).toBe('caption:图为首班船。')
  expect(await code(lab.act({ do: 'move', pieces: [lab.at('图为')], before: lab.at('老人') }))).toBe(
    'act-other-report',
  )
  await lab.act({ do: 'order', report: second, before: first })
  expect((await lab.show()).reports.map(({ id, position }) => [id, position])).toEqual([
    [second, 0],
    [first, 1],
  ])
})

test('what is named must be there, and the page the one that was seen', async () => {
  expect(await code(lab.act({ do: 'aside', pieces: [lab.at('客六十人') + 1] }))).toBe('page-changed')
  const { version } = await lab.show()
  const act = { do: 'aside' as const, pieces: [lab.at('图为')] }
  await lab.direct.client.send('desk.act', { sourceId: lab.sourceId, version, act })
  expect(await code(lab.direct.client.send('desk.act', { sourceId: lab.sourceId, version, act }))).toBe(
    'page-changed',
  )
})

test('an act that changes nothing is no step', async () => {
  await lab.act({ do: 'give', pieces: [lab.at('图为')], to: first })
  await lab.act({ do: 'order', report: second, before: null })
  expect(await lab.direct.client.send('undo.state', {})).toEqual({ undo: null, redo: null })
})
