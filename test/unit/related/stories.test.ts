/** Stories over a real library: what is proposed, what the user makes of it, what stays refused. All texts are made up. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { groupReports } from '../../../electron/backend/stories/group.ts'
import type { Direct } from '../../../electron/hosts/direct.ts'
import type { CallResult } from '../../../shared/contract.ts'
import { makeLibrary, openBench, type MadeLibrary } from '../../bench/made-library.ts'

const TUNNEL = `翠屏山隧道贯通

翠屏山隧道昨日贯通，全长6.4公里。项目经理柯以南说，盾构机在3月2日夜里碰壁，比工期早十一天。

隧道北口接白鹭湖大道，通车后翠屏山两侧的公交线路将重新编排，柯以南估计全程只要九分钟。`
const TUNNEL_AGAIN = `翠屏山隧道貫通

翠屏山隧道昨日貫通，全長6.4公里。項目經理柯以南說，盾構機在3月2日夜裏碰壁，比工期早十一天。

隧道北口接白鷺湖大道，通車後翠屏山兩側的公交線路將重新編排，柯以南估計全程只要九分鐘。`
const OPERA = `老戏楼重新开锣

修了四年的老戏楼昨晚重新开锣，台上唱的是失传多年的目连戏。管箱师傅说，戏服有一半是从库房虫眼里抢救回来的。`

let made: MadeLibrary
let library: Direct
let ids: Record<string, string>
const send: Direct['client']['send'] = (call, args) => library.client.send(call, args)
/** The list when every report has been compared. */
async function compared(): Promise<CallResult<'stories.list'>> {
  for (;;) {
    const list = await send('stories.list', {})
    if (list.looked === list.total) return list
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
const proposed = async (): Promise<string[][]> =>
  (await compared()).proposals.map(({ reports }) => reports.map(({ id }) => id))

beforeEach(async () => {
  made = await makeLibrary({ 'a.txt': TUNNEL, 'b.txt': TUNNEL_AGAIN, 'c.txt': OPERA })
  library = await openBench(made.folder)
  const reports = await send('reports.list', {})
  ids = Object.fromEntries(reports.map(({ fileName, id }) => [fileName[0]!, id]))
  await send('reports.update', { id: ids['a']!, published: '2026-03-04' })
  await send('reports.update', { id: ids['b']!, published: '2026-03-05' })
})
afterEach(async () => {
  await library.close()
  made.remove()
})

describe('stories', () => {
  test('the same matter is proposed, told in order, kept, and not proposed again', async () => {
    expect(await proposed()).toEqual([[ids['a'], ids['b']]])
    const told = await send('stories.get', { reportIds: [ids['b']!, ids['a']!] })
    expect(told.entries.map(({ id, role, of }) => [id, role, of])).toEqual([
      [ids['a'], 'first', null],
      [ids['b'], 'reprint', ids['a']],
    ])
    const night = told.events.find(({ date }) => date === '2026-03-02')
    expect(night?.places.map(({ reportId, text }) => [reportId, text])).toEqual([
      [ids['a'], '3月2日'],
      [ids['b'], '3月2日'],
    ])
    const { id } = await send('stories.create', { reportIds: [ids['a']!, ids['b']!] })
    const { stories, proposals } = await compared()
    expect(stories.map((story) => [story.id, story.title, story.reports.length])).toEqual([
      [id, '翠屏山隧道贯通', 2],
    ])
    expect(proposals).toEqual([])
    await send('undo.undo', {})
    expect(await proposed()).toHaveLength(1)
  })

  test('figures that its reports give differently are proposed, those of a reprint are not', async () => {
    const later = `翠屏山隧道何时通车

翠屏山隧道全长6.8公里，通车日期未定。柯以南说，要看消防验收，九分钟的全程也要等限速牌立好。`
    const path = join(made.folder, '..', 'd.txt')
    writeFileSync(path, later)
    await send('import.start', { items: [{ path }] })
    let d: string | undefined
    while (!(d = (await send('reports.list', {})).find(({ fileName }) => fileName === 'd.txt')?.id))
      await new Promise((resolve) => setTimeout(resolve, 10))
    const { differences } = await send('stories.get', { reportIds: [ids['a']!, ids['b']!, d] })
    expect(differences.map(({ figures }) => figures.map(({ reportId, text }) => [reportId, text]))).toEqual([
      [
        [ids['a'], '6.4公里'],
        [d, '6.8公里'],
      ],
    ])
    expect((await send('stories.get', { reportIds: [ids['a']!, ids['b']!] })).differences).toEqual([])
  })

  test('what is refused stays away after a restart, and comes back when it is asked for', async () => {
    await compared()
    await send('stories.refuse', { reportIds: [ids['a']!, ids['b']!] })
    expect(await proposed()).toEqual([])
    await library.close()
    library = await openBench(made.folder)
    expect((await send('stories.list', {})).looked).toBe(3)
    expect(await proposed()).toEqual([])
    await send('stories.proposeAgain', {})
    expect(await proposed()).toHaveLength(1)
  })

  test('a report near a kept story could be added; taken out by hand it is proposed no more', async () => {
    const { id } = await send('stories.create', { title: '隧道', reportIds: [ids['a']!] })
    const additions = async (): Promise<string[]> =>
      (await compared()).stories[0]!.additions.map((report) => report.id)
    expect(await additions()).toEqual([ids['b']])
    await send('stories.addReports', { id, reportIds: [ids['b']!] })
    expect(await additions()).toEqual([])
    await send('stories.removeReports', { id, reportIds: [ids['b']!] })
    expect(await additions()).toEqual([])
    expect(await proposed()).toEqual([])
  })

  test('a report that is near to one of two groups only does not chain them', () => {
    const edges = [
      { a: 'a', b: 'b', score: 0.9 },
      { a: 'c', b: 'd', score: 0.8 },
      { a: 'b', b: 'c', score: 0.5 },
    ]
    const groups = groupReports(edges).map(({ reports }) => reports.toSorted().join(''))
    expect(groups).toEqual(['ab', 'cd'])
  })
})
