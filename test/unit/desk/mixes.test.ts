/** Acts of the desk between other things users do: what sits on a page goes along, is not lost, and comes back. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { openLab, type Lab } from './library.ts'

const LINES = [
  '渡口重开',
  '北岸渡口今晨恢复通航。',
  '',
  '票价不变',
  '船公司说票价仍为两元。',
  '',
  '鱼市搬家',
  '鱼市下月搬到东岸。',
]

let lab: Lab
let ids: string[]
beforeEach(async () => {
  lab = await openLab(LINES, {
    reports: [0, 3, 6].map((line) => [
      ['title', line],
      ['paragraph', line + 1],
    ]),
  })
  ids = lab.reportIds
})
afterEach(() => lab.close())

const send: Lab['direct']['client']['send'] = (name, args) => lab.direct.client.send(name, args)
const undo = () => send('undo.undo', {})
const redo = () => send('undo.redo', {})
const sound = async () => expect(await send('library.check', {})).toMatchObject({ problems: [] })
const noteOn = (id: string, text: string) =>
  send('notes.save', {
    ...{ id: newId(), target: { kind: 'report', id }, state: plainTextToState(text), text },
  })
const hitsOf = async (query: string) => (await send('search.query', { query })).hits.map(({ kind }) => kind)

/** A page of another source, with one report. */
async function importOther(): Promise<string> {
  const path = join(lab.folder, '..', 'other.txt')
  writeFileSync(path, '# 灯塔熄灯\n\n南岸灯塔昨夜熄灯，渔船改走西线。\n')
  const { jobId } = await send('import.start', { items: [{ path }] })
  for (;;) {
    const job = (await send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job?.state === 'done') return job.sources[0]!.reports[0]!.id
    await setTimeout(20)
  }
}

test('a note on a report that is set aside whole is not found any more, and is again after undo', async () => {
  const [first = ''] = ids
  await noteOn(first, '想起旧码头')
  await lab.act({ do: 'aside', pieces: [lab.at('渡口重开'), lab.at('北岸渡口')] })
  expect(await hitsOf('旧码头')).toEqual([])
  await sound()
  await undo()
  expect(await hitsOf('旧码头')).toEqual(['note'])
  await sound()
  await redo()
  expect(await hitsOf('旧码头')).toEqual([])
  await sound()
})

test('a joined report with links to and from reports of other pages comes back with them', async () => {
  const [a = '', b = '', c = ''] = ids
  const other = await importOther()
  for (const [from, to] of [
    [other, b],
    [b, other],
    [other, c],
  ] as const)
    await send('links.create', {
      from: { kind: 'report', id: from },
      to: { kind: 'report', id: to },
      relation: 'updates',
    })
  const before = await send('links.list', {})
  await lab.act({ do: 'join', reports: [a, b, c] })
  expect((await send('links.list', {})).map(({ from, to }) => [from.id, to.id])).toEqual([
    [other, a],
    [a, other],
  ])
  await undo()
  expect(await send('links.list', {})).toEqual(before)
  await redo()
  await undo()
  expect(await send('links.list', {})).toEqual(before)
  await sound()
})

test('a highlight on text of no report goes with its last report where that is joined', async () => {
  const [a = '', b = ''] = ids
  const { id } = await send('highlights.create', { reportId: b, ranges: [lab.range('票价仍为')] })
  const ownerOf = async () => (await send('highlights.list', {})).find((one) => one.id === id)?.reportId
  await lab.act({ do: 'aside', pieces: [lab.at('船公司')] })
  expect(await ownerOf()).toBe(b)
  await lab.act({ do: 'join', reports: [a, b] })
  expect(await ownerOf()).toBe(a)
  await undo()
  expect(await ownerOf()).toBe(b)
})

test('a page takes highlights on text of no report along when it is removed, and back', async () => {
  const { id } = await send('highlights.create', { reportId: ids[0]!, ranges: [lab.range('恢复通航')] })
  const theme = await send('themes.create', { name: '渡口', target: { kind: 'highlight', id } })
  await lab.act({ do: 'aside', pieces: [lab.at('渡口重开'), lab.at('北岸渡口')] })
  expect((await send('highlights.list', {})).map(({ reportId }) => reportId)).toEqual([null])
  await send('sources.remove', { id: lab.sourceId, confirmed: 2 })
  expect(await send('highlights.list', {})).toEqual([])
  expect((await send('themes.passages', { id: theme.id })).highlights).toEqual([])
  expect(await hitsOf('恢复通航')).toEqual([])
  await sound()
  await undo()
  expect((await send('highlights.list', {})).map((one) => one.id)).toEqual([id])
  expect((await send('themes.passages', { id: theme.id })).highlights.map((one) => one.id)).toEqual([id])
  await undo()
  expect((await send('highlights.list', {})).map(({ reportId }) => reportId)).toEqual([ids[0]])
  await sound()
})
