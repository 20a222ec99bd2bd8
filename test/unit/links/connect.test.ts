import { describe, expect, test } from 'vitest'
import { rangeOf } from '../../contract/fixture.ts'
import { fixtureLibrary } from '../fixture-library.ts'

const { ids, send } = fixtureLibrary()
const passage = (reportId: string, words: string) => ({ passage: { reportId, ranges: [rangeOf(words)] } })
const counts = async (): Promise<[number, number]> => [
  (await send('highlights.list', {})).length,
  (await send('links.list', {})).length,
]

describe('linking two passages in one step', () => {
  test('bare passages get quiet highlights, and the link knows the words of both ends', async () => {
    await send('links.connect', {
      from: passage(ids.port, '四千个职位'),
      to: passage(ids.ferry, 'five per cent'),
      relation: 'different-figure',
    })
    const [link] = await send('links.list', { reportId: ids.port })
    expect([link?.fromEnd.quote, link?.toEnd.quote, link?.toEnd.reportTitle]).toEqual([
      '四千个职位',
      'five per cent',
      'Ferry fares to rise',
    ])
    const highlights = await send('highlights.list', {})
    expect(highlights.map(({ color, style }) => [color, style])).toEqual([
      ['gray', 'underline'],
      ['gray', 'underline'],
    ])
  })

  test('a highlight that stands on exactly these ranges is the end', async () => {
    const own = await send('highlights.create', {
      reportId: ids.port,
      ranges: [rangeOf('四千个职位')],
      color: 'red',
    })
    const link = await send('links.connect', {
      from: passage(ids.port, '四千个职位'),
      to: { target: { kind: 'report', id: ids.ferry } },
      relation: 'background',
    })
    expect(link.from).toEqual({ kind: 'highlight', id: own.id })
    expect(await counts()).toEqual([1, 1])
  })

  test('one undo takes link and highlights back, one redo brings all of it', async () => {
    await send('links.connect', {
      from: passage(ids.port, '四千个职位'),
      to: passage(ids.ferry, 'five per cent'),
      relation: 'updates',
    })
    await send('undo.undo', {})
    expect(await counts()).toEqual([0, 0])
    await send('undo.redo', {})
    expect(await counts()).toEqual([2, 1])
    await send('undo.undo', {})
    expect(await counts()).toEqual([0, 0])
  })

  test('undo leaves a highlight that was there before', async () => {
    await send('highlights.create', { reportId: ids.port, ranges: [rangeOf('四千个职位')] })
    await send('links.connect', {
      from: passage(ids.port, '四千个职位'),
      to: passage(ids.ferry, 'five per cent'),
      relation: 'updates',
    })
    await send('undo.undo', {})
    expect(await counts()).toEqual([1, 0])
  })

  test('a passage cannot be linked to itself, and the attempt leaves nothing behind', async () => {
    const here = passage(ids.port, '四千个职位')
    await expect(send('links.connect', { from: here, to: here, relation: 'updates' })).rejects.toMatchObject({
      code: 'link-to-itself',
    })
    expect(await counts()).toEqual([0, 0])
  })

  test('the same gesture twice is one link', async () => {
    const wanted = {
      from: passage(ids.port, '四千个职位'),
      to: passage(ids.ferry, 'five per cent'),
      relation: 'updates',
    }
    const first = await send('links.connect', wanted)
    expect((await send('links.connect', wanted)).id).toBe(first.id)
    expect(await counts()).toEqual([2, 1])
  })
})
