/** Merging and splitting highlights: nothing that sits on them is lost, and one undo brings all back. */
import { describe, expect, test } from 'vitest'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import { rangeOf } from '../../contract/fixture.ts'
import { fixtureLibrary } from '../fixture-library.ts'

const { ids, send } = fixtureLibrary()

const mark = (words: string, color: Highlight['color'] = 'yellow'): Promise<Highlight> =>
  send('highlights.create', { reportId: ids.port, ranges: [rangeOf(words)], color })
const target = (id: string) => ({ kind: 'highlight', id }) as const
const write = (id: string, words: string) =>
  send('notes.save', { id: newId(), target: target(id), state: plainTextToState(words), text: words })
/** All that a user sees on the report, without the times. */
const shown = async () => {
  const all = await send('reports.annotations', { id: ids.port })
  return {
    highlights: all.highlights.map(({ id, exact, color, ranges }) => ({ id, exact, color, ranges })),
    notes: all.notes.map(({ id, text, state, target }) => ({ id, text, state, target })),
    themes: all.themes,
    links: all.links.map(({ id, from, to, relation }) => ({ id, from, to, relation })),
  }
}

/** Two highlights that overlap, both with a note, a theme of their own, one they share, and a link each. */
async function makePair(): Promise<{ first: Highlight; second: Highlight }> {
  const first = await mark('工程会带来四千个职位')
  const second = await mark('四千个职位', 'red')
  await write(first.id, '市长的话')
  await write(second.id, '数字要查')
  const shared = await send('themes.create', { name: '港口', target: target(first.id) })
  await send('themes.assign', { themeId: shared.id, target: target(second.id) })
  await send('themes.create', { name: '就业', target: target(second.id) })
  const ferry = { kind: 'report', id: ids.ferry } as const
  await send('links.create', { from: target(first.id), to: ferry, relation: 'confirms' })
  await send('links.create', { from: target(second.id), to: ferry, relation: 'confirms' })
  await send('links.create', { from: ferry, to: target(second.id), relation: 'updates' })
  await send('links.create', { from: target(first.id), to: target(second.id), relation: 'quotes' })
  return { first, second }
}

describe('merging', () => {
  test('keeps the passages, notes, themes and links of both on the first', async () => {
    const { first, second } = await makePair()
    const merged = await send('highlights.merge', { id: first.id, otherIds: [second.id] })
    expect(merged).toMatchObject({ id: first.id, exact: '工程会带来四千个职位', color: 'yellow' })
    const after = await shown()
    expect(after.highlights.map(({ id }) => id)).toEqual([first.id])
    expect(after.notes.map(({ text }) => text)).toEqual(['市长的话\n\n数字要查'])
    const state = JSON.parse(after.notes[0]!.state) as { root: { children: unknown[] } }
    expect(state.root.children).toHaveLength(2)
    expect(after.themes.map((one) => one.target.id)).toEqual([first.id, first.id])
    // The one that both had is one; that between them is none.
    expect(after.links.map(({ relation }) => relation)).toEqual(['confirms', 'updates'])
    expect(after.links.every(({ from, to }) => [from.id, to.id].includes(first.id))).toBe(true)
  })

  test('is one step of undo and of redo', async () => {
    const { first, second } = await makePair()
    const before = await shown()
    await send('highlights.merge', { id: second.id, otherIds: [first.id] })
    const merged = await shown()
    expect((await send('undo.undo', {})).label).toBe('merge-highlights')
    expect(await shown()).toEqual(before)
    await send('undo.redo', {})
    expect(await shown()).toEqual(merged)
    await send('undo.undo', {})
    expect(await shown()).toEqual(before)
  })

  test('of passages apart makes one highlight of two ranges, in reading order, found by both', async () => {
    const late = await mark('划定新的渔场')
    const early = await mark('港口二期')
    const merged = await send('highlights.merge', { id: late.id, otherIds: [early.id] })
    expect(merged.ranges).toEqual([...early.ranges, ...late.ranges])
    expect(merged.exact).toBe('港口二期划定新的渔场')
    const found = await send('search.query', { query: '港口二期', in: 'highlights' })
    expect(JSON.stringify(found)).toContain(late.id)
  })

  test('a note comes along where the first has none', async () => {
    const first = await mark('港口二期')
    const second = await mark('划定新的渔场')
    await write(second.id, '只此一条')
    await send('highlights.merge', { id: first.id, otherIds: [second.id] })
    expect((await shown()).notes).toMatchObject([{ text: '只此一条', target: target(first.id) }])
    await send('undo.undo', {})
    expect((await shown()).notes).toMatchObject([{ text: '只此一条', target: target(second.id) }])
  })

  test('of three is one step too', async () => {
    const { first, second } = await makePair()
    const third = await mark('渔民代表', 'blue')
    await write(third.id, '渔民怎么说')
    const before = await shown()
    await send('highlights.merge', { id: third.id, otherIds: [first.id, second.id] })
    const merged = await shown()
    expect(merged.highlights).toHaveLength(1)
    expect(merged.notes.map(({ text }) => text)).toEqual(['渔民怎么说\n\n市长的话\n\n数字要查'])
    await send('undo.undo', {})
    expect(await shown()).toEqual(before)
    await send('undo.redo', {})
    expect(await shown()).toEqual(merged)
    await send('undo.undo', {})
    expect(await shown()).toEqual(before)
  })

  test('with itself or across two reports is refused and changes nothing', async () => {
    const here = await mark('港口二期')
    const there = await send('highlights.create', {
      reportId: ids.ferry,
      ranges: [rangeOf('a week before')],
    })
    for (const otherId of [here.id, there.id])
      await expect(send('highlights.merge', { id: here.id, otherIds: [otherId] })).rejects.toMatchObject({
        code: 'highlights-apart',
      })
    expect((await shown()).highlights).toHaveLength(1)
  })
})

describe('splitting', () => {
  test('gives parts with the colour and the themes; note and links stay on the first', async () => {
    const { first } = await makePair()
    const [start, end] = first.ranges[0]!
    const made = await send('highlights.split', {
      id: first.id,
      parts: [[[start, start + 5]], [[start + 5, end]]],
    })
    expect(made.map(({ exact, color }) => [exact, color])).toEqual([
      ['工程会带来', 'yellow'],
      ['四千个职位', 'yellow'],
    ])
    const after = await shown()
    const second = made[1]!.id
    expect(after.themes.filter((one) => one.target.id === second)).toHaveLength(1)
    expect(after.notes.some((one) => one.target?.id === second)).toBe(false)
  })

  test('is one step of undo and of redo', async () => {
    const { first } = await makePair()
    const before = await shown()
    const [start, end] = first.ranges[0]!
    const parts: [number, number][][] = [[[start, start + 2]], [[start + 2, start + 5]], [[start + 5, end]]]
    await send('highlights.split', { id: first.id, parts })
    const split = await shown()
    expect((await send('undo.undo', {})).label).toBe('split-highlight')
    expect(await shown()).toEqual(before)
    await send('undo.redo', {})
    expect(await shown()).toEqual(split)
  })

  test('refuses parts that are not just the highlight', async () => {
    const one = await mark('工程会带来四千个职位')
    const [start, end] = one.ranges[0]!
    const wrong: [number, number][][][] = [
      [[[start, start + 4]], [[start + 5, end]]],
      [[[start, start + 6]], [[start + 5, end]]],
      [[[start, start + 5]], [[start + 5, end + 1]]],
    ]
    for (const parts of wrong)
      await expect(send('highlights.split', { id: one.id, parts })).rejects.toMatchObject({
        code: 'bad-arguments',
      })
  })
})
