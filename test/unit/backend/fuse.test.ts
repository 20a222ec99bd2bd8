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
