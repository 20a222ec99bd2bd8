/** Imports: whole or not at all, undone in one step, cancelled, told to windows. */
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readPage } from '../../../electron/backend/import/read-page.ts'
import { createImporter } from '../../../electron/backend/import/run-importer.ts'
import type { ImportJob } from '../../../shared/model/import.ts'
import { ended, file, folder, kept, open, opened, PAGE, run } from './jobs-library.ts'

describe('an import', () => {
  it('brings in reports, and one step of undo takes the whole job back', async () => {
    await open()
    const job = await run([{ path: file('a.txt') }, { path: file('b.md', `${PAGE}再见。`) }])
    expect(job).toMatchObject({ state: 'done', total: 2, finished: 2, refused: [], skipped: [] })
    expect(job.sources[0]).toMatchObject({ encoding: 'utf-8', known: false })
    expect(job.sources[0]?.reports.map(({ title }) => title)).toEqual(['渡口重开', '票价不变'])
    expect(await opened.client.send('reports.list', {})).toHaveLength(4)
    await opened.client.send('undo.undo', {})
    expect(await opened.client.send('reports.list', {})).toEqual([])
    expect(await opened.client.send('undo.state', {})).toEqual({ undo: null, redo: 'import' })
  })

  it('recognises the same bytes and adds nothing', async () => {
    await open()
    const first = await run([{ path: file('a.txt') }])
    const again = await run([{ path: file('copy.txt') }, { path: file('copy-2.txt') }])
    expect(again.sources).toHaveLength(2)
    for (const source of again.sources)
      expect(source).toMatchObject({
        id: first.sources[0]?.id,
        known: true,
        reports: first.sources[0]?.reports,
      })
    expect(await opened.client.send('sources.list', {})).toHaveLength(1)
  })

  it('one bad file never stops the rest, and leaves nothing behind', async () => {
    await open()
    const job = await run([
      { path: file('empty.txt', '') },
      { path: file('picture.txt', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3])) },
      { path: join(folder, 'gone.txt') },
      { path: file('page.png') },
      { path: file('good.txt') },
    ])
    expect(job.sources).toHaveLength(1)
    expect(job.refused.map(({ code }) => code)).toEqual([
      'file-empty',
      'file-binary',
      'file-missing',
      'file-unsupported',
    ])
    expect(kept()).toEqual([job.sources[0]?.sha256])
    expect(await opened.client.send('sources.list', {})).toHaveLength(1)
  })

  it('a page that breaks the store leaves neither rows nor bytes', async () => {
    await open({
      runImporter: () => {
        const real = createImporter()
        return {
          ...real,
          async run(bytes, request) {
            const page = await real.run(bytes, request)
            page.split.reports[0]?.blocks.push({ kind: 'paragraph', ranges: [[0, 1_000_000]] })
            return page
          },
        }
      },
    })
    const job = await run([{ path: file('a.txt') }])
    expect(job.refused[0]?.code).toBe('split-failed')
    expect(kept()).toEqual([])
    expect(await opened.client.send('sources.list', {})).toEqual([])
    expect(await opened.client.send('undo.state', {})).toEqual({ undo: null, redo: null })
  })

  it('a job that fails takes no bytes from another that brings in the same', async () => {
    let waiting: (() => void)[] = []
    await open({
      runImporter: () => ({
        async run(bytes, { name }) {
          const page = await readPage(bytes, name)
          if (name.endsWith('bad.txt'))
            page.split.reports[0]?.blocks.push({ kind: 'paragraph', ranges: [[0, 1_000_000]] })
          // Both jobs go on at once.
          await new Promise<void>((resolve) => waiting.push(resolve))
          return page
        },
        split: () => Promise.reject(new Error('not asked')),
        unpack: () => Promise.reject(new Error('not asked')),
        foreign: () => Promise.reject(new Error('not asked')),
        cancel: () => {},
        close: () => Promise.resolve(),
      }),
    })
    for (let round = 0; round < 20; round++) {
      const content = `${PAGE}第${round}页。`
      waiting = []
      const jobs = [run([{ path: file('bad.txt', content) }]), run([{ path: file('good.txt', content) }])]
      await expect.poll(() => waiting.length).toBe(2)
      for (const go of waiting) go()
      await Promise.all(jobs)
    }
    expect(await opened.client.send('sources.list', {})).toHaveLength(20)
    expect(kept()).toHaveLength(20)
    expect(await opened.client.send('library.check', {})).toMatchObject({ ok: true })
  })

  it('takes folders, in an encoding the user chose', async () => {
    await open()
    mkdirSync(join(folder, 'pages'))
    file('pages/one.txt', Buffer.from('caf\u00e9 society opens its doors again', 'latin1'))
    file('pages/two.png', 'x')
    const job = await run([{ path: join(folder, 'pages'), encoding: 'windows-1252' }])
    expect(job).toMatchObject({ total: 1, refused: [] })
    expect(job.sources[0]?.encoding).toBe('windows-1252')
    const [source] = await opened.client.send('sources.list', {})
    expect(source?.encodingCertainty).toBe('chosen')
  })
})

