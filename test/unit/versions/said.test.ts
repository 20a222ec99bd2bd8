/** What was said of a page's reports holds for its new version: refusals, stories, fastened places. All texts are made up. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import type { FixedPoint } from '../../../shared/model/fixed-point.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

const FIRST = `水门换闸

望鹤水门的旧闸昨天吊出，新闸重26吨。水利站长闻人杰说，换闸后望鹤镇不再怕秋汛。

闻人杰还说，旧闸会立在镇公园里，让孩子看看锈迹。`
/** The same page with a word put right and a sentence put before. */
const SECOND = `水门换闸

【更正】望鹤水门的旧闸昨天吊出，新闸重26吨。闸槽也已磨平。水利站长闻人杰说，换闸后望鹤镇不再怕秋汛。

闻人杰还说，旧闸会立在镇公园里，让孩子看看锈迹。`
const OTHER = `公园添旧物

望鹤镇公园昨天添了一道水门旧闸，重26吨。水利站长闻人杰剪了彩，孩子们摸得一手铁锈。`

let folder: string
let opened: Direct
const send: Direct['client']['send'] = (call, args) => opened.client.send(call, args)
async function bring(
  name: string,
  text: string,
  replaces?: string,
): Promise<{ source: string; report: string }> {
  const path = join(folder, name)
  writeFileSync(path, text)
  const { jobId } = await send('import.start', { items: [{ path, ...(replaces ? { replaces } : {}) }] })
  for (;;) {
    const job = (await send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job?.state === 'done') return { source: job.sources[0]!.id, report: job.sources[0]!.reports[0]!.id }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const related = async (reportId: string): Promise<string[]> =>
  (await send('related.list', { reportId })).reports.map(({ id }) => id)
const members = async (): Promise<string[]> =>
  (await send('stories.list', {})).stories[0]!.reports.map(({ id }) => id)
const fixed = async (): Promise<FixedPoint[]> =>
  ((await send('settings.all', {})) as Record<string, FixedPoint[]>)['beside.fixed'] ?? []

let old: Awaited<ReturnType<typeof bring>>
let other: Awaited<ReturnType<typeof bring>>
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-said-'))
  opened = await openDirect({
    ...{ folder: join(folder, 'library'), migrations: MIGRATIONS, seeds: SEEDS, log: () => {} },
  })
  old = await bring('page.txt', FIRST)
  other = await bring('other.txt', OTHER)
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

test('an older version is neither related, nor what was told before, nor of a proposed story', async () => {
  expect(await related(other.report)).toEqual([old.report])
  const now = await bring('page.txt', SECOND, old.source)
  expect(await related(now.report)).toEqual([other.report])
  expect(await related(other.report)).toEqual([now.report])
  expect((await send('parallels.told', { reportId: now.report })).earlier.map(({ id }) => id)).not.toContain(
    old.report,
  )
  expect((await send('parallels.told', { reportId: now.report, among: [old.report] })).told).toEqual([])
  for (;;) {
    const { looked, total, proposals } = await send('stories.list', {})
    for (const { reports } of proposals) expect(reports.map(({ id }) => id)).not.toContain(old.report)
    if (looked === total) break
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
})

test('refusals, stories and fastened places go over, and come back with undo', async () => {
  await send('related.refuse', { reportId: old.report, otherId: other.report })
  await send('stories.create', { title: '水门', reportIds: [old.report] })
  const offset = FIRST.indexOf('旧闸会立')
  const point: FixedPoint = {
    a: { reportId: old.report, offset },
    b: { reportId: other.report, offset: OTHER.indexOf('孩子们') },
  }
  await send('fastening.add', { points: [point] })

  const now = await bring('page.txt', SECOND, old.source)
  expect(await related(now.report)).toEqual([])
  expect(await related(other.report)).toEqual([])
  expect((await send('related.refused', { reportId: now.report })).map((one) => one.other.id)).toEqual([
    other.report,
  ])
  expect(await members()).toEqual([now.report])
  expect(await fixed()).toEqual([
    { ...point, a: { reportId: now.report, offset: SECOND.indexOf('旧闸会立') } },
  ])

  await send('undo.undo', {})
  expect(await members()).toEqual([old.report])
  expect(await fixed()).toEqual([point])
  expect((await send('related.refused', { reportId: old.report })).map((one) => one.other.id)).toEqual([
    other.report,
  ])
})

test('where the heir is in the story already it stands there once', async () => {
  const now = await bring('page.txt', SECOND)
  await send('stories.create', { title: '水门', reportIds: [old.report, now.report] })
  await send('versions.carry', { id: now.source, from: old.source })
  expect(await members()).toEqual([now.report])
  await send('undo.undo', {})
  expect(new Set(await members())).toEqual(new Set([old.report, now.report]))
})
