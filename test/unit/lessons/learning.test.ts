/** What is corrected on one page of a paper helps the next: through import, desk and import again. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { Desk, DeskAct } from '../../../shared/model/page.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

/** Stands on every page of the made-up paper, above a headline, and reads like one itself. */
const SECTION = '读者来信选登 今日四则'

/** A page with two stories; the paper's name stands in the file's name. */
const page = (paper: string, day: number): [name: string, text: string] => [
  `${paper}_2025-03-${String(day).padStart(2, '0')}_第5版.txt`,
  [
    `港区第${day}号泊位恢复夜航`,
    `港务局昨日宣布，停用${day}年的泊位恢复夜间作业，首夜有七艘货船靠泊。`,
    `调度员说，夜航恢复后等候时间缩短了${day}个小时。`,
    SECTION,
    `老街书店迎来第${day}千位读者`,
    `开业${day}年的老街书店昨日迎来办卡的读者，店主送上一册旧版地图。`,
    `店主说，${day}月起每周五晚开到十点。`,
  ].join('\n\n'),
]

let folder: string
let opened: Direct
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-learning-'))
  opened = await openDirect({ folder: join(folder, 'library'), migrations: MIGRATIONS, seeds: SEEDS })
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})
const send: Direct['client']['send'] = (call, args) => opened.client.send(call, args)

/** Imports a page and lays it on the desk. */
async function bringIn([name, text]: [string, string]): Promise<Desk> {
  const path = join(folder, name)
  writeFileSync(path, text)
  const { jobId } = await send('import.start', { items: [{ path }] })
  await expect
    .poll(async () => (await send('import.jobs', {})).find(({ id }) => id === jobId)?.state, {
      timeout: 20_000,
    })
    .toBe('done')
  const job = (await send('import.jobs', {})).find(({ id }) => id === jobId)
  return send('desk.show', { sourceId: job?.sources[0]?.id ?? '' })
}
const act = (desk: Desk, what: DeskAct): Promise<unknown> =>
  send('desk.act', { sourceId: desk.sourceId, act: what })
const section = (desk: Desk) => desk.pieces.find(({ text }) => text === SECTION)

test('a recurring line set aside on one page is set aside on the next of the same paper, until that is forgotten', async () => {
  const first = await bringIn(page('海港日报', 1))
  expect(section(first)?.reportId).not.toBeNull()
  await act(first, { do: 'aside', pieces: [section(first)?.at ?? 0] })

  const second = await bringIn(page('海港日报', 2))
  expect(section(second)?.reportId).toBeNull()
  const elsewhere = await bringIn(page('内陆晚报', 12))
  expect(section(elsewhere)?.reportId).not.toBeNull()

  await send('lessons.forget', { publication: '海港日报' })
  const third = await bringIn(page('海港日报', 3))
  expect(section(third)?.kind).toBe(section(first)?.kind)
  expect(section(third)?.reportId).not.toBeNull()
  await send('undo.undo', {}) // the import
  await send('undo.undo', {}) // the forgetting
  expect(section(await bringIn(page('海港日报', 4)))?.reportId).toBeNull()
})

test('an act that was taken back has taught nothing', async () => {
  const first = await bringIn(page('海港日报', 1))
  await act(first, { do: 'aside', pieces: [section(first)?.at ?? 0] })
  expect(await send('lessons.list', {})).not.toEqual([])
  await send('undo.undo', {})
  expect(await send('lessons.list', {})).toEqual([])
  expect(section(await bringIn(page('海港日报', 2)))?.reportId).not.toBeNull()
})

test('an answer given on page after page is how the next page comes in, until that is forgotten', async () => {
  const border = (desk: Desk) =>
    desk.decisions.find(({ kind, at }) => kind === 'border' && at === section(desk)?.at)
  const first = await bringIn(page('海港日报', 1))
  const before = border(first)
  const answer = before?.holds ? 'refuse' : 'accept'
  await act(first, { do: answer, decisions: [before?.id ?? ''] })
  for (const day of [2, 3, 4]) {
    const next = await bringIn(page('海港日报', day))
    const asked = border(next)
    if (asked?.holds === before?.holds) await act(next, { do: answer, decisions: [asked?.id ?? ''] })
  }
  expect(border(await bringIn(page('海港日报', 7)))?.holds).toBe(!before?.holds)
  expect(border(await bringIn(page('内陆晚报', 17)))?.holds).toBe(before?.holds)
  await send('lessons.forget', { publication: '海港日报' })
  const later = border(await bringIn(page('海港日报', 8)))
  expect(later).toMatchObject({ holds: before?.holds, probability: before?.probability })
})
