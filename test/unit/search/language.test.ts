/** The query language against a library: words, filters and their groups; notes, highlights, titles, themes. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { newId } from '../../../electron/backend/ids.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import type { CallArgs } from '../../../shared/contract.ts'
import {
  makeFixture,
  MIGRATIONS,
  newFolder,
  rangeOf,
  SEEDS,
  type FixtureIds,
} from '../../contract/fixture.ts'

let opened: Direct
let ids: FixtureIds
let remove: () => void
let names: Record<string, string>
let highlight: string
let note: string

beforeAll(async () => {
  const made = newFolder()
  remove = made.remove
  ids = await makeFixture(made.folder)
  opened = await openDirect({ folder: made.folder, migrations: MIGRATIONS, seeds: SEEDS })
  const { client } = opened
  highlight = (
    await client.send('highlights.create', {
      ...{ reportId: ids.port, color: 'red' },
      ranges: [rangeOf('渔民代表')],
    })
  ).id
  note = newId()
  const text = '渡轮和码头都要核对'
  const target = { kind: 'highlight' as const, id: highlight }
  await client.send('notes.save', { id: note, target, state: plainTextToState(text), text })
  const parent = await client.send('themes.create', { name: '漁業' })
  await client.send('themes.create', { name: '渔场 划定', parentId: parent.id, target })
  await client.send('links.create', {
    from: { kind: 'report', id: ids.ferry },
    to: { kind: 'highlight', id: highlight },
    relation: 'confirms',
  })
  await client.send('reports.update', { id: ids.ferry, published: '2026-04-10', byline: 'Ann Lee' })
  names = { [ids.port]: 'port', [ids.ferry]: 'ferry', [highlight]: 'highlight', [note]: 'note' }
})
afterAll(async () => {
  await opened.close()
  remove()
})

/** What is found, by name: reports that have no name here are `other`. */
async function found(query: string, more: Partial<CallArgs<'search.query'>> = {}): Promise<string[]> {
  const { hits } = await opened.client.send('search.query', { query, ...more })
  return hits
    .map((hit) => names[hit.noteId ?? hit.highlightId ?? hit.reportId ?? ''] ?? 'other')
    .toSorted((a, b) => a.localeCompare(b))
}

describe('a query finds', () => {
  it.each<[string, string[]]>([
    ['港口 渔场', ['port']],
    ['港口 OR ferry', ['ferry', 'port']],
    ['碼頭', ['note', 'port']],
    ['码头 -渡轮', ['port']],
    ['(港口 OR ferry) -东岸', ['ferry']],
    ['in:notes 码头', ['note']],
    ['in:highlights 渔民', ['highlight']],
    ['in:titles 码头', []],
    ['in:text 码头', ['port']],
    ['标题:港口', []],
    ['范围：标题 港口', ['port']],
    ['"harbour board"', ['ferry']],
    ['har boa', []],
    ['harbour boa', ['ferry']],
    ['harb* board', ['ferry']],
    ['fare', ['ferry']],
    ['fare Monday', []],
    ['theme:渔业', ['highlight', 'note', 'port']],
    ['theme:漁業/渔场划定', []],
    ['主題：「漁場 劃定」', ['highlight', 'note', 'port']],
    ['theme:渔业 in:text', ['port']],
    ['date:2026-04', ['ferry']],
    ['date:2026-03..2026-03-31 港口', ['port']],
    ['日期：2026年4月 fares', ['ferry']],
    ['by:lee', ['ferry']],
    ['记者:林小雨 in:text', ['port']],
    ['source:東岸日報 fares', ['ferry']],
    ['source:darb fares', ['ferry']],
    ['source:dongan fares', ['ferry']],
    ['has:note in:text', ['port']],
    ['has:link in:text', ['ferry', 'port']],
    ['has:highlight -has:link in:text', []],
    ['color:红色 in:highlights', ['highlight']],
    ['colour:red in:text', ['port']],
    ['color:blue', []],
    ['has:note OR date:2026-04 in:text', ['ferry', 'port']],
    ['has:note OR (date:2026-04 in:text)', ['ferry', 'highlight', 'note', 'port']],
    ['港口 (color:red OR fares)', ['port']],
    // Places left out, and places joined by OR, say where the words beside them stand.
    ['-in:titles 码头', ['note', 'port']],
    ['码头 -in:text', ['note']],
    ['码头 -in:notes', ['port']],
    ['港口 -in:text', ['port']],
    ['码头 -(in:text OR in:notes)', []],
    ['(in:titles OR in:notes) 码头', ['note']],
    ['in:titles OR in:notes 码头', ['note']],
    ['(in:titles OR in:highlights) 渔民', ['highlight']],
    ['(in:titles OR fares) 码头', []],
    ['(in:notes OR 渔场) 码头', ['note', 'port']],
    ['码头 -(in:notes OR fares)', ['port']],
    ['(in:notes 码头) OR (in:titles ferry)', ['ferry', 'note']],
    ['码头 -(in:titles 港口)', ['note']],
    ['in:titles in:notes 码头', []],
    // What is no colour filters nothing, asked for or left out.
    ['码头 -color:yelow', ['note', 'port']],
    ['码头 color:yelow', ['note', 'port']],
    ['码头 (color:yelow OR fares)', []],
    ['color:yelow', []],
    ['-color:yelow', []],
  ])('%s: %j', async (query, expected) => expect(await found(query)).toEqual(expected))

  test('what is left when something is left out, though nothing else is asked for', async () => {
    const all = await found('-qqqq', { in: 'text' })
    expect(await found('-码头', { in: 'text' })).toEqual(all.filter((name) => name !== 'port'))
  })

  test('by date, in both directions', async () => {
    const inOrder = async (order: 'newest' | 'oldest') =>
      (await opened.client.send('search.query', { query: '港口 OR fares', order })).hits.map(
        ({ reportId }) => names[reportId ?? ''],
      )
    expect(await inOrder('newest')).toEqual(['ferry', 'port'])
    expect(await inOrder('oldest')).toEqual(['port', 'ferry'])
  })
})

