import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Direct } from '../../../electron/hosts/direct.ts'
import { MOST_UNASKED } from '../../../shared/model/removal.ts'
import { makeFixture, newFolder, type FixtureIds } from '../../contract/fixture.ts'
import { open } from '../backups/random-library.ts'

let remove: () => void
let direct: Direct
let ids: FixtureIds
beforeEach(async () => {
  const made = newFolder()
  ;({ remove } = made)
  ids = await makeFixture(made.folder)
  direct = await open(made.folder)
})
afterEach(async () => {
  await direct.close()
  remove()
})
const highlight = async (count: number): Promise<string[]> => {
  const made: string[] = []
  for (let at = 0; at < count; at++) {
    const { id } = await direct.client.send('highlights.create', {
      reportId: ids.port,
      ranges: [[at, at + 2]],
    })
    made.push(id)
  }
  return made
}

describe('what takes away much', () => {
  test('is refused with the counts, done with them after a backup, and undone and done again as one step', async () => {
    const { client } = direct
    await highlight(MOST_UNASKED)
    const few = await client.send('removals.count', { reportIds: [ids.port] })
    expect(few).toMatchObject({ highlights: MOST_UNASKED, asks: false })
    await client.send('themes.create', { name: '港', target: { kind: 'report', id: ids.port } })
    await expect(client.send('reports.remove', { id: ids.port })).rejects.toMatchObject({
      ...{ code: 'needs-confirmation', data: { count: 51, highlights: 50, themes: 1 } },
    })
    // What was counted is not what is there any more.
    await expect(client.send('reports.remove', { id: ids.port, confirmed: 50 })).rejects.toMatchObject({
      code: 'needs-confirmation',
    })
    expect(await client.send('highlights.list', {})).toHaveLength(50)
    await client.send('reports.remove', { id: ids.port, confirmed: 51 })
    expect(await client.send('highlights.list', {})).toEqual([])
    const [backup] = (await client.send('backups.list', {})).backups
    expect(backup).toMatchObject({ reason: 'act', counts: { highlights: 50 } })
    await client.send('undo.undo', {})
    expect(await client.send('highlights.list', {})).toHaveLength(50)
    await client.send('undo.redo', {})
    expect(await client.send('highlights.list', {})).toEqual([])
  })

  test('many highlights at once are one act: refused with the counts, then one backup and one step of undo', async () => {
    const { client } = direct
    const highlightIds = await highlight(MOST_UNASKED + 1)
    const reportIds = [ids.ferry]
    const { total, asks } = await client.send('removals.count', { highlightIds, reportIds })
    expect([total, asks]).toEqual([MOST_UNASKED + 1, true])
    await expect(client.send('removals.remove', { highlightIds, reportIds })).rejects.toMatchObject({
      ...{ code: 'needs-confirmation', data: { count: MOST_UNASKED + 1 } },
    })
    const reports = await client.send('reports.list', {})
    const confirmed = total
    await client.send('removals.remove', { highlightIds, reportIds, confirmed })
    expect(await client.send('highlights.list', {})).toEqual([])
    expect(await client.send('reports.list', {})).toHaveLength(reports.length - 1)
    expect((await client.send('backups.list', {})).backups).toMatchObject([{ reason: 'act' }])
    await client.send('undo.undo', {})
    expect(await client.send('highlights.list', {})).toHaveLength(MOST_UNASKED + 1)
    expect(await client.send('reports.list', {})).toEqual(reports)
    await client.send('undo.redo', {})
    expect(await client.send('highlights.list', {})).toEqual([])
  })

  test('a link between two that go together comes back with them', async () => {
    const { client } = direct
    const highlightIds = await highlight(2)
    const [from = '', to = ''] = highlightIds
    await client.send('links.create', {
      ...{ from: { kind: 'highlight', id: from }, to: { kind: 'highlight', id: to }, relation: 'confirms' },
    })
    await client.send('removals.remove', { highlightIds })
    expect(await client.send('links.list', {})).toEqual([])
    await client.send('undo.undo', {})
    expect(await client.send('links.list', {})).toHaveLength(1)
  })

  test('a merge of many is asked about; one of themes that moves many is copied before', async () => {
    const { client } = direct
    const [id = '', ...otherIds] = await highlight(MOST_UNASKED + 2)
    await expect(client.send('highlights.merge', { id, otherIds })).rejects.toMatchObject({
      ...{ code: 'needs-confirmation', data: { count: MOST_UNASKED + 1, highlights: MOST_UNASKED + 1 } },
    })
    const { total } = await client.send('removals.count', { mergedIds: otherIds })
    await client.send('highlights.merge', { id, otherIds, confirmed: total })
    expect(await client.send('highlights.list', {})).toHaveLength(1)
    expect((await client.send('backups.list', {})).backups).toHaveLength(1)
    await client.send('undo.undo', {})
    const [one, into] = [
      await client.send('themes.create', { name: '港' }),
      await client.send('themes.create', { name: '海港' }),
    ]
    for (const other of otherIds)
      await client.send('themes.assign', { themeId: one.id, target: { kind: 'highlight', id: other } })
    await client.send('themes.merge', { id: one.id, into: into.id })
    expect((await client.send('backups.list', {})).backups).toHaveLength(2)
  })

  test('a whole page with one highlight, and a theme with one passage, are asked about; without, they are not', async () => {
    const { client } = direct
    const [id = ''] = await highlight(1)
    const theme = await client.send('themes.create', { name: '港', target: { kind: 'highlight', id } })
    const bare = await client.send('themes.create', { name: '空' })
    await client.send('themes.remove', { id: bare.id })
    await client.send('sources.remove', { id: ids.bare })
    await expect(client.send('themes.remove', { id: theme.id })).rejects.toMatchObject({
      ...{ code: 'needs-confirmation', data: { count: 1 } },
    })
    await expect(client.send('sources.remove', { id: ids.source })).rejects.toMatchObject({
      ...{ code: 'needs-confirmation', data: { count: 2, highlights: 1, themes: 1 } },
    })
    await client.send('themes.remove', { id: theme.id, confirmed: 1 })
    await client.send('sources.remove', { id: ids.source, confirmed: 1 })
    expect(await client.send('sources.list', {})).toEqual([])
  })
})
