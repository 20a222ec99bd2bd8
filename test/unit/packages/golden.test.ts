/** A package that version 1 of the format wrote: it comes in as it always did. Never written anew; a new format gets a file of its own. */
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openMade, take, type Made } from './made-library.ts'

const PACKAGE = join(import.meta.dirname, '../../golden/packages/version-1.pressmark')

let made: Made
beforeEach(async () => {
  made = await openMade(false)
})
afterEach(() => made.close())

it('of version 1 comes into an empty library whole, and is known when it comes again', async () => {
  const outcome = await take(made, PACKAGE)
  expect(outcome).toMatchObject({ missing: 0, conflictCount: 0, undoable: true })
  expect(outcome.added).toMatchObject({ source: 2, report: 3, highlight: 2, note: 2, theme: 2, link: 1 })
  const sources = await made.send('sources.list', {})
  expect(sources.map(({ fileName, encoding }) => [fileName, encoding])).toEqual([
    ['一版.txt', 'utf-8'],
    ['b.md', 'utf-8'],
  ])
  const reports = await made.send('reports.list', {})
  expect(reports.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['渡口重开', '碼頭重開', '票价不变']),
  )
  const ferry = reports.find(({ title }) => title === '渡口重开')!
  const { blocks } = await made.send('reports.get', { id: ferry.id })
  expect(blocks.map(({ text }) => text).join('\n')).toContain('北岸渡口昨晨恢复通航，首班船载客六十人。')
  const highlights = await made.send('highlights.list', {})
  expect(highlights.map(({ exact, color }) => [exact, color])).toEqual([
    ['首班船载客六十人', 'green'],
    ['首班船載客七十人', 'yellow'],
  ])
  const [first, second] = highlights
  const notes = await made.send('notes.list', {})
  expect(notes.map(({ text, target }) => [text, target?.id ?? null])).toEqual([
    ['谁数的？', first!.id],
    ['独立的一条', null],
  ])
  const themes = await made.send('themes.list', {})
  expect(themes.map(({ name }) => name)).toEqual(['交通', '渡轮'])
  expect(await made.send('links.list', {})).toMatchObject([
    { from: { id: first!.id }, to: { id: second!.id }, relation: 'contradicts' },
  ])
  expect(await made.send('library.check', {})).toMatchObject({ ok: true })
  const again = await take(made, PACKAGE)
  expect(Object.values(again.added).every((count) => count === 0)).toBe(true)
})
