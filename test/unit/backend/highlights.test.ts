import { describe, expect, test } from 'vitest'
import { anchorRanges } from '../../../electron/backend/highlights/anchor.ts'
import { rangeOf, TEXT } from '../../contract/fixture.ts'
import { fixtureLibrary } from '../fixture-library.ts'

const { ids, send } = fixtureLibrary()

describe('anchors', () => {
  test('keep the words as they are read and 32 units of the source around them', () => {
    const [start] = rangeOf('四千个职位')
    const { exact, prefix, suffix } = anchorRanges(TEXT, [[start, start + 5]])
    expect([exact, prefix, suffix]).toEqual([
      '四千个职位',
      TEXT.slice(start - 32, start),
      TEXT.slice(start + 5, start + 37),
    ])
  })

  test('at the ends of the text keep what context there is', () => {
    const { prefix, suffix } = anchorRanges(TEXT, [[0, TEXT.length]])
    expect([prefix, suffix]).toEqual(['', ''])
  })

  test('never cut a character outside the BMP in two', () => {
    const text = `${'前'.repeat(31)}𠮷${'x'.repeat(10)}𠮷野${'后'.repeat(31)}𠮷`
    const at = text.indexOf('𠮷野')
    const anchor = anchorRanges(text, [[at + 1, at + 3]])
    expect([anchor.exact, anchor.ranges]).toEqual(['𠮷野', [[at, at + 3]]])
    expect(anchorRanges(text, [[at, at + 1]]).exact).toBe('𠮷')
    for (const { prefix, suffix } of [anchor, anchorRanges(text, [[33, 34]])])
      expect([prefix.isWellFormed(), suffix.isWellFormed()]).toEqual([true, true])
  })

  test('refuse a place past the end, with the length that the text has', () => {
    const place = [[TEXT.length - 1, TEXT.length + 1]] as [number, number][]
    expect(() => anchorRanges(TEXT, place)).toThrowError(
      expect.objectContaining({
        code: 'range-outside',
        data: expect.objectContaining({ length: TEXT.length }),
      }),
    )
  })
})

describe('by their words', () => {
  test('a quote across a mended column break gets both its ranges', async () => {
    const made = await send('highlights.quote', { reportId: ids.port, quote: '可停靠两艘巨轮' })
    expect(made.ranges).toHaveLength(2)
    expect(made.exact).toBe('可停靠两艘巨轮')
    expect(made.ranges.map(([start, end]) => TEXT.slice(start, end)).join('')).toBe('可停靠两艘巨轮')
  })

  test('are found in the other script', async () => {
    const made = await send('highlights.quote', { reportId: ids.port, quote: '漁民代表要求' })
    expect(made.exact).toBe('渔民代表要求')
  })

  test('must stand there once', async () => {
    await expect(send('highlights.quote', { reportId: ids.ferry, quote: 'fares' })).rejects.toMatchObject({
      code: 'quote-ambiguous',
      data: { count: 2 },
    })
    await expect(
      send('highlights.quote', { reportId: ids.ferry, quote: '月球背面的土壤样本' }),
    ).rejects.toMatchObject({ code: 'quote-not-found' })
    // Words of another report of the same page are not this report's.
    await expect(
      send('highlights.quote', { reportId: ids.ferry, quote: '渔民代表要求先划定' }),
    ).rejects.toMatchObject({ code: 'quote-not-found' })
    expect(await send('highlights.list', {})).toEqual([])
  })
})

test('an unchanged update is no step of undo', async () => {
  const made = await send('highlights.create', {
    reportId: ids.port,
    ranges: [rangeOf('市长')],
    color: 'red',
  })
  await send('highlights.update', { id: made.id, color: 'red' })
  await send('undo.undo', {})
  expect(await send('highlights.list', {})).toEqual([])
})

test('a link from a place to itself is refused, and the same link twice is one', async () => {
  const { id } = await send('highlights.create', { reportId: ids.port, ranges: [rangeOf('市长')] })
  const from = { kind: 'highlight', id } as const
  await expect(send('links.create', { from, to: from, relation: 'quotes' })).rejects.toMatchObject({
    code: 'link-to-itself',
  })
  const to = { kind: 'report', id: ids.ferry } as const
  const first = await send('links.create', { from, to, relation: 'quotes' })
  expect((await send('links.create', { from, to, relation: 'quotes' })).id).toBe(first.id)
  const [shown] = await send('links.list', { reportId: ids.ferry })
  expect(shown?.fromEnd).toEqual({
    ...from,
    reportId: ids.port,
    reportTitle: '港口二期工程动工',
    publication: '东岸日报',
    published: '2026-03-04',
    quote: '市长',
    color: 'yellow',
  })
  expect(shown?.toEnd).toMatchObject({ ...to, reportId: ids.ferry, quote: null, color: null })
})

describe('themes', () => {
  test('have names that are theirs alone among siblings', async () => {
    const top = await send('themes.create', { name: 'Ports' })
    await expect(send('themes.create', { name: 'ports ' })).rejects.toMatchObject({
      code: 'theme-name-taken',
    })
    const below = await send('themes.create', { name: 'Ports', parentId: top.id })
    await expect(send('themes.update', { id: below.id, parentId: null })).rejects.toMatchObject({
      code: 'theme-name-taken',
      data: { name: 'Ports' },
    })
    expect((await send('themes.update', { id: top.id, name: 'PORTS' })).name).toBe('PORTS')
  })

  test('cannot stand below themselves, at any depth', async () => {
    const a = await send('themes.create', { name: 'a' })
    const b = await send('themes.create', { name: 'b', parentId: a.id })
    const c = await send('themes.create', { name: 'c', parentId: b.id })
    for (const parentId of [a.id, b.id, c.id])
      await expect(send('themes.update', { id: a.id, parentId })).rejects.toMatchObject({
        code: 'theme-inside-itself',
      })
  })

  test('move their children up while they are gone', async () => {
    const a = await send('themes.create', { name: 'a' })
    const b = await send('themes.create', { name: 'b', parentId: a.id })
    const c = await send('themes.create', { name: 'c', parentId: b.id })
    const parents = async () => (await send('themes.list', {})).map(({ name, parentId }) => [name, parentId])
    await send('themes.remove', { id: b.id })
    expect(await parents()).toEqual([
      ['a', null],
      ['c', a.id],
    ])
    await expect(send('themes.create', { name: 'C', parentId: a.id })).rejects.toMatchObject({
      code: 'theme-name-taken',
    })
    await send('themes.remove', { id: a.id })
    expect(await parents()).toEqual([['c', null]])
    await send('undo.undo', {})
    await send('undo.undo', {})
    expect(await parents()).toEqual([
      ['a', null],
      ['b', a.id],
      ['c', b.id],
    ])
    expect(c.parentId).toBe(b.id)
  })
})