describe('cancelling', () => {
  it('stops between files and names those that were not begun', async () => {
    let began = (): void => {}
    const reading = new Promise<void>((resolve) => {
      began = resolve
    })
    await open({
      runImporter: () => {
        const real = createImporter()
        return {
          ...real,
          run(bytes, request) {
            if (request.name.endsWith('b.txt')) began()
            return request.name.endsWith('b.txt')
              ? new Promise((_, reject) => {
                  stop = reject
                })
              : real.run(bytes, request)
          },
          cancel: () => stop(new Error('cancelled')),
        }
      },
    })
    let stop: (error: Error) => void = () => {}
    const paths = [file('a.txt'), file('b.txt', `${PAGE}b`), file('c.txt', `${PAGE}c`)]
    const { jobId } = await opened.client.send('import.start', { items: paths.map((path) => ({ path })) })
    await reading
    await opened.client.send('import.cancel', { jobId })
    const job = await ended(jobId)
    expect(job).toMatchObject({ state: 'cancelled', skipped: paths.slice(1) })
    expect(job.sources).toHaveLength(1)
    await opened.client.send('import.dismiss', { jobId })
    expect(await opened.client.send('import.jobs', {})).toEqual([])
  })

  it('one that has ended meanwhile stays ended', async () => {
    await open()
    const { id } = await run([{ path: file('a.txt') }])
    await opened.client.send('import.cancel', { jobId: id })
    expect((await opened.client.send('import.jobs', {})).map(({ state }) => state)).toEqual(['done'])
    await opened.client.send('import.dismiss', { jobId: id })
    expect(await opened.client.send('import.jobs', {})).toEqual([])
  })

  it('a job nobody knows is not found', async () => {
    await open()
    await expect(
      opened.client.send('import.cancel', { jobId: '01990000-0000-7000-8000-000000000000' }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a window', () => {
  it('may not name paths, and its uploads are cleared away', async () => {
    await open({ mayUsePaths: false })
    await expect(
      opened.client.send('import.start', { items: [{ path: file('a.txt') }] }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
    await expect(
      opened.client.send('import.start', { items: [{ inbox: '../library.db', name: 'a.txt' }] }),
    ).rejects.toMatchObject({ code: 'bad-arguments' })
    const upload = await opened.backend.content(
      new Request('http://127.0.0.1/content/inbox?name=a.txt', { method: 'PUT', body: PAGE }),
    )
    const { inbox } = (await upload.json()) as { inbox: string }
    const job = await run([{ inbox, name: '渡口 a.txt' }])
    expect(job.sources[0]).toMatchObject({ path: '渡口 a.txt', known: false })
    expect(existsSync(join(folder, 'library/inbox', inbox))).toBe(false)
  })

  it('hears of progress and of what came in', async () => {
    await open()
    const heard = new Set<string>()
    opened.client.onChanged(({ tables }) => tables.forEach((table) => heard.add(table)))
    await run([{ path: file('a.txt') }])
    expect([...heard].sort()).toEqual(['import', 'report', 'source', 'undo'])
  })

  it('is told of many files together, and of the last one when all are in', async () => {
    await open()
    let last: Promise<unknown[]> | undefined
    let times = 0
    opened.client.onChanged(({ tables }) => {
      if (!tables.includes('source')) return
      times++
      last = opened.client.send('sources.list', {})
    })
    const job = await run(
      Array.from({ length: 60 }, (_, i) => ({ path: file(`${i}.txt`, `${PAGE}第${i}页。`) })),
    )
    expect(job.sources).toHaveLength(60)
    expect(times).toBeLessThan(30)
    expect(await last).toHaveLength(60)
  })

  it('hears how far a running job is, and of each file when it has ended', async () => {
    await open()
    const seen: ImportJob[] = []
    opened.client.onChanged(({ tables }) => {
      if (tables.includes('import'))
        void opened.client.send('import.jobs', {}).then(([job]) => seen.push(job!))
    })
    const job = await run(
      Array.from({ length: 60 }, (_, i) => ({ path: file(`${i}.txt`, `${PAGE}第${i}页。`) })),
    )
    const running = seen.filter(({ state }) => state === 'running')
    expect(running.at(-1)?.finished).toBeGreaterThan(0)
    for (const one of running) expect(one.sources).toEqual([])
    expect(job.sources).toHaveLength(60)
  })
})
