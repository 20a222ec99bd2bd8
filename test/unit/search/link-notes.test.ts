/** Notes on links are found among the notes. */
import { expect, test } from 'vitest'
import { rangeOf } from '../../contract/fixture.ts'
import { fixtureLibrary } from '../fixture-library.ts'

const { ids, send } = fixtureLibrary()

test('a note on a link is found in either script, with the passage at its first end, while the link is there', async () => {
  const { id: highlightId } = await send('highlights.create', {
    reportId: ids.port,
    ranges: [rangeOf('四千个职位')],
  })
  const link = await send('links.create', {
    from: { kind: 'highlight', id: highlightId },
    to: { kind: 'report', id: ids.ferry },
    relation: 'contradicts',
    note: '两处数字对不上，待查核',
  })
  await send('links.create', {
    from: { kind: 'report', id: ids.ferry },
    to: { kind: 'report', id: ids.port },
    relation: 'background',
  })
  const found = async (query: string, where: 'all' | 'notes' | 'text' | 'highlights' = 'notes') =>
    (await send('search.query', { query, in: where })).hits.filter(({ kind }) => kind === 'link')
  expect(await found('數字對不上')).toMatchObject([
    {
      ...{ linkId: link.id, noteId: null, highlightId, reportId: ids.port, title: '港口二期工程动工' },
      ...{ ranges: [rangeOf('四千个职位')], exactForm: false },
      snippet: { text: '两处数字对不上，待查核', marks: [[2, 7]] },
    },
  ])
  expect(await found('待查核', 'all')).toHaveLength(1)
  expect(await found('待查核', 'text')).toEqual([])
  expect(await found('待查核', 'highlights')).toEqual([])
  expect(await send('search.query', { query: '待查核', in: 'notes' })).toMatchObject({ total: 1 })

  await send('links.update', { id: link.id, note: '已查' })
  expect(await found('待查核')).toEqual([])
  expect(await found('已查')).toHaveLength(1)
  await send('links.remove', { id: link.id })
  expect(await found('已查')).toEqual([])
  await send('undo.undo', {})
  expect(await found('已查')).toHaveLength(1)
})
