/** What happens where a package meets a library, case by case. */
import { afterEach, beforeEach, expect, it } from 'vitest'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { dump, openMade, pack, take, type Made } from './made-library.ts'

let one: Made
let other: Made
beforeEach(async () => {
  one = await openMade(true)
  other = await openMade(false)
})
afterEach(async () => {
  await one.close()
  await other.close()
})

const port = () => one.ids?.port ?? ''
const mark = (made: Made, quote: string, reportId = port()) =>
  made.send('highlights.quote', { reportId, quote })
const note = (
  made: Made,
  text: string,
  target: { kind: 'highlight' | 'report'; id: string } | null,
  id = newId(),
) => made.send('notes.save', { id, target, text, state: plainTextToState(text) })
const both = async (): Promise<void> => {
  await take(other, await pack(one))
}

it('keeps both texts of a note that both sides changed, and tells of it', async () => {
  const { id } = await note(one, '渔场在哪里？', { kind: 'report', id: port() })
  await both()
  await note(one, '渔场在哪里？\n\n在东岸。', { kind: 'report', id: port() }, id)
  await note(other, '渔场在哪里？\n\n在西岸。', { kind: 'report', id: port() }, id)
  const outcome = await take(other, await pack(one))
  expect(outcome.conflicts).toMatchObject([{ what: 'note', kept: 'both' }])
  const [kept] = await other.send('notes.list', {})
  expect(kept?.text).toContain('在东岸')
  expect(kept?.text).toContain('在西岸')
  // And back: there it is no conflict any more.
  expect(await take(one, await pack(other, 'b'))).toMatchObject({ conflictCount: 0 })
  expect((await one.send('notes.list', {}))[0]?.text).toBe(kept?.text)
})

it('takes the later of two changes and tells both', async () => {
  const theme = await one.send('themes.create', { name: '渔业', definition: '捕鱼' })
  await both()
  await one.send('themes.update', { id: theme.id, definition: '捕鱼的人' })
  await other.send('themes.update', { id: theme.id, definition: '渔场之争' })
  expect((await take(one, await pack(other, 'b'))).conflicts).toMatchObject([
    {
      what: 'changed',
      kind: 'theme',
      field: 'definition',
      here: '捕鱼的人',
      there: '渔场之争',
      kept: 'there',
    },
  ])
  expect((await one.send('themes.list', {}))[0]?.definition).toBe('渔场之争')
})

it('takes the later of two corrections that lie over one another, on both sides', async () => {
  await both()
  const correct = (made: Made, quote: string, text: string) =>
    made.send('corrections.quote', { reportId: port(), quote, text })
  await correct(one, '渔民代表', '渔会代表')
  await correct(other, '代表', '代言人')
  const told = { what: 'correction-overlap', name: '渔民代表' }
  expect((await take(one, await pack(other, 'b'))).conflicts).toMatchObject([
    { ...told, here: '渔会代表', there: '代言人', kept: 'there' },
  ])
  expect((await take(other, await pack(one))).conflicts).toEqual([])
  for (const made of [one, other]) {
    expect((await made.send('corrections.list', {})).map(({ text }) => text)).toEqual(['代言人'])
    expect(await made.send('library.check', {})).toMatchObject({ ok: true })
  }
  expect(dump(one.folder, { history: false })).toEqual(dump(other.folder, { history: false }))
  // Taken back, the earlier one is there again.
  await one.send('undo.undo', {})
  expect((await one.send('corrections.list', {})).map(({ text }) => text)).toEqual(['渔会代表'])
})

it('keeps the later correction where the package has the earlier one, and counts it as known', async () => {
  await both()
  await other.send('corrections.quote', { reportId: port(), quote: '渔民代表', text: '早' })
  await one.send('corrections.quote', { reportId: port(), quote: '渔民代表', text: '晚' })
  const outcome = await take(one, await pack(other, 'b'))
  expect(outcome.conflicts).toMatchObject([
    { what: 'correction-overlap', here: '晚', there: '早', kept: 'here' },
  ])
  expect(outcome).toMatchObject({ added: { correction: 0 }, known: { correction: 1 } })
  expect((await one.send('corrections.list', {})).map(({ text }) => text)).toEqual(['晚'])
})

it('lets a removal stand, unless something was written after it', async () => {
  const gone = await mark(one, '新的渔场')
  const changed = await mark(one, '四千个职位')
  await both()
  await one.send('highlights.remove', { id: gone.id })
  await one.send('highlights.remove', { id: changed.id })
  await other.send('highlights.update', { id: changed.id, color: 'red' })
  const outcome = await take(one, await pack(other, 'b'))
  expect(outcome).toMatchObject({ staysRemoved: 1 })
  expect(outcome.conflicts).toMatchObject([{ what: 'removed-here', kept: 'there', name: '四千个职位' }])
  expect((await one.send('highlights.list', {})).map(({ id, color }) => [id, color])).toEqual([
    [changed.id, 'red'],
  ])
  // Brought back on demand.
  await take(one, await pack(other, 'c'), true)
  expect(await one.send('highlights.list', {})).toHaveLength(2)
})

