/** Related reports over a real library filled through the import. All texts are made up. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeLibrary, openBench, type MadeLibrary } from '../../bench/made-library.ts'
import type { Direct } from '../../../electron/hosts/direct.ts'
import type { RelatedReport } from '../../../shared/model/related.ts'

const BRIDGE = `鹿门大桥合龙

《南湾日报》2026年3月4日

鹿门大桥昨日合龙，主跨长1286米，横跨青螺江。总工程师戚望舒说，钢箱梁最后一段在凌晨吊装到位。

大桥总造价47.3亿元，预计明年九月通车。青螺江两岸的渡轮届时停航，船工可转到桥梁养护队。

沿江乡镇已开始修建引道，第一批路灯本周安装。`
/** The same, in the other script and a day later. */
const BRIDGE_TWIN = `鹿門大橋合龍

《海角晚報》2026年3月5日

鹿門大橋昨日合龍，主跨長1286米，橫跨青螺江。總工程師戚望舒說，鋼箱梁最後一段在凌晨吊裝到位。

大橋總造價47.3億元，預計明年九月通車。青螺江兩岸的渡輪屆時停航，船工可轉到橋樑養護隊。

沿江鄉鎮已開始修建引道，第一批路燈本週安裝。`
/** Another hand on the same matter: no sentence in common. */
const FERRY = `渡轮船工盼安置

《南湾日报》2026年3月6日

青螺江上跑了三十年的老船工牛得水说，鹿门大桥一通车，渡轮就没有客人了。

桥梁养护队只招六十人，总工程师戚望舒答应优先考虑船工。有人担心，47.3亿元的工程没有留下一分钱给渡口。`
const CHESS = `少年棋手夺冠

《南湾日报》2026年3月4日

十四岁的棋手费小满在围棋公开赛决赛中执白中盘胜，成为最年轻的冠军。她说，最难的一盘是半决赛。`
const WEATHER = `周末降温

《南湾日报》2026年3月4日

气象台预报，周末冷空气南下，最低气温降到四度，果农须给茶园和柑橘园覆盖薄膜。`

let made: MadeLibrary
let library: Direct
let ids: Record<string, string> = {}
beforeAll(async () => {
  made = await makeLibrary({
    'bridge.txt': BRIDGE,
    'bridge-hk.txt': BRIDGE_TWIN,
    'ferry.txt': FERRY,
    'chess.txt': CHESS,
    'weather.txt': WEATHER,
  })
  library = await openBench(made.folder)
  const reports = await library.client.send('reports.list', {})
  ids = Object.fromEntries(reports.map(({ fileName, id }) => [fileName.replace('.txt', ''), id]))
  const dates = { bridge: '2026-03-04', 'bridge-hk': '2026-03-05', ferry: '2026-03-06', chess: '2026-03-04' }
  for (const [name, published] of Object.entries(dates))
    await library.client.send('reports.update', { id: ids[name]!, published })
})
afterAll(async () => {
  await library.close()
  made.remove()
})

const related = async (name: string): Promise<RelatedReport[]> =>
  (await library.client.send('related.list', { reportId: ids[name]! })).reports
const words = ({ reasons }: RelatedReport, kind: string): string[] =>
  reasons.filter((reason) => reason.kind === kind).map(({ text }) => text)

describe('related reports', () => {
  test('the same matter comes first, in either script, and what is of another matter does not come', async () => {
    expect((await related('bridge')).map(({ id }) => id)).toEqual([ids['bridge-hk'], ids['ferry']])
    expect(new Set((await related('ferry')).map(({ id }) => id))).toEqual(
      new Set([ids['bridge'], ids['bridge-hk']]),
    )
    expect(await related('chess')).toEqual([])
  })

  test('a reprint is told as one, with who printed first, from both ends', async () => {
    const [twin] = await related('bridge')
    expect([twin?.sameText, twin?.first]).toEqual(['same', 'this'])
    expect(twin?.share).toBeGreaterThan(0.95)
    const [original] = await related('bridge-hk')
    expect([original?.id, original?.sameText, original?.first]).toEqual([ids['bridge'], 'same', 'other'])
  })

  test('reasons are what a person would point at, each at its place in both reports', async () => {
    const ferry = (await related('bridge')).find(({ id }) => id === ids['ferry'])!
    expect(ferry.sameText).toBe('none')
    expect([...words(ferry, 'name'), ...words(ferry, 'term')]).toEqual(
      expect.arrayContaining(['船工', '渡轮']),
    )
    expect(words(ferry, 'number')).toEqual(['47.3亿元'])
    const figure = ferry.reasons.find(({ kind }) => kind === 'number')!
    const [start, end] = figure.there!.ranges[0]!
    expect(FERRY.slice(start, end)).toBe('47.3亿元')
    expect(BRIDGE.slice(...(figure.here!.ranges[0] as [number, number]))).toBe('47.3亿元')
    for (const { text } of ferry.reasons) expect(text).not.toMatch(/^\d$|^本报|^记者|^日报/)
  })

  test('more on this: a passage finds what tells of it, and not its own report', async () => {
    const start = CHESS.indexOf('费小满')
    const none = await library.client.send('related.forPassage', {
      ...{ reportId: ids['chess']!, ranges: [[start, start + 3]] },
    })
    expect(none.reports).toEqual([])
    const { reports } = await library.client.send('related.forPassage', { text: '青螺江的渡轮和船工' })
    expect(reports.map(({ id }) => id)).toContain(ids['ferry'])
    await expect(library.client.send('related.forPassage', { reportId: ids['chess']! })).rejects.toThrow()
  })

  test('what the user refused stays away from both ends until it is taken back', async () => {
    const { id } = await library.client.send('related.refuse', {
      ...{ reportId: ids['ferry']!, otherId: ids['bridge']! },
    })
    expect((await related('bridge')).map((one) => one.id)).toEqual([ids['bridge-hk']])
    expect((await related('ferry')).map((one) => one.id)).toEqual([ids['bridge-hk']])
    const refused = await library.client.send('related.refused', { reportId: ids['bridge']! })
    expect(refused.map(({ other }) => other.id)).toEqual([ids['ferry']])
    // Nor does it come for a passage of the report.
    const passage = { reportId: ids['bridge']!, text: '青螺江的渡轮和船工' }
    expect((await library.client.send('related.forPassage', passage)).reports.map((one) => one.id)).toEqual([
      ids['bridge-hk'],
    ])
    await library.client.send('related.restore', { id })
    expect((await related('ferry')).map((one) => one.id)).toContain(ids['bridge'])
  })

  test('removed reports are not proposed, and come back with undo', async () => {
    await library.client.send('reports.remove', { id: ids['bridge-hk']! })
    expect((await related('bridge')).map((one) => one.id)).toEqual([ids['ferry']])
    await library.client.send('undo.undo', {})
    expect((await related('bridge'))[0]?.id).toBe(ids['bridge-hk'])
  })
})
