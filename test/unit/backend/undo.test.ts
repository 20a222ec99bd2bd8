import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '../../../electron/backend/ids.ts'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import {
  makeFixture,
  MIGRATIONS,
  newFolder,
  rangeOf,
  SEEDS,
  type FixtureIds,
} from '../../contract/fixture.ts'

let time = Date.parse('2026-05-01T08:00:00Z')
let library: Direct
let ids: FixtureIds
let folder: string
let remove: () => void
const open = (): Promise<Direct> =>
  openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS, now: () => new Date(time) })
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  ids = await makeFixture(folder)
  library = await open()
})
afterEach(async () => {
  await library.close()
  remove()
})

const send: Direct['client']['send'] = (call, args) => library.client.send(call, args)
const undo = () => send('undo.undo', {})
const redo = () => send('undo.redo', {})
const code = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => 'answered',
    (error: { code?: string }) => error.code,
  )

describe('notes while typing', () => {
  const id = newId()
  const save = (text: string) =>
    send('notes.save', {
      id,
      target: { kind: 'report', id: ids.port },
      state: plainTextToState(text),
      text,
    })
  const texts = async (): Promise<string[]> => (await send('notes.list', {})).map(({ text }) => text)

  test('quick saves are one step, and so is taking the note back', async () => {
    for (const text of ['海', '海港', '海港的']) {
      await save(text)
      time += 2000
    }
    await undo()
    expect(await texts()).toEqual([])
    expect(await code(undo())).toBe('nothing-to-undo')
    await redo()
    expect(await texts()).toEqual(['海港的'])
  })

  test('a minute later, or with something else in between, a new step begins', async () => {
    await save('一')
    time += 61_000
    await save('一二')
    await send('themes.create', { name: '别的' })
    await save('一二三')
    await undo()
    expect(await texts()).toEqual(['一二'])
    await undo()
    await undo()
    expect(await texts()).toEqual(['一'])
    await undo()
    expect(await texts()).toEqual([])
  })

  test('what is typed after an undo is a step of its own, and ends redo', async () => {
    await save('一')
    await undo()
    await redo()
    await save('一二')
    await undo()
    expect(await texts()).toEqual(['一'])
    await save('一另')
    expect(await code(redo())).toBe('nothing-to-redo')
  })

  test('an unchanged save is no step, and a late save brings no removed note back', async () => {
    await save('一')
    await save('一')
    await send('notes.remove', { id })
    expect(await code(save('一二'))).toBe('not-found')
    expect(await texts()).toEqual([])
    await undo()
    expect(await texts()).toEqual(['一'])
  })

  test('the history keeps one entry a field for saves in quick succession', async () => {
    for (let i = 0; i < 20; i++) await save('字'.repeat(i + 1))
    await library.close()
    const { openLibrary } = await import('../../../electron/backend/database/open.ts')
    const { sql } = await import('../../../electron/backend/database/sql.ts')
    const opened = await openLibrary(folder, { migrations: MIGRATIONS })
    const ops = opened.db.all<{ value: string }>(
      sql`select value from op where entity = 'note' and field = 'text' order by seq`,
    )
    opened.close()
    library = await open()
    expect(ops.length).toBeLessThanOrEqual(2)
    expect(ops.at(-1)?.value).toBe('字'.repeat(20))
  })
})

describe('the stack', () => {
  test('keeps its last 500 steps', async () => {
    for (let i = 0; i < 505; i++) await send('reports.update', { id: ids.port, byline: `记者 ${i}` })
    for (let i = 0; i < 500; i++) await undo()
    expect(await code(undo())).toBe('nothing-to-undo')
    expect((await send('reports.get', { id: ids.port })).byline).toBe('记者 4')
  })

  test('a new change ends redo', async () => {
    await send('themes.create', { name: '甲' })
    await undo()
    await send('themes.create', { name: '乙' })
    expect(await send('undo.state', {})).toEqual({ undo: 'theme', redo: null })
  })

  test('a step that no longer applies is dropped and said so; the one below still works', async () => {
    const first = await send('themes.create', { name: '甲' })
    const second = await send('themes.create', { name: '乙' })
    await send('themes.remove', { id: first.id })
    // Not through the stack: as another program's merge would leave it.
    await library.close()
    const { openLibrary } = await import('../../../electron/backend/database/open.ts')
    const { updateRow } = await import('../../../electron/backend/database/change.ts')
    const opened = await openLibrary(folder, { migrations: MIGRATIONS })
    opened.transact((db) => updateRow(db, 'theme', first.id, { deleted_at: null }))
    opened.close()
    library = await open()

    expect(await code(undo())).toBe('undo-outdated')
    expect((await send('themes.list', {})).map(({ name }) => name)).toEqual(['甲', '乙'])
    await undo()
    expect((await send('themes.list', {})).map(({ id }) => id)).toEqual([first.id])
    expect(second.name).toBe('乙')
  })

  test('a source whose bytes came in again bars no way to the steps below its removal', async () => {
    await send('themes.create', { name: '甲' })
    for (const id of [ids.source, ids.bare]) await send('sources.remove', { id })
    await library.close()
    // Not through the stack: as another program's merge would bring them.
    await makeFixture(folder)
    library = await open()
    for (let removals = 0; removals < 2; removals++) expect(await code(undo())).toBe('undo-outdated')
    await undo()
    expect(await send('themes.list', {})).toEqual([])
  })

  test('a change that fails leaves neither a row nor a step', async () => {
    await send('themes.create', { name: '甲' })
    expect(await code(send('themes.create', { name: ' 甲 ' }))).toBe('theme-name-taken')
    await undo()
    expect(await send('themes.list', {})).toEqual([])
    expect(await code(undo())).toBe('nothing-to-undo')
  })
})

