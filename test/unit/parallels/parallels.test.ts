/** Parallel passages of reports in a library, and what is made of them: ghosts, what was told before, proposals. */
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { PassagePlace } from '../../../shared/model/parallel.ts'
import type { Range } from '../../../shared/model/range.ts'
import { joinRanges } from '../../../shared/text/text-map.ts'

const root = join(import.meta.dirname, '../../..')
const SHARED = ['渔业协会昨日宣布，三号码头的冷库将推迟到明年四月启用，', '原因是海底电缆尚未验收。'].join('')
const EARLY = [
  '# 冷库推迟启用',
  `东岸通讯社3月3日电 ${SHARED}协会会长说，渔船要继续在邻县卸货。`,
  '山谷里的茶农听说以后，把一百二十箱茶叶改由铁路运走，运费多出两成。',
]
/** The next day, in the other script: one sentence again, one reworded, one new. */
const LATE = [
  '# 海底電纜驗收延後',
  '東岸通訊社3月4日電 水務局長到碼頭察看，說潮水太急，潛水員每天只能下去兩個鐘頭。',
  '漁業協會昨日宣布，三號碼頭的冷庫將推遲到明年五月啟用，原因是海底電纜尚未驗收。',
  '山谷裡的茶農聽說後，把一百二十箱茶葉改由鐵路運走了，運費多出近兩成。',
]
const OTHER = ['# 旧地图', '旧地图在馆里存了六十年，直到上个月才有人发现它画的是另一条河。']

let folder: string
let opened: Direct
let early: string
let late: string
const send: Direct['client']['send'] = (call, args) => opened.client.send(call, args)

async function bring(name: string, lines: readonly string[], published?: string): Promise<string> {
  const path = join(folder, name)
  writeFileSync(path, `${lines.join('\n\n')}\n`)
  const { jobId } = await send('import.start', { items: [{ path }] })
  for (;;) {
    const job = (await send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job && job.state !== 'running') break
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
  const report = (await send('reports.list', {})).find(({ fileName }) => fileName === name)
  if (published) await send('reports.update', { id: report?.id ?? '', published })
  return report?.id ?? ''
}

/** The words under a place, by each of its two coordinates. */
async function wordsAt({ reportId, ranges, start, end }: PassagePlace): Promise<[string, string]> {
  const { blocks, sourceId } = await send('reports.get', { id: reportId })
  const source = (await send('sources.list', {})).find(({ id }) => id === sourceId)
  const text = readFileSync(join(folder, source?.fileName ?? ''), 'utf8')
  const shown = blocks
    .slice(start.block, end.block + 1)
    .map((block, i) =>
      block.text.slice(
        i === 0 ? start.offset : 0,
        start.block + i === end.block ? end.offset : block.text.length,
      ),
    )
  return [joinRanges(text, ranges), shown.join('\n')]
}

async function rangesOf(reportId: string, words: string): Promise<Range[]> {
  const { id, ranges } = await send('highlights.quote', { reportId, quote: words })
  await send('highlights.remove', { id })
  return ranges
}

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-parallels-'))
  opened = await openDirect({
    folder: join(folder, 'library'),
    migrations: join(root, 'electron/backend/database/migrations'),
    seeds: join(root, 'seeds'),
    log: () => {},
  })
  early = await bring('early.txt', EARLY, '2026-03-03')
  late = await bring('late.txt', LATE, '2026-03-04')
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true })
})

