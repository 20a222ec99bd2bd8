/** The queue of an import: pauses, goes on after a restart, takes more while it runs. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ImportItem, SentItem } from '../../../shared/model/import.ts'
import { ended, folder, open, opened, PAGE } from './jobs-library.ts'

describe('the queue', () => {
  const upload = async (name: string, text: string): Promise<ImportItem> => {
    const request = new Request('http://127.0.0.1/content/inbox?name=a.txt', { method: 'PUT', body: text })
    return {
      inbox: ((await (await opened.backend.content(request)).json()) as { inbox: string }).inbox,
      name,
    }
  }
  const pages = (count: number): Promise<ImportItem[]> =>
    Promise.all(Array.from({ length: count }, (_, i) => upload(`${i}.txt`, `${PAGE}第${i}页。`)))
  const state = async () => (await opened.client.send('import.jobs', {}))[0]

  it('pauses between files and goes on', async () => {
    await open({ mayUsePaths: false })
    const { jobId } = await opened.client.send('import.start', { items: await pages(12) })
    await opened.client.send('import.pause', { jobId, paused: true })
    await expect.poll(async () => (await state())?.state).toBe('paused')
    await new Promise((resolve) => setTimeout(resolve, 300))
    const before = (await state())!.finished
    await new Promise((resolve) => setTimeout(resolve, 200))
    expect((await state())!.finished).toBe(before)
    expect(before).toBeLessThan(12)
    await opened.client.send('import.pause', { jobId, paused: false })
    expect(await ended(jobId)).toMatchObject({ state: 'done', finished: 12, refused: [] })
  })

  it('takes what arrives while it runs, ends when it has all, and keeps across a restart what had arrived', async () => {
    await open({ mayUsePaths: false })
    const [first, ...rest] = (await pages(6)) as SentItem[]
    const { jobId } = await opened.client.send('import.start', { items: [first!], more: true })
    await expect.poll(async () => (await state())!.finished, { timeout: 20_000 }).toBe(1)
    expect((await state())!.state).toBe('running')
    await opened.client.send('import.append', { jobId, items: rest.slice(0, 2), more: true })
    await opened.client.send('import.append', { jobId, items: rest.slice(2, 3) })
    const job = await ended(jobId)
    expect(job).toMatchObject({ state: 'done', total: 4, finished: 4 })
    const late = opened.client.send('import.append', { jobId, items: rest.slice(3) })
    await expect(late).rejects.toMatchObject({ code: 'not-found' })

    const again = await opened.client.send('import.start', { items: [rest[3]!], more: true })
    await opened.client.send('import.pause', { jobId: again.jobId, paused: true })
    await opened.client.send('import.append', { jobId: again.jobId, items: [rest[4]!], more: true })
    await opened.close()
    await open({ mayUsePaths: false, resumesImports: true })
    await opened.client.send('import.pause', { jobId: again.jobId, paused: false }).catch(() => undefined)
    expect(await ended(again.jobId)).toMatchObject({ state: 'done', total: 2 })
  })

  it('a paused import can be cancelled', async () => {
    await open({ mayUsePaths: false })
    const { jobId } = await opened.client.send('import.start', { items: await pages(3) })
    await opened.client.send('import.pause', { jobId, paused: true })
    await opened.client.send('import.cancel', { jobId })
    expect(await ended(jobId)).toMatchObject({ state: 'cancelled' })
    expect(readdirSync(join(folder, 'library/inbox'))).toEqual([])
  })

  it('goes on after a restart where it was, with what came of the others; nothing comes in twice', async () => {
    await open({ mayUsePaths: false })
    const { jobId } = await opened.client.send('import.start', {
      items: [...(await pages(30)), await upload('空.txt', ' ')],
    })
    await expect.poll(async () => (await state())!.finished, { timeout: 20_000 }).toBeGreaterThan(3)
    await opened.close()
    expect(readdirSync(join(folder, 'library/inbox')).length).toBeGreaterThan(0)
    await open({ mayUsePaths: false, resumesImports: true })
    const job = await ended(jobId)
    expect(job).toMatchObject({ state: 'done', total: 31, finished: 31, skipped: [] })
    expect(job.sources).toHaveLength(30)
    expect(job.sources.every(({ known }) => !known)).toBe(true)
    expect(job.refused.map(({ path, code }) => [path, code])).toEqual([['空.txt', 'file-empty']])
    expect(readdirSync(join(folder, 'library/inbox'))).toEqual([])
    await opened.close()
    await open({ mayUsePaths: false, resumesImports: true })
    expect(await opened.client.send('import.jobs', {})).toEqual([])
  })

  it('stays paused after a restart, and waits where nobody resumes it', async () => {
    await open({ mayUsePaths: false })
    const { jobId } = await opened.client.send('import.start', { items: await pages(6) })
    await opened.client.send('import.pause', { jobId, paused: true })
    await opened.close()
    await open()
    expect(await opened.client.send('import.jobs', {})).toEqual([])
    await opened.close()
    await open({ mayUsePaths: false, resumesImports: true })
    expect(await state()).toMatchObject({ id: jobId, state: 'paused' })
    await opened.client.send('import.pause', { jobId, paused: false })
    expect(await ended(jobId)).toMatchObject({ state: 'done', finished: 6 })
  })

  it('a file that twice was first in line when the program ended is refused, the others come in', async () => {
    const dying = () => {
      const end = Promise.withResolvers<never>()
      end.promise.catch(() => {})
      const never = () => end.promise
      const cancel = (): void => end.reject(new Error('killed'))
      const rest = { split: never, unpack: never, foreign: never }
      return { ...rest, run: never, cancel, close: () => Promise.resolve() }
    }
    await open({ mayUsePaths: false, runImporter: dying })
    const { jobId } = await opened.client.send('import.start', { items: await pages(3) })
    await opened.close()
    await open({ mayUsePaths: false, resumesImports: true, runImporter: dying })
    await opened.close()
    await open({ mayUsePaths: false, resumesImports: true })
    const job = await ended(jobId)
    expect(job.refused.map(({ path, code }) => [path, code])).toEqual([['0.txt', 'file-crashed']])
    expect(job.sources).toHaveLength(2)
  })
})