describe('removing and restoring out of order', () => {
  test('a link comes back only when both its ends are there', async () => {
    const a = await send('highlights.create', { reportId: ids.port, ranges: [rangeOf('码头')] })
    const b = await send('highlights.create', { reportId: ids.ferry, ranges: [rangeOf('fares')] })
    await send('links.create', {
      from: { kind: 'highlight', id: a.id },
      to: { kind: 'highlight', id: b.id },
      relation: 'confirms',
    })
    await send('highlights.remove', { id: a.id })
    await send('highlights.remove', { id: b.id })
    await send('highlights.restore', { id: a.id })
    expect(await send('links.list', {})).toEqual([])
    await send('highlights.restore', { id: b.id })
    expect(await send('links.list', {})).toHaveLength(1)
    expect(await send('library.check', {})).toMatchObject({ ok: true })
  })

  test('what was removed before stays away when the report comes back', async () => {
    const kept = await send('highlights.create', { reportId: ids.port, ranges: [rangeOf('码头')] })
    const gone = await send('highlights.create', { reportId: ids.port, ranges: [rangeOf('市长')] })
    // The clock stands still: one time of removal must not pass for another.
    await send('highlights.remove', { id: gone.id })
    await send('reports.remove', { id: ids.port })
    await send('reports.restore', { id: ids.port })
    expect((await send('highlights.list', {})).map(({ id }) => id)).toEqual([kept.id])
  })

  test('a theme removed meanwhile takes its place on the highlight when it returns', async () => {
    const mark = await send('highlights.create', { reportId: ids.port, ranges: [rangeOf('码头')] })
    const theme = await send('themes.create', { name: '港' })
    const target = { kind: 'highlight', id: mark.id } as const
    await send('themes.assign', { themeId: theme.id, target })
    await send('highlights.remove', { id: mark.id })
    await send('themes.remove', { id: theme.id })
    await send('highlights.restore', { id: mark.id })
    expect((await send('reports.annotations', { id: ids.port })).themes).toEqual([])
    await send('themes.restore', { id: theme.id })
    expect((await send('reports.annotations', { id: ids.port })).themes).toEqual([
      { themeId: theme.id, target },
    ])
  })

  test('a highlight whose report is gone does not come back alone', async () => {
    const mark = await send('highlights.create', { reportId: ids.port, ranges: [rangeOf('码头')] })
    await send('highlights.remove', { id: mark.id })
    await send('sources.remove', { id: ids.source })
    expect(await code(send('highlights.restore', { id: mark.id }))).toBe('not-found')
    expect(await code(send('reports.restore', { id: ids.port }))).toBe('not-found')
    await send('sources.restore', { id: ids.source })
    expect(await send('reports.list', {})).toHaveLength(3)
  })
})

test('the last 200 steps survive a restart: all of them go back and forth again', async () => {
  const texts = async (): Promise<string[]> => (await send('notes.list', {})).map(({ text }) => text)
  const made = Array.from({ length: 200 }, (_, at) => `第${at + 1}条`)
  for (const text of made)
    await send('notes.save', { id: newId(), target: null, state: plainTextToState(text), text })
  await library.close()
  library = await open()
  for (let left = 200; left > 0; left--) {
    expect(await texts()).toHaveLength(left)
    expect((await undo()).label).toBe('note')
  }
  expect(await texts()).toEqual([])
  await library.close()
  library = await open()
  for (let step = 0; step < 200; step++) await redo()
  expect(await texts()).toEqual(made)
})