describe('parallel passages of reports', () => {
  it('have both places, in source ranges and in shown blocks', async () => {
    const other = await bring('other.txt', OTHER)
    const { passages } = await send('parallels.list', { reportIds: [early, late, other] })
    expect(passages.map(({ kind }) => kind)).toEqual(['near', 'near'])
    const [first, second] = passages
    expect(await wordsAt(first!.a)).toEqual([SHARED, SHARED])
    expect(await wordsAt(first!.b)).toEqual([LATE[2], LATE[2]])
    expect((await wordsAt(second!.b))[0]).toMatch(/^山谷裡的茶農聽說後.*近兩成。$/u)
    expect([first!.a.reportId, first!.b.reportId]).toEqual([early, late])
  })

  it('follow corrections', async () => {
    const ranges = await rangesOf(late, '五月')
    await send('corrections.create', { places: [{ reportId: late, ranges }], text: '四月' })
    const [passage] = (await send('parallels.list', { reportIds: [early, late] })).passages
    expect(passage?.kind).toBe('identical')
    expect((await wordsAt(passage!.b))[0]).toBe(LATE[2])
  })

  it('are shown character by character', async () => {
    const [passage] = (await send('parallels.list', { reportIds: [early, late] })).passages
    const { parts, changed } = await send('parallels.difference', passage!)
    expect(changed).toBe(1)
    expect(parts.filter(({ kind }) => kind === 'changed')).toEqual([{ kind: 'changed', a: '四', b: '五' }])
  })

  it('refuse what is not there', async () => {
    const id = '01a22478-c9c0-72bf-b471-be76f5e3ad33'
    await expect(send('parallels.list', { reportIds: [early, id] })).rejects.toMatchObject({
      code: 'not-found',
    })
    await expect(send('parallels.told', { reportId: id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(send('parallels.repeats', { sourceId: id })).rejects.toMatchObject({ code: 'not-found' })
    await expect(send('parallels.list', { reportIds: [] })).rejects.toMatchObject({ code: 'bad-arguments' })
  })
})

describe('what was told before', () => {
  it.each([['among given reports'], ['in the whole library']])('%s', async (where) => {
    const other = await bring('other.txt', OTHER, '2026-03-01')
    const among = where === 'among given reports' ? { among: [other, early, late] } : {}
    const { sentences, told, earlier } = await send('parallels.told', { reportId: late, ...among })
    expect(sentences).toBe(3)
    expect(await Promise.all(told.map(async ({ places }) => (await wordsAt(places[0]!))[0]))).toEqual([
      SHARED,
      EARLY[2],
    ])
    expect(earlier.filter((one) => one.told > 0)).toMatchObject([{ id: early, told: 2 }])
  })

  it('is nothing of the first report', async () => {
    expect(await send('parallels.told', { reportId: early, among: [late] })).toMatchObject({
      ...{ sentences: 3, told: [], earlier: [] },
    })
  })

  it('by the first report of a kept story, though search finds none of its words in this one', async () => {
    const first = await bring(
      'first.txt',
      ['# 潮水', '水务局的局长到码头察看，说潮水太急，说潜水员们每天只能下去两个钟头。岸上的人等着消息。'],
      '2026-03-01',
    )
    const earlier = async (): Promise<string[]> =>
      (await send('parallels.told', { reportId: late })).earlier.map(({ id }) => id)
    expect(await earlier()).toEqual([early])
    await send('stories.create', { reportIds: [first, late] })
    expect(await earlier()).toEqual([first, early])
    const { told } = await send('parallels.told', { reportId: late })
    expect(told.flatMap(({ places }) => places.map(({ reportId }) => reportId))).toContain(first)
  })

  it('by a report without a date that came in before, not by one that came in after', async () => {
    const words = ['# 灯船', '灯船今天拖回船坞，船底的藤壶要铲三天，铲下来的装了四车。']
    const one = await bring('u1.txt', words)
    const two = await bring('u2.txt', [...words, '船坞的门关了。'], '2026-03-09')
    const last = await bring('u3.txt', [words[0]!, `${words[1]!}船长说，再下水要到五月。`])
    const among = [one, two, last]
    const before = async (reportId: string): Promise<string[]> =>
      (await send('parallels.told', { reportId, among })).earlier.map(({ id }) => id)
    expect(await before(one)).toEqual([])
    expect(await before(two)).toEqual([one])
    expect(new Set(await before(last))).toEqual(new Set([one, two]))
  })
})

describe('ghosts', () => {
  it('stand on the same words of other reports, become real in one step, and are gone then', async () => {
    const highlight = await send('highlights.quote', { reportId: early, quote: '冷库将推迟', color: 'green' })
    await send('highlights.quote', { reportId: early, quote: '渔船要继续在邻县卸货' })
    const { ghosts } = await send('parallels.ghosts', { reportIds: [early, late] })
    expect(ghosts).toMatchObject([
      { highlightId: highlight.id, fromReportId: early, reportId: late, color: 'green', exact: true },
    ])
    expect(await wordsAt(ghosts[0]!)).toEqual(['冷庫將推遲', '冷庫將推遲'])
    const everywhere = await send('parallels.ghosts', { reportIds: [early], everywhere: true })
    expect(everywhere.ghosts).toEqual(ghosts)
    const made = await send('parallels.adopt', {
      ghosts: ghosts.map(({ highlightId, reportId, ranges }) => ({ highlightId, reportId, ranges })),
    })
    expect(made).toMatchObject([{ exact: '冷庫將推遲', color: 'green', reportId: late }])
    expect((await send('parallels.ghosts', { reportIds: [early, late] })).ghosts).toEqual([])
    await send('undo.undo', {})
    expect(await send('highlights.list', { reportId: late })).toEqual([])
  })
})

describe('proposed links', () => {
  const list = () => send('proposals.list', { reportIds: [early, late] })

  it('lead from the later report to the earlier, and count as nothing until confirmed', async () => {
    const proposals = await list()
    expect(proposals).toMatchObject([
      { from: { reportId: late }, to: { reportId: early }, kind: 'near', relation: 'quotes' },
      { kind: 'near', relation: 'quotes' },
    ])
    expect(await send('library.describe', {})).toMatchObject({ links: 0, highlights: 0 })
  })

  it('are links once confirmed, in one step', async () => {
    const [{ from, to, relation }, second] = (await list()) as [
      Awaited<ReturnType<typeof list>>[number],
      unknown,
    ]
    const end = ({ reportId, ranges }: PassagePlace) => ({ reportId, ranges })
    const link = await send('proposals.confirm', { from: end(from), to: end(to), relation })
    expect(link).toMatchObject({ relation, from: { kind: 'highlight' }, to: { kind: 'highlight' } })
    expect(await list()).toEqual([second])
    await send('undo.undo', {})
    expect(await send('links.list', {})).toEqual([])
    expect(await list()).toHaveLength(2)
  })

  it('stay away once refused, in another source, too, until that is taken back', async () => {
    const [first] = await list()
    const [from, to] = [first!.from, first!.to].map(({ reportId, ranges }) => ({ reportId, ranges }))
    const { id } = await send('proposals.refuse', { from: from!, to: to! })
    expect(await list()).toHaveLength(1)
    expect(await send('proposals.refusals', {})).toMatchObject([{ id, from: { fileName: 'late.txt' } }])
    expect(await send('proposals.refuse', { from: to!, to: from! })).toEqual({ id })
    const again = await bring('again.txt', ['# 又一次', '前面是别的话。', LATE[2]!], '2026-03-05')
    expect(await send('proposals.list', { reportIds: [early, again] })).toEqual([])
    await send('proposals.restore', { id })
    expect(await list()).toHaveLength(2)
    await send('undo.undo', {})
    expect(await list()).toHaveLength(1)
  })
})

const PAGE = join(root, '../shared/seeds/000_e9a1083758726d06.txt')
describe('a real page', () => {
  it.skipIf(!existsSync(PAGE))('has its passage that stands twice', async () => {
    const text = readFileSync(PAGE, 'utf8')
    await bring('000.txt', text.split('\n\n'))
    const source = (await send('sources.list', {})).find(({ fileName }) => fileName === '000.txt')
    const { passages } = await send('parallels.repeats', { sourceId: source?.id ?? '' })
    const longest = passages.toSorted((a, b) => b.matched - a.matched)[0]
    expect(longest).toMatchObject({ kind: 'identical', matched: 199 })
  })
})