it('brings back a page that was removed here when something new sits on it there', async () => {
  await both()
  const id = one.ids?.source ?? ''
  const { total } = await one.send('removals.count', { sourceIds: [id] })
  await one.send('sources.remove', { id, confirmed: total })
  await mark(other, '新的渔场')
  const outcome = await take(one, await pack(other, 'b'))
  expect(outcome.conflicts).toMatchObject([{ what: 'removed-here', kind: 'source' }])
  expect(await one.send('highlights.list', {})).toHaveLength(1)
  expect(await one.send('reports.list', {})).toHaveLength(3)
  expect(await one.send('library.check', {})).toMatchObject({ ok: true })
  await one.send('undo.undo', {})
  expect(await one.send('reports.list', {})).toHaveLength(0)
})

it('attaches what sits on a page that is here under another id', async () => {
  const twin = await openMade(true)
  try {
    const theirs = twin.ids?.port ?? ''
    const { id } = await twin.send('highlights.quote', { reportId: theirs, quote: '新的渔场' })
    await note(twin, '整篇的话', { kind: 'report', id: theirs })
    await note(twin, '这一处', { kind: 'highlight', id })
    const theme = await twin.send('themes.create', { name: '漁業' })
    await twin.send('themes.assign', { themeId: theme.id, target: { kind: 'highlight', id } })
    const own = await one.send('themes.create', { name: '渔业', definition: '捕鱼' })
    const outcome = await take(one, await pack(twin))
    expect(outcome.attached.map(({ name, annotations }) => [name, annotations])).toContainEqual([
      '东岸日报 0304 (A2).txt',
      4,
    ])
    expect(outcome).toMatchObject({
      added: { source: 0, highlight: 1, note: 2, theme: 0 },
      known: { source: 2, theme: 1 },
    })
    const [highlight] = await one.send('highlights.list', {})
    expect(highlight).toMatchObject({ reportId: port(), sourceId: one.ids?.source, exact: '新的渔场' })
    expect(
      (await one.send('notes.list', { target: { kind: 'report', id: port() } })).map(({ text }) => text),
    ).toEqual(['整篇的话'])
    expect((await one.send('themes.list', {})).map((row) => [row.id, row.highlights])).toEqual([[own.id, 1]])
    expect(await one.send('library.check', {})).toMatchObject({ ok: true })
    const before = dump(one.folder)
    await take(one, await pack(twin, 'b'))
    expect(dump(one.folder)).toEqual(before)
  } finally {
    await twin.close()
  }
})

it('has the borders of the side that moved them later, and what sat there goes along', async () => {
  const highlight = await mark(one, '新的渔场')
  await both()
  const at = 59 // Where the fishers' paragraph begins.
  await other.send('desk.act', { sourceId: one.ids?.source ?? '', act: { do: 'split', at } })
  const outcome = await take(one, await pack(other, 'b'))
  expect(outcome.conflictCount).toBe(0)
  const reports = await one.send('reports.list', {})
  expect(reports).toHaveLength((await other.send('reports.list', {})).length)
  const [here] = await one.send('highlights.list', {})
  const [there] = await other.send('highlights.list', {})
  expect(here?.id).toBe(highlight.id)
  expect(here?.reportId).toBe(there?.reportId)
  await one.send('undo.undo', {})
  expect(await one.send('reports.list', {})).toHaveLength(3)
  expect((await one.send('highlights.list', {}))[0]?.reportId).toBe(port())
})

it('carries a story with its pages and all that is on them, and nothing else', async () => {
  await mark(one, '新的渔场')
  await note(one, '自由的笔记', null)
  const { id } = await one.send('stories.create', { title: '港口', reportIds: [port()] })
  const path = `${one.folder}-story.pressmark`
  await one.send('package.write', { scope: { kind: 'story', id }, path })
  expect(await other.send('package.inspect', { file: { path } })).toMatchObject({
    scope: 'part',
    isOwn: false,
    counts: { source: 1, report: 3, highlight: 1, note: 0, story: 1 },
  })
  await take(other, path)
  expect((await other.send('stories.list', {})).stories.map(({ title }) => title)).toEqual(['港口'])
  expect(await other.send('sources.list', {})).toHaveLength(1)
  // The rest comes later, and knows what is here.
  expect(await take(other, await pack(one))).toMatchObject({
    added: { source: 1, highlight: 0, note: 1 },
    conflictCount: 0,
  })
  expect(dump(other.folder)).toEqual(dump(one.folder))
})

it('writes over a package, and over nothing else', async () => {
  const path = await pack(one)
  await expect(one.send('package.write', { scope: { kind: 'all' }, path })).resolves.toMatchObject({ path })
  const mine = `${one.folder}/library.db`
  await expect(one.send('package.write', { scope: { kind: 'all' }, path: mine })).rejects.toMatchObject({
    code: 'export-target',
  })
})
