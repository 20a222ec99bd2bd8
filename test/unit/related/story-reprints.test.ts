/** A matter that many papers print from one agency, and few tell in their own words. All texts are made up. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Direct } from '../../../electron/hosts/direct.ts'
import { makeLibrary, openBench, type MadeLibrary } from '../../bench/made-library.ts'

const PAPERS = 20
const AGENCY = (place: number): string => `芦花渡轮渡相撞

芦花渡昨晨大雾，渡轮“白鸥号”与运沙船相撞，船上四十三人落水。海事处长谭其骧说，搜救艇六分钟内赶到，四十一人获救。

两名失踪者是芦花镇中学的教师，潜水员在青芦湾一带寻找。“白鸥号”船龄二十二年，去年十月刚换过舵机。

运沙船船主罗四海承认，雾中没有鸣笛。海事处已封存两船的航行记录，芦花渡停航至少三天。${
  place === 0
    ? ''
    : `\n\n${'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉'[place]!}城的读者可到报社领取班船改道的时刻表。`
}`
/** Nothing of the agency's sentences. */
const OWN_WORDS = `教师家属守在渡口

芦花镇中学停了课。失踪的两位老师，一位教地理，一位教音乐，同事们从早晨起就站在青芦湾的堤上。

“白鸥号”的舵工告诉记者，雾里只看见一堵墙似的沙堆压过来。罗四海的运沙船没有灯也没有笛。

谭其骧傍晚到堤上来，他说潜水员换了四班，水下伸手不见五指。`
const OWN_WORDS_LATER = `罗四海受讯问

运沙船船主罗四海昨天在海事处受讯问九个小时。他的律师说，芦花渡没有雾号，责任不该一人承担。

谭其骧答复，“白鸥号”的航行记录显示渡轮曾三次改变航向。青芦湾的搜寻仍在继续，潜水员找到了一只提琴盒，属于芦花镇中学失踪的音乐教师。`
const OTHERS = [
  '棉纺厂改作美术馆\n\n老棉纺厂的锯齿屋顶下挂起了画。馆长说，织机留下三台，给孩子们看经纬怎么交错。',
  '皮影戏进课堂\n\n六十八岁的艺人教三年级学生刻驴皮，一张影人要下三千多刀，学期末演了一出大闹天宫。',
  '稻田里种出一幅画\n\n农技站用五种颜色的秧苗拼出一只仙鹤，从山坡的木台上看得最清楚，入秋以前都在。',
  '溜冰场延长开放\n\n因为冷空气来得早，北郊的溜冰场多开两个星期，夜场票减半，冰鞋可以寄存。',
  '古琴社招收学员\n\n社长收藏了十一张明代的琴，每逢初一开箱晾晒，街坊隔着窗能听见广陵散。',
]

let made: MadeLibrary
let library: Direct
let ids: Record<string, string> = {}
const send: Direct['client']['send'] = (call, args) => library.client.send(call, args)

beforeAll(async () => {
  made = await makeLibrary({
    ...Object.fromEntries(Array.from({ length: PAPERS }, (_, i) => [`paper-${i}.txt`, AGENCY(i)])),
    'own.txt': OWN_WORDS,
    'later.txt': OWN_WORDS_LATER,
    ...Object.fromEntries(OTHERS.map((text, i) => [`other-${i}.txt`, text])),
  })
  library = await openBench(made.folder)
  const reports = await send('reports.list', {})
  ids = Object.fromEntries(reports.map(({ fileName, id }) => [fileName.replace('.txt', ''), id]))
  for (const [name, id] of Object.entries(ids))
    await send('reports.update', { id, published: name === 'later' ? '2026-03-07' : '2026-03-05' })
}, 60_000)
afterAll(async () => {
  await library.close()
  made.remove()
})

test('all papers that print one text and who tells it in own words are one story', async () => {
  for (;;) {
    const { looked, total } = await send('stories.list', {})
    if (looked === total) break
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  const { proposals } = await send('stories.list', {})
  const nameOf = new Map(Object.entries(ids).map(([name, id]) => [id, name]))
  const told = Object.keys(ids).filter((name) => !name.startsWith('other-'))
  expect(proposals.map(({ reports }) => reports.map(({ id }) => nameOf.get(id)!).toSorted())).toEqual([
    told.toSorted(),
  ])
}, 60_000)

test('every reprint is told as one, whichever of the others came just before it', async () => {
  const { entries } = await send('stories.get', { reportIds: Object.values(ids) })
  const reprints = entries.filter(({ role }) => role === 'reprint').map(({ id }) => id)
  const papers = entries.filter(({ id }) =>
    Object.entries(ids).some(([n, own]) => own === id && n.startsWith('paper')),
  )
  expect(reprints).toHaveLength(PAPERS - 1)
  expect(new Set([...reprints, papers[0]!.id])).toEqual(new Set(papers.map(({ id }) => id)))
})

test('as many related reports are named as are asked for', async () => {
  const { reports } = await send('related.list', { reportId: ids['paper-1']!, limit: 50 })
  expect(reports.length).toBeGreaterThanOrEqual(PAPERS - 1)
})
