/** Corrections on a page that comes in again: they go over, are settled, or wait in the tray. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { ImportedSource } from '../../../shared/model/import.ts'

const root = join(import.meta.dirname, '../../..')
const FIRST = [
  '# 渡口重开',
  '北岸渡口今晨恢复通舨，首班船载客六十人，比去年同日多了十四人。',
  '老船长说，雾散之后水面静得能听见对岸的钟声，他等这一夭等了七个月。',
  '# 票价不变',
  '船公司说，票价仍为两元，老人免费，学生凭正半价，此后三年不再调整。',
  '旅客代表要求把未班船推迟到晚上十点，好让夜班工人过江回家。',
]
/** One misprint stays and its paragraph is moved, one is put right by the paper, two stay in place, one's sentence is gone. */
const SECOND = [
  '# 票价不变',
  '船公司说，票价仍为两元，老人免费，学生凭证半价，此后三年不再调整。',
  '# 渡口重开',
  '本报另讯，渡口管理处昨日公布了新的时刻表。',
  '北岸渡口今晨恢复通舨，首班船载客六十六人，比去年同日多了十四人。',
  '老船长说，雾散之后水面静得能听见对岸的钟声，他等这一夭等了七个月。',
]
const text = (lines: readonly string[]): string => `${lines.join('\n\n')}\n`

