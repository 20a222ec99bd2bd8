/** Comments and highlights that stand in a Word file come in with it, go with it, and do not come twice. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { ImportJob } from '../../../shared/model/import.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

const WORD = join(import.meta.dirname, '../../golden/import/harbour.docx')
let folder: string
let opened: Direct
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-own-'))
  opened = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

async function bringIn(): Promise<ImportJob> {
  const { jobId } = await opened.client.send('import.start', { items: [{ path: WORD }] })
  const find = async (): Promise<ImportJob | undefined> =>
    (await opened.client.send('import.jobs', {})).find(({ id }) => id === jobId)
  await expect.poll(async () => (await find())?.state, { timeout: 20_000 }).toBe('done')
  return (await find())!
}

it('as highlights at their words, with notes; one undo takes file and all, one redo brings them', async () => {
  const { sources } = await bringIn()
  expect(sources[0]?.annotations).toEqual({ placed: 3, waiting: 0, lost: 0 })
  const words = async (): Promise<string[]> =>
    (await opened.client.send('highlights.list', {})).map(({ exact }) => exact)
  const before = await words()
  expect(before).toHaveLength(3)
  expect(before).toContain('北岸渡口今晨恢复通航')
  const notes = (await opened.client.send('notes.list', {})).map(({ text }) => text)
  expect(notes.some((text) => text.includes('核对通航时间') && text.includes('王编辑'))).toBe(true)

  await opened.client.send('undo.undo', {})
  expect(await opened.client.send('sources.list', {})).toEqual([])
  expect(await words()).toEqual([])
  await opened.client.send('undo.redo', {})
  expect(await words()).toEqual(before)
  expect(await opened.client.send('unplaced.count', {})).toEqual({ count: 0 })
})

it('only once: the same bytes again add nothing', async () => {
  await bringIn()
  const again = await bringIn()
  expect(again.sources[0]?.known).toBe(true)
  expect(await opened.client.send('highlights.list', {})).toHaveLength(3)
})
