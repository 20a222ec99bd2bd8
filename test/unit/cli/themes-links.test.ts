import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { runCli } from '../../../electron/cli/run.ts'
import { openDirect } from '../../../electron/hosts/direct.ts'
import { MOST_UNASKED } from '../../../shared/model/removal.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

let folder: string
async function run(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const [out, error]: [string[], string[]] = [[], []]
  const code = await runCli([...argv, '--library', join(folder, 'library')], COMMANDS, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    env: { LANG: 'en_US.UTF-8' },
  })
  return { code, out: out.join('\n'), error: error.join('\n') }
}
// oxlint-disable-next-line typescript/no-explicit-any
async function json(...argv: string[]): Promise<any> {
  const { out, error } = await run(...argv, '--json')
  return JSON.parse(out || error)
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-themes-'))
  const path = join(folder, 'a.txt')
  writeFileSync(
    path,
    '# 盐场复产\n\n北滩盐场昨日复产，工人三百名返岗。\n\n# 鹽價回落\n\n市面鹽價回落兩成，商戶說貨源充足。\n',
  )
  await run('import', path)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('pressmark themes and links', () => {
  it('changes the tree, tells counts, asks before it removes, and undoes', async () => {
    const { reports } = await json('list')
    const [salt, price] = reports.map(({ id }: { id: string }) => id)
    await run('highlight', salt, '--quote', '工人三百名返岗', '--theme', '经济/就业', '--color', 'red')
    await run('highlight', salt, '--quote', '昨日复产', '--theme', '经济/就业')
    await run('highlight', price, '--quote', '鹽價回落兩成', '--theme', '物价')
    expect((await run('themes', 'move', '物价', '--under', '经济', '--before', '就业')).out).toContain(
      '经济/物价',
    )
    expect((await json('themes')).themes.map(({ path }: { path: string }) => path)).toEqual([
      '经济',
      '经济/物价',
      '经济/就业',
    ])
    expect((await run('themes', 'rename', '就业', '物價')).error).toContain('物价')
    expect(await json('themes', 'split', '就业', '返岗', '--color', 'red')).toMatchObject({
      ...{ path: '经济/返岗', highlights: 1 },
    })
    expect(await json('themes', 'merge', '返岗', '就业')).toMatchObject({
      ...{ highlights: 2, merged: { highlights: 1, both: 0 } },
    })
    const asked = await run('themes', 'remove', '经济', '--with-below')
    expect([asked.code, asked.error.includes('--yes')]).toEqual([1, true])
    expect((await json('themes')).themes).toHaveLength(3)
    expect(await json('themes', 'remove', '经济', '--with-below', '--yes')).toMatchObject({ removed: true })
    expect((await json('themes')).themes).toHaveLength(0)
    await run('undo')
    expect((await json('themes')).themes).toHaveLength(3)
  })

  it('writes the codebook and reads it back; bad rows are told and end in 1', async () => {
    const path = join(folder, 'book.csv')
    expect((await run('themes', 'export', path)).code).toBe(0)
    expect((await run('themes', 'export', path)).code).toBe(1)
    expect(readFileSync(path, 'utf8').startsWith('\ufeffpath,')).toBe(true)
    expect(await json('themes', 'import', path)).toMatchObject({ created: 0, changed: 0, same: 3, bad: [] })
    writeFileSync(path, 'path,color\n天气,blue\n地理,mauve\n')
    expect(await json('themes', 'import', path, '--check')).toMatchObject({ created: 1 })
    const read = await run('themes', 'import', path)
    expect([read.code, read.error]).toEqual([1, expect.stringContaining('Row 3')])
    expect((await json('themes')).themes).toHaveLength(4)
  })

  it('removes several highlights as one step of undo, much only when told', async () => {
    const { reports } = await json('list')
    const library = await openDirect({
      folder: join(folder, 'library'),
      migrations: MIGRATIONS,
      seeds: SEEDS,
    })
    const report = await library.client.send('reports.get', { id: reports[0].id })
    const [start] = report.blocks.at(-1)!.segments[0]!
    const ids: string[] = []
    for (let at = 0; at <= MOST_UNASKED; at++)
      ids.push(
        (
          await library.client.send('highlights.create', {
            reportId: report.id,
            ranges: [[start + (at % 9), start + (at % 9) + 1]],
          })
        ).id,
      )
    await library.close()
    const marked = async (): Promise<number> =>
      (await json('list')).reports.reduce(
        (sum: number, one: { highlights: number }) => sum + one.highlights,
        0,
      )
    const before = await marked()
    const asked = await run('remove', ...ids)
    expect([asked.code, asked.error]).toEqual([1, expect.stringContaining('51 highlights')])
    expect(await json('remove', ...ids, '--yes')).toEqual({ removed: true, links: 0 })
    expect(await marked()).toBe(before - ids.length)
    expect((await json('backups')).backups).toMatchObject([{ reason: 'act' }])
    await run('undo')
    expect(await marked()).toBe(before)
    await json('remove', ...ids, '--yes')
  })

  it('lists links by what they have, manages relations, and ends no link unasked', async () => {
    const { reports } = await json('list')
    const [salt, price] = reports.map(({ id }: { id: string }) => id)
    const link = await json('link', `${salt}:昨日复产`, price, '--relation', '引出', '--note', '货源充足')
    await json('link', salt, price, '--relation', 'background')
    expect((await json('links')).links).toHaveLength(2)
    expect((await json('links', '--text', '貨源')).links).toMatchObject([{ id: link.id, note: '货源充足' }])
    expect((await json('links', '--relation', 'background')).links).toHaveLength(1)
    expect(await json('links', 'relation', '引出', '--inverse', '起因是', '--color', 'red')).toMatchObject({
      ...{ inverse: '起因是', links: 1 },
    })
    expect((await json('links', 'rename', '引出', '导致')).name).toBe('导致')
    expect((await run('links', 'remove-relation', '导致')).code).toBe(1)
    expect((await json('links', 'merge', '导致', 'background')).links).toBe(2)
    expect((await json('links', 'turn', link.id)).from).toEqual({ kind: 'report', id: price })

    const asked = await run('remove', price)
    expect([asked.code, asked.error]).toEqual([1, expect.stringContaining('2')])
    expect(await json('remove', price, '--yes')).toEqual({ removed: true, links: 2 })
    expect((await json('links')).links).toHaveLength(0)
    await run('undo')
    expect((await json('links')).links).toHaveLength(2)
  })
})
