import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { CallArgs } from '../../../shared/contract.ts'

const root = join(import.meta.dirname, '../../..')
let folder: string
let opened: Direct
let first: string
let second: string

async function open(mayUsePaths = true): Promise<void> {
  opened = await openDirect({
    folder: join(folder, 'library'),
    migrations: join(root, 'electron/backend/database/migrations'),
    seeds: join(root, 'seeds'),
    mayUsePaths,
  })
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-export-'))
  await open()
  writeFileSync(
    join(folder, 'a.txt'),
    '# 渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六\n十人。船公司说，票价仍为两元。\n',
  )
  writeFileSync(join(folder, 'b.txt'), '# 碼頭重開\n\n對岸碼頭今晨重開，首班船載客七十人。\n')
  const { client } = opened
  await client.send('import.start', {
    items: ['a.txt', 'b.txt'].map((name) => ({ path: join(folder, name) })),
  })
  for (;;) {
    const [job] = await client.send('import.jobs', {})
    if (job?.state === 'done') {
      ;[first = '', second = ''] = job.sources.map(({ reports }) => reports[0]?.id ?? '')
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

/** What a window would download. */
async function download(
  args: CallArgs<'export.prepare'>,
): Promise<{ bytes: Uint8Array; headers: Headers; files: number }> {
  const { url, files } = await opened.client.send('export.prepare', args)
  const response = await opened.backend.content(new Request(`http://127.0.0.1${url}`))
  expect(response.status).toBe(200)
  return { bytes: new Uint8Array(await response.arrayBuffer()), headers: response.headers, files }
}

describe('an export of the library', () => {
  it('holds highlights over mended lines, notes, themes of a tree and both ends of a link', async () => {
    const { client } = opened
    const one = await client.send('highlights.quote', { reportId: first, quote: '载客六十人' })
    const two = await client.send('highlights.quote', {
      reportId: second,
      quote: '載客七十人',
      color: 'green',
    })
    await client.send('links.create', {
      from: { kind: 'highlight', id: one.id },
      to: { kind: 'highlight', id: two.id },
      relation: 'different-figure',
    })
    const parent = await client.send('themes.create', { name: '交通' })
    const child = await client.send('themes.create', { name: '渡轮 客量', parentId: parent.id })
    await client.send('themes.assign', { themeId: child.id, target: { kind: 'highlight', id: two.id } })
    await client.send('notes.save', {
      id: '01990000-0000-7000-8000-0000000000aa',
      target: { kind: 'report', id: first },
      state: plainTextToState('- 问船公司\n- 查去年'),
      text: '- 问船公司\n- 查去年',
    })

    const { bytes, headers, files } = await download({
      format: 'markdown',
      scope: { kind: 'all' },
      language: 'zh-Hans',
    })
    expect(files).toBe(5)
    expect(headers.get('content-disposition')).toContain('Pressmark.zip')
    const zip = Object.fromEntries(
      Object.entries(unzipSync(bytes)).map(([name, data]) => [name, strFromU8(data)]),
    )
    expect(Object.keys(zip)).toEqual([
      '渡口重开.md',
      '碼頭重開.md',
      '主题/交通.md',
      '主题/交通 - 渡轮 客量.md',
      '资料库.md',
    ])
    expect(zip['渡口重开.md']).toContain('> 载客六十人 ^h-')
    expect(zip['渡口重开.md']).toContain('问船公司')
    expect(zip['渡口重开.md']).toContain('首班船==载客六十人==。')
    expect(zip['渡口重开.md']).toMatch(/different-figure:: \[\[碼頭重開#\^h-\w+\|碼頭重開]]/)
    expect(zip['碼頭重開.md']).toMatch(/different-figure:: \[\[渡口重开#\^h-\w+\|渡口重开]]/)
    expect(zip['碼頭重開.md']).toContain('#交通/渡轮-客量')

    // A theme takes in the themes below it, and only the reports that carry one of them.
    const themed = await download({ format: 'html', scope: { kind: 'theme', id: parent.id }, language: 'en' })
    const html = strFromU8(themed.bytes)
    expect(html).toContain('載客七十人</mark>')
    expect(html).not.toContain('id="r-' + first)
    expect(html).toContain('not in this export')
    expect(themed.headers.get('content-disposition')).toContain(encodeURIComponent('Theme 交通.html'))
  })

  it('comes out the same, byte for byte, as long as nothing changed', async () => {
    const out = join(folder, 'out')
    const args = { format: 'markdown', scope: { kind: 'all' }, folder: out } as const
    const { files } = await opened.client.send('export.write', args)
    const before = files.map((path) => readFileSync(path, 'utf8'))
    expect((await opened.client.send('export.write', args)).kept).toEqual([])
    expect(files.map((path) => readFileSync(path, 'utf8'))).toEqual(before)
  })

  it('replaces what an earlier export wrote, once the library has changed', async () => {
    const out = join(folder, 'out')
    const args = { format: 'markdown', scope: { kind: 'report', id: first }, folder: out } as const
    const { files } = await opened.client.send('export.write', args)
    await opened.client.send('highlights.quote', { reportId: first, quote: '票价仍为两元' })
    expect(await opened.client.send('export.write', args)).toEqual({ files, kept: [], warnings: [] })
    expect(readFileSync(files[0] ?? '', 'utf8')).toContain('> 票价仍为两元 ^h-')
  })

  it('a theme does not replace a whole export with its part of it: it gets a folder of its own there', async () => {
    const out = join(folder, 'out')
    const { client } = opened
    const theme = await client.send('themes.create', { name: '票价', target: { kind: 'report', id: first } })
    const write = (scope: CallArgs<'export.write'>['scope']) =>
      client.send('export.write', { format: 'markdown', scope, folder: out })
    const whole = await write({ kind: 'all' })
    const before = whole.files.map((path) => readFileSync(path, 'utf8'))
    const part = await write({ kind: 'theme', id: theme.id })
    expect(part.files.every((path) => path.startsWith(join(out, '票价')))).toBe(true)
    expect(whole.files.map((path) => readFileSync(path, 'utf8'))).toEqual(before)
    expect(await write({ kind: 'theme', id: theme.id })).toEqual(part)
    expect(await write({ kind: 'all' })).toMatchObject({ files: whole.files, kept: [] })
  })

  it('is refused where there is no such report, theme or format', async () => {
    const none = '01990000-0000-7000-8000-000000000000'
    const { client } = opened
    for (const kind of ['report', 'theme'] as const)
      await expect(
        client.send('export.prepare', { format: 'html', scope: { kind, id: none } }),
      ).rejects.toMatchObject({ code: 'not-found' })
    await expect(
      client.send('export.prepare', { format: 'wps', scope: { kind: 'all' } }),
    ).rejects.toMatchObject({ code: 'bad-arguments' })
  })

  it('a window may not name folders', async () => {
    await opened.close()
    await open(false)
    await expect(
      opened.client.send('export.write', {
        format: 'html',
        scope: { kind: 'all' },
        folder: join(folder, 'out'),
      }),
    ).rejects.toMatchObject({ code: 'not-allowed' })
  })
})
