/** Relatedness beside the library's own thread: what the reader's thread is asked, and how little of it. Texts made up. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createReader } from '../../../electron/backend/reader/run-reader.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { makeLibrary, type MadeLibrary } from '../../bench/made-library.ts'
import { MIGRATIONS, SEEDS } from '../../contract/fixture.ts'

const LIGHTHOUSE = `白礁灯塔复明

白礁灯塔昨夜复明，这座塔停用了二十七年。守塔人郁长庚说，新透镜重1.8吨，光程可达21海里。

修缮由澜港航标处承担，透镜从旧塔的库房里找出，花了四个月打磨。`
const LIGHTHOUSE_LATER = `守塔人的一天

郁长庚每天傍晚爬上白礁灯塔，擦一遍透镜。澜港航标处给他配了徒弟，十九岁，还认不全海图。

灯塔的光程21海里，渔船说夜里回港心里有了底。`
const OTHERS = Array.from({ length: 6 }, (_, i) => {
  const what = ['棉纺厂', '皮影戏', '稻田画', '溜冰场', '豆腐坊', '古琴社'][i]!
  return `${what}开门迎客\n\n${what}的${'甲乙丙丁戊己'[i]!}师傅等了${i + 3}年，终于在镇东头盘下一间铺面，头一天就来了${i + 41}位街坊。`
})
const LIGHTHOUSE_AGAIN = `白礁燈塔復明

白礁燈塔昨夜復明，這座塔停用了二十七年。守塔人郁長庚說，新透鏡重1.8噸，光程可達21海里。

修繕由瀾港航標處承擔，透鏡從舊塔的庫房裏找出，花了四個月打磨。`

let made: MadeLibrary
let library: Direct
let asked: string[] = []
const send: Direct['client']['send'] = (call, args) => library.client.send(call, args)

beforeEach(async () => {
  made = await makeLibrary({
    'a.txt': LIGHTHOUSE,
    'b.txt': LIGHTHOUSE_LATER,
    ...Object.fromEntries(OTHERS.map((text, i) => [`other-${i}.txt`, text])),
  })
  asked = []
  library = await openDirect({
    ...{ folder: made.folder, migrations: MIGRATIONS, seeds: SEEDS },
    runReader: (file) => {
      const reader = createReader(file)
      return {
        ...reader,
        ask(call, args, options) {
          asked.push(call)
          return reader.ask(call, args, options)
        },
      }
    },
  })
})
afterEach(async () => {
  await library.close()
  made.remove()
})

async function idsByFile(): Promise<Record<string, string>> {
  const reports = await send('reports.list', {})
  return Object.fromEntries(reports.map(({ fileName, id }) => [fileName.replace('.txt', ''), id]))
}
async function compared() {
  for (;;) {
    const list = await send('stories.list', {})
    if (list.looked === list.total) return list
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
const related = async (reportId: string): Promise<string[]> =>
  (await send('related.list', { reportId })).reports.map(({ id }) => id)

async function bringIn(name: string, text: string): Promise<void> {
  const path = join(made.folder, '..', name)
  writeFileSync(path, text)
  const { jobId } = await send('import.start', { items: [{ path }] })
  while ((await send('import.jobs', {})).find(({ id }) => id === jobId)?.state !== 'done')
    await new Promise((resolve) => setTimeout(resolve, 10))
}

test('related reports, more on a passage and a story told in order are answered by the thread', async () => {
  const ids = await idsByFile()
  expect(await related(ids['a']!)).toEqual([ids['b']])
  const { reports } = await send('related.forPassage', { text: '白礁灯塔的守塔人' })
  expect(new Set(reports.map(({ id }) => id))).toEqual(new Set([ids['a'], ids['b']]))
  await send('stories.get', { reportIds: [ids['a']!, ids['b']!] })
  expect(new Set(asked)).toEqual(new Set(['related.list', 'related.forPassage', 'stories.get']))
})

test('a question that nobody waits for any more is taken back; others are answered', async () => {
  const ids = await idsByFile()
  const ask = (id: string, session: string): Promise<unknown> =>
    send('related.list', { reportId: ids[id]!, session }).then(
      ({ reports }) => reports.length,
      ({ code }: { code: string }) => code,
    )
  const answers = [ask('a', 'one'), ask('b', 'one'), ask('a', 'two')]
  expect(await Promise.all(answers)).toEqual(['cancelled', 1, 1])
  const others = Array.from({ length: 20 }, (_, i) => ask('a', `other ${i}`))
  const left = ask('b', 'left')
  await send('search.cancel', { session: 'left' })
  expect(await left).toBe('cancelled')
  expect(await Promise.all(others)).toEqual(others.map(() => 1))
})

test('a report that comes in is related at once, and only it is compared', async () => {
  const before = await compared()
  expect(before.total).toBe(2 + OTHERS.length)
  const looks = (): number => asked.filter((call) => call === 'stories.near').length
  // One question a report, and one back for each that is near.
  expect(looks()).toBeGreaterThanOrEqual(before.total)
  const ids = await idsByFile()
  asked = []
  await bringIn('c.txt', LIGHTHOUSE_AGAIN)
  const { c } = await idsByFile()
  expect(await related(ids['a']!)).toEqual(expect.arrayContaining([c, ids['b']]))
  const after = await compared()
  expect(after.total).toBe(before.total + 1)
  expect(looks()).toBeGreaterThan(0)
  expect(looks()).toBeLessThanOrEqual(3)
  expect(after.proposals.some(({ reports }) => reports.some(({ id }) => id === c))).toBe(true)
})
