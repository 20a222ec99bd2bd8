/** Comments and highlights that stand in a Word file come in with it, go with it, and do not come twice. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
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

async function bringIn(path = WORD, replaces?: string): Promise<ImportJob> {
  const { jobId } = await opened.client.send('import.start', { items: [{ path, replaces }] })
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

it('only once where the file is said to be a new version after it came in; what is new in it stays, one undo parts them', async () => {
  const first = (await bringIn()).sources[0]!
  const parts = unzipSync(readFileSync(WORD))
  const comments = strFromU8(parts['word/comments.xml']!)
  parts['word/comments.xml'] = strToU8(comments.replace('核对通航时间', '另一条批注'))
  const path = join(folder, 'harbour-2.docx')
  writeFileSync(path, zipSync(parts))
  const second = (await bringIn(path)).sources[0]!
  expect(second.known).toBe(false)
  const noteTexts = async (): Promise<string[]> =>
    (await opened.client.send('notes.list', {})).map(({ text }) => text)
  const count = async (): Promise<number> => (await opened.client.send('highlights.list', {})).length
  expect(await count()).toBe(6)
  const before = (await noteTexts()).toSorted()

  await opened.client.send('versions.carry', { id: second.id, from: first.id })
  const after = await noteTexts()
  expect(after.filter((text) => text.includes('核对通航时间'))).toHaveLength(1)
  expect(after.filter((text) => text.includes('另一条批注'))).toHaveLength(1)
  expect(new Set(after).size).toBe(after.length)
  expect(await count()).toBe(4)

  // The next version, said to be one at once, brings neither again.
  writeFileSync(join(folder, 'harbour-3.docx'), zipSync(parts, { level: 1 }))
  await bringIn(join(folder, 'harbour-3.docx'), second.id)
  expect((await noteTexts()).toSorted()).toEqual(after.toSorted())
  await opened.client.send('undo.undo', {})
  await opened.client.send('undo.undo', {})
  expect((await noteTexts()).toSorted()).toEqual(before)
  expect(await count()).toBe(6)
})