let folder: string
let opened: Direct
const send: Direct['client']['send'] = (call, args) => opened.client.send(call, args)
async function bring(name: string, lines: readonly string[], replaces?: string): Promise<ImportedSource> {
  const path = join(folder, name)
  writeFileSync(path, text(lines))
  const { jobId } = await send('import.start', { items: [{ path, replaces }] })
  for (;;) {
    const job = (await send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job && job.state !== 'running') {
      expect(job.refused).toEqual([])
      return job.sources[0]!
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const reportOf = (source: ImportedSource, title: string): string =>
  source.reports.find((report) => report.title === title)!.id
const shown = async (id: string): Promise<string> =>
  (await send('reports.get', { id })).blocks.map((block) => block.text).join('\n')

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-corrected-'))
  opened = await openDirect({
    folder: join(folder, 'library'),
    migrations: join(root, 'electron/backend/database/migrations'),
    seeds: join(root, 'seeds'),
    log: () => {},
  })
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The first page with four misprints put right. */
async function corrected() {
  const first = await bring('page.txt', FIRST)
  const [ferry, fare] = [reportOf(first, '渡口重开'), reportOf(first, '票价不变')]
  const correct = async (reportId: string, quote: string, right: string) =>
    (await send('corrections.quote', { reportId, quote, text: right })).corrections[0]!
  return {
    first,
    sail: await correct(ferry, '舨', '航'),
    day: await correct(ferry, '一夭', '一天'),
    card: await correct(fare, '凭正', '凭证'),
    last: await correct(fare, '未班船', '末班船'),
  }
}

describe('corrections at a re-import', () => {
  it('go over where the same characters stand; what reads right already is settled; the rest waits; undo takes all back', async () => {
    const { first, sail, day, card, last } = await corrected()
    const before = await send('corrections.list', {})
    const second = await bring('page.txt', SECOND)
    expect(second.versionOf?.annotations).toBe(4)
    const { corrections } = await send('versions.carry', { id: second.id, from: first.id })
    expect(corrections).toEqual({
      placed: 2,
      settled: [{ id: card.id, original: '凭正', text: '凭证' }],
      unplaced: [{ id: last.id, original: '未班船', text: '末班船' }],
    })
    const ferry = reportOf(second, '渡口重开')
    expect(await shown(ferry)).toContain('恢复通航，首班船载客六十六人')
    expect(await shown(ferry)).toContain('他等这一天等了七个月')
    expect(
      (await send('corrections.list', { sourceId: second.id })).map(({ id, shown }) => [id, shown]),
    ).toEqual([
      [sail.id, true],
      [day.id, true],
    ])
    // Search finds the corrected words on the new page.
    const hits = await send('search.query', { query: '恢复通航' })
    expect(JSON.stringify(hits)).toContain(ferry)
    expect(await send('unplaced.list', {})).toMatchObject([
      {
        kind: 'correction',
        id: last.id,
        correction: { original: '未班船', text: '末班船' },
        target: { id: second.id },
      },
    ])
    expect(await send('unplaced.count', {})).toEqual({ count: 1 })
    expect((await send('library.check', {})).problems).toEqual([])

    await send('undo.undo', {})
    const times = <T extends { updatedAt: string }>(rows: T[]) =>
      rows.map((row) => ({ ...row, updatedAt: '' }))
    expect(times(await send('corrections.list', {}))).toEqual(times(before))
    expect(await shown(reportOf(first, '渡口重开'))).toContain('恢复通航')
    expect(await shown(ferry)).toContain('恢复通舨')
    expect((await send('library.check', {})).problems).toEqual([])
    await send('undo.redo', {})
    expect(await shown(ferry)).toContain('恢复通航')
  })

  it('is never laid over other words: not where both neighbours changed, nor over half a longer word', async () => {
    const first = await bring('a.txt', ['# 港务公告', '今日起，己停用旧码头，请各船改泊东岸。'])
    const report = first.reports[0]!.id
    const { corrections } = await send('corrections.quote', { reportId: report, quote: '己', text: '已' })
    const second = await bring(
      'b.txt',
      ['# 港务公告', '船长们说自己会等，东岸的泊位还没有修好，各船不必着急。'],
      first.id,
    )
    expect(second.carried?.corrections).toMatchObject({ placed: 0, settled: [] })
    expect(await shown(second.reports[0]!.id)).toContain('自己会等')
    expect((await send('unplaced.list', {})).map(({ id }) => id)).toEqual([corrections[0]!.id])
  })

  it('one made on the new version too is settled; one that stands against it waits', async () => {
    const { first, sail, day } = await corrected()
    const second = await bring('page.txt', SECOND)
    const ferry = reportOf(second, '渡口重开')
    await send('corrections.quote', { reportId: ferry, quote: '舨', text: '航' })
    await send('corrections.quote', { reportId: ferry, quote: '这一夭', text: '这些天' })
    const { corrections } = await send('versions.carry', { id: second.id, from: first.id })
    expect(corrections.settled.map(({ id }) => id)).toContain(sail.id)
    expect(corrections.unplaced.map(({ id }) => id)).toContain(day.id)
    expect(await shown(ferry)).toContain('他等这些天等了')
  })

  it('a paper’s own insertion and the mending of spaces are told from what stood there', async () => {
    const first = await bring('c.txt', [
      '# Ferry fares to rise again in spring',
      'The harbour board said onMonday that fares would rise by five per cent.',
      'Passengers were told of the chnge only a week before the fares went up.',
    ])
    const report = first.reports[0]!.id
    await send('corrections.quote', { reportId: report, quote: 'onMonday', text: 'on Monday' })
    await send('corrections.quote', { reportId: report, quote: 'chnge', text: 'change' })
    const second = await bring(
      'd.txt',
      [
        '# Ferry fares to rise again in spring',
        'The harbour board said on Monday that fares would rise by five per cent.',
        'Passengers were told of the chnge only a week before the fares went up.',
      ],
      first.id,
    )
    expect(second.carried?.corrections).toMatchObject({
      placed: 1,
      settled: [{ text: 'on Monday' }],
      unplaced: [],
    })
    expect(await shown(second.reports[0]!.id)).toContain('told of the change only')
  })

  it('one that waits is laid over other words by hand, in one step; over words that read right it is taken off', async () => {
    const { first, last } = await corrected()
    const second = await bring(
      'page.txt',
      [...SECOND, '旅客代表说，末班船还是太早；另有人说，未斑船开得太晚，谁也等不到。'],
      first.id,
    )
    const to = (quote: string) => send('unplaced.correct', { id: last.id, to: { quote } })
    // Not one of its words stands there any more: nothing is proposed rather than something.
    expect(await send('unplaced.candidates', { id: last.id })).toEqual([])
    await expect(to('并无此句')).rejects.toMatchObject({ code: 'quote-not-found' })
    const made = await to('未斑船')
    expect(made.corrections).toMatchObject([{ original: '未斑船', text: '末班船', sourceId: second.id }])
    expect(await send('unplaced.list', {})).toEqual([])
    expect(await send('undo.undo', {})).toEqual({ label: 'relink-correction' })
    expect((await send('unplaced.list', {})).map(({ id }) => id)).toEqual([last.id])
    expect((await to('末班船')).corrections).toEqual([])
    expect(await send('unplaced.list', {})).toEqual([])
  })
})
