import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPage } from '../../../electron/backend/import/read-page.ts'
import { createImporter } from '../../../electron/backend/import/run-importer.ts'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { ImportItem, ImportJob, SentItem } from '../../../shared/model/import.ts'
import { rawZip } from '../../documents/raw-zip.ts'

const root = join(import.meta.dirname, '../../..')
const PAGE =
  '# 渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人。\n\n# 票价不变\n\n船公司说，票价仍为两元，老人免费。\n'
let folder: string
let opened: Direct

async function open(options: Partial<Parameters<typeof openDirect>[0]> = {}): Promise<Direct> {
  opened = await openDirect({
    folder: join(folder, 'library'),
    migrations: join(root, 'electron/backend/database/migrations'),
    seeds: join(root, 'seeds'),
    log: () => {},
    ...options,
  })
  return opened
}

async function run(items: ImportItem[]): Promise<ImportJob> {
  const { jobId } = await opened.client.send('import.start', { items })
  return ended(jobId)
}

async function ended(jobId: string): Promise<ImportJob> {
  for (;;) {
    const job = (await opened.client.send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job?.state === 'done' || job?.state === 'cancelled') return job
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}

const file = (name: string, content: string | Uint8Array = PAGE): string => {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}
const kept = (): string[] =>
  readdirSync(join(folder, 'library/blobs'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => entry.name)

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-jobs-'))
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

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

describe('a zip of files', () => {
  const upload = async (name: string, bytes: Uint8Array<ArrayBuffer>): Promise<ImportItem> => {
    const request = new Request(`http://127.0.0.1/content/inbox?name=${encodeURIComponent(name)}`, {
      ...{ method: 'PUT', body: bytes },
    })
    return {
      inbox: ((await (await opened.backend.content(request)).json()) as { inbox: string }).inbox,
      name,
    }
  }

  it('brings in each of its files, in folders too; what cannot come in is named, the others do', async () => {
    await open({ mayUsePaths: false })
    const zip = rawZip([
      { name: '报/一版.txt', content: `${PAGE}甲` },
      { name: '../出去.txt', content: 'x' },
      { name: '报/链接.txt', content: '/etc/passwd', mode: 0o120777 },
      { name: '报/套.zip', content: 'PK' },
      { name: '报/空.txt', content: '' },
      { name: '报/图.png', content: 'x' },
      { name: '报/\u202Efdp.txt', content: `${PAGE}乙` },
      { name: '报/撒谎.txt', content: '短', size: 5_000_000 },
      { name: '报/一版.txt', content: `${PAGE}丙` },
      { name: '__MACOSX/._一版.txt', content: 'x' },
      { name: '二版.md', content: `${PAGE}丁` },
    ])
    const job = await run([await upload('十日.zip', new Uint8Array(zip))])
    expect(job.sources.map(({ path }) => path)).toEqual([
      '十日.zip/报/一版.txt',
      '十日.zip/报/\uFFFDfdp.txt',
      '十日.zip/二版.md',
    ])
    expect(job.refused.map(({ path, code }) => `${path} ${code}`).sort()).toEqual(
      [
        '十日.zip/../出去.txt archive-name',
        '十日.zip/报/链接.txt archive-name',
        '十日.zip/报/套.zip archive-nested',
        '十日.zip/报/空.txt file-empty',
        '十日.zip/报/撒谎.txt file-damaged',
        '十日.zip/报/一版.txt archive-name',
      ].sort(),
    )
    expect(job).toMatchObject({ total: 9, finished: 9 })
    expect(readdirSync(join(folder, 'library/inbox'))).toEqual([])
    expect(await opened.client.send('sources.list', {})).toHaveLength(3)
  })

  it('names in GBK, without the UTF-8 flag, are read', async () => {
    await open({ mayUsePaths: false })
    // 北岸渡口恢复通航 in GBK.
    const name = Buffer.from('b1b1b0b6b6c9bfdabbd6b8b4cda8baBD2e747874'.toLowerCase(), 'hex')
    const job = await run([
      await upload('a.zip', new Uint8Array(rawZip([{ name, content: PAGE, flags: 0 }]))),
    ])
    expect(job.sources.map(({ path }) => path)).toEqual(['a.zip/北岸渡口恢复通航.txt'])
  })

  it.each([
    ['damaged', () => new Uint8Array([0x50, 0x4b, 3, 4, 0]), 'file-damaged'],
    ['encrypted', () => rawZip([{ name: 'a.txt', content: 'x', flags: 0x801 }]), 'file-encrypted'],
    ['empty', () => rawZip([{ name: 'a.png', content: 'x' }]), 'archive-empty'],
    ['a bomb', () => rawZip([{ name: 'a.txt', content: new Uint8Array(70_000_000) }]), 'archive-inflates'],
    [
      'of too many',
      () => rawZip(Array.from({ length: 20_001 }, (_, i) => ({ name: `${i}.txt`, content: '' }))),
      'archive-entries',
    ],
  ])('that is %s is refused in words and leaves nothing behind', async (_, make, code) => {
    await open({ mayUsePaths: false })
    const job = await run([await upload('a.zip', new Uint8Array(make()))])
    expect(job.refused.map((one) => one.code)).toEqual([code])
    expect(readdirSync(join(folder, 'library/inbox'))).toEqual([])
    expect(kept()).toEqual([])
  })
})

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