test('names that nothing has are said, with the nearest one and their place', async () => {
  const problems = async (query: string) =>
    (await opened.client.send('search.query', { query })).problems.map(({ code, suggestion, at }) => [
      code,
      suggestion,
      query.slice(...at),
    ])
  expect(await problems('港口 theme:渔叶')).toEqual([['no-theme', 'theme:漁業', 'theme:渔叶']])
  expect(await problems('source:东岸曰报')).toEqual([['no-source', 'source:东岸日报', 'source:东岸曰报']])
  expect(await problems('by:nobody color:rde thme:x')).toEqual([
    ['no-person', null, 'by:nobody'],
    ['unknown-value', 'color:red', 'color:rde'],
    ['unknown-filter', 'theme:', 'thme:'],
  ])
})

test('lines of context lead to their places in the source, in reading order', async () => {
  const { hits } = await opened.client.send('search.query', { query: '码头 OR 渔场', lines: 10, in: 'text' })
  expect(hits).toHaveLength(1)
  const lines = hits[0]!.lines
  expect(lines.map(({ text, mark }) => text.slice(...mark))).toEqual(['码头', '渔场'])
  expect(lines.map(({ ranges }) => ranges)).toEqual([[rangeOf('码头')], [rangeOf('渔场')]])
})

test('the original and the corrected text are both found', async () => {
  const { corrections } = await opened.client.send('corrections.create', {
    places: [{ reportId: ids.port, ranges: [rangeOf('巨轮')] }],
    text: '货船',
  })
  expect(await found('巨轮')).toEqual(['port'])
  expect(await found('货船')).toEqual(['port'])
  await opened.client.send('corrections.remove', { id: corrections[0]!.id })
  expect(await found('货船')).toEqual([])
})

test('titles, themes and publications are found by the first letters of their pinyin, and by all of it', async () => {
  const named = async (text: string) =>
    (await opened.client.send('search.named', { text })).map(({ kind, name, bySound }) => [
      kind,
      name,
      bySound,
    ])
  await opened.client.send('reports.update', { id: ids.port, title: '重慶日報報道港口二期工程' })
  const paper = ['publication', '东岸日报']
  expect(await named('darb')).toEqual([[...paper, true]])
  expect(await named('東岸日報')).toEqual([[...paper, false]])
  for (const sound of ['cqrb', 'chongqing', 'Chong qing ri', 'gkeq', 'ribaob'])
    expect(await named(sound)).toEqual([['report', '重慶日報報道港口二期工程', true]])
  expect(await named('yuye')).toEqual([['theme', '漁業', true]])
  expect(await named('渔业')).toEqual([['theme', '漁業', false]])
  expect(await named('重庆日报')).toEqual([['report', '重慶日報報道港口二期工程', false]])
  expect(await named('ongqing')).toEqual([])
  await opened.client.send('undo.undo', {})
  expect(await named('cqrb')).toEqual([])
})

test('a saved search says how much of it is new until it is looked at', async () => {
  const { client } = opened
  const { id } = await client.send('searches.save', {
    name: '港',
    query: '（在：正文 港口） OR 主题：「漁業」',
  })
  expect(await client.send('searches.list', {})).toMatchObject([
    { id, query: '(in:正文 港口) OR theme:漁業', fresh: 0, total: 3 },
  ])
  await client.send('samples.load', {})
  const { id: broad } = await client.send('searches.save', { name: '的', query: '的' })
  await client.send('samples.remove', {})
  await client.send('samples.load', {})
  const fresh = (await client.send('searches.list', {})).find((saved) => saved.id === broad)!
  expect(fresh.fresh).toBeGreaterThan(0)
  await client.send('searches.seen', { id: broad })
  expect((await client.send('searches.list', {})).find((saved) => saved.id === broad)?.fresh).toBe(0)
})
