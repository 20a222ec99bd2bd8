import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { v7 } from 'uuid'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { ImportedSource, ImportItem } from '../../../shared/model/import.ts'

const root = join(import.meta.dirname, '../../..')
const FIRST = [
  '# 渡口重开',
  '北岸渡口今晨恢复通航，首班船载客六十人，比去年同日多了十四人。',
  '老船长说，雾散之后水面静得能听见对岸的钟声，他等这一天等了七个月。',
  '# 票价不变',
  '船公司说，票价仍为两元，老人免费，学生凭证半价，此后三年不再调整。',
  '旅客代表要求把末班船推迟到晚上十点，好让夜班工人过江回家。',
]
/** The same page come in again: a paragraph put in, words changed, one paragraph gone, another moved, in the other script. */
const SECOND = [
  '# 票價不變',
  '船公司說：票價仍為兩元、老人免費；學生憑證半價，此後三年不再調整。',
  '本報另訊，渡口管理處昨日公布了新的時刻表，共有二十二班。',
  '# 渡口重開',
  '北岸渡口今晨恢復通航，首班船載客六十六人，比去年同日多了十四人。',
  '老船長說，霧散之後水面靜得能聽見對岸的鐘聲，他等這一天等了七個月。',
]
const text = (lines: readonly string[]): string => `${lines.join('\n\n')}\n`

let folder: string
let opened: Direct
const send: Direct['client']['send'] = (call, args) => opened.client.send(call, args)

async function open(): Promise<void> {
  opened = await openDirect({
    folder: join(folder, 'library'),
    migrations: join(root, 'electron/backend/database/migrations'),
    seeds: join(root, 'seeds'),
    log: () => {},
  })
}
async function bring(
  name: string,
  lines: readonly string[],
  more: Pick<ImportItem, 'replaces'> = {},
): Promise<ImportedSource> {
  const path = join(folder, name)
  writeFileSync(path, text(lines))
  const { jobId } = await send('import.start', { items: [{ path, ...more }] })
  for (;;) {
    const job = (await send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job && job.state !== 'running') {
      expect(job.refused).toEqual([])
      return job.sources[0]!
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const mark = (source: ImportedSource, title: string, quote: string): Promise<Highlight> =>
  send('highlights.quote', { reportId: source.reports.find((one) => one.title === title)!.id, quote })
const note = async (target: { kind: 'highlight' | 'report'; id: string }, words: string): Promise<void> =>
  void (await send('notes.save', { id: v7(), target, text: words, state: plainTextToState(words) }))
const one = async (id: string): Promise<Highlight> =>
  (await send('highlights.list', {})).find((highlight) => highlight.id === id)!
const reportOf = (source: ImportedSource, title: string): string =>
  source.reports.find((report) => report.title === title)!.id

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-versions-'))
  await open()
})
afterEach(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

/** The first page, with a highlight on each of four sentences and a note on a report. */
async function annotated() {
  const first = await bring('page.txt', FIRST)
  const bell = await mark(first, '渡口重开', '雾散之后水面静得能听见对岸的钟声')
  const sixty = await mark(first, '渡口重开', '首班船载客六十人，比去年同日多了十四人')
  const fare = await mark(first, '票价不变', '票价仍为两元，老人免费，学生凭证半价')
  const night = await mark(first, '票价不变', '好让夜班工人过江回家')
  await note({ kind: 'highlight', id: bell.id }, '引给总编')
  await note({ kind: 'report', id: reportOf(first, '票价不变') }, '与旧价目表对照')
  return { first, bell, sixty, fare, night }
}

describe('a changed file that comes in again', () => {
  it('is proposed as a new version by its name and text, and carries nothing over unasked', async () => {
    const { first } = await annotated()
    const second = await bring('page.txt', SECOND)
    expect(second.versionOf).toMatchObject({ id: first.id, fileName: 'page.txt', annotations: 5 })
    expect(second.versionOf!.likeness).toBeGreaterThan(0.5)
    expect(second.carried).toBeUndefined()
    expect(await send('highlights.list', { sourceId: second.id })).toEqual([])
    expect(await send('unplaced.list', {})).toEqual([])
  })

  it('is no version of another page with its name, nor of itself', async () => {
    const { first } = await annotated()
    const other = await bring('page.txt', [
      '# 灯塔换灯',
      '山谷里的茶农说，今年春天来得晚，头茬要等到四月底。',
    ])
    expect(other.versionOf).toBeUndefined()
    const same = await bring('page.txt', FIRST)
    expect(same).toMatchObject({ id: first.id, known: true })
    await expect(send('versions.carry', { id: first.id, from: first.id })).rejects.toMatchObject({
      code: 'version-of-itself',
    })
  })

  it('takes over what sits on the old one; what has no place is in the tray; one step of undo takes all back', async () => {
    const { first, bell, sixty, fare, night } = await annotated()
    const second = await bring('page.txt', SECOND)
    const before = await send('highlights.list', {})
    const carried = await send('versions.carry', { id: second.id, from: first.id })
    expect(carried).toMatchObject({ same: 2, onReports: 1, left: 0, unplaced: [{ id: night.id }] })
    expect(carried.changed).toEqual([
      { id: sixty.id, before: sixty.exact, after: '首班船載客六十六人，比去年同日多了十四人' },
    ])
    expect(await one(bell.id)).toMatchObject({
      sourceId: second.id,
      reportId: reportOf(second, '渡口重開'),
      exact: '霧散之後水面靜得能聽見對岸的鐘聲',
    })
    expect((await one(fare.id)).exact).toBe('票價仍為兩元、老人免費；學生憑證半價')
    expect(await send('notes.list', { target: { kind: 'highlight', id: bell.id } })).toHaveLength(1)
    expect(
      await send('notes.list', { target: { kind: 'report', id: reportOf(second, '票價不變') } }),
    ).toMatchObject([{ text: '与旧价目表对照' }])
    const [left, ...none] = await send('unplaced.list', {})
    expect(none).toEqual([])
    expect(left).toMatchObject({
      highlight: { id: night.id, sourceId: first.id, exact: night.exact },
      ...{ reason: 'replaced', reportTitle: '票价不变', target: { id: second.id } },
    })
    // The old version is still there to be read, and says so of its quote.
    expect((await send('reports.annotations', { id: reportOf(first, '票价不变') })).highlights).toMatchObject(
      [{ id: night.id }],
    )
    expect((await send('sources.list', {})).map(({ replacesId }) => replacesId)).toEqual([null, first.id])
    expect((await send('library.check', {})).problems).toEqual([])

    expect(await send('undo.undo', {})).toEqual({ label: 'new-version' })
    const times = (highlight: Highlight) => ({ ...highlight, updatedAt: '' })
    expect((await send('highlights.list', {})).map(times)).toEqual(before.map(times))
    expect(await send('unplaced.list', {})).toEqual([])
    expect((await send('library.check', {})).problems).toEqual([])
    await send('undo.redo', {})
    expect((await one(bell.id)).sourceId).toBe(second.id)
    expect(await send('unplaced.list', {})).toHaveLength(1)
  })

  it('named as a new version when it comes in, is one step of undo with its import', async () => {
    const { first, bell } = await annotated()
    const second = await bring('other-name.txt', SECOND, { replaces: first.id })
    expect(second.carried).toMatchObject({ same: 2, to: { id: second.id } })
    expect((await one(bell.id)).sourceId).toBe(second.id)
    await send('undo.undo', {})
    expect((await one(bell.id)).sourceId).toBe(first.id)
    expect(await send('sources.list', {})).toHaveLength(1)
  })
})

describe('the tray', () => {
  async function withTray() {
    const made = await annotated()
    const second = await bring('page.txt', SECOND, { replaces: made.first.id })
    return { ...made, second }
  }

  it('offers places in context with scores, and relinks to one by its number', async () => {
    const { first, second, night } = await withTray()
    // A page that says it in other words.
    const third = await bring(
      'page.txt',
      [...SECOND, '旅客代表又说，末班船推迟到十点半，正好让夜班的工人坐船回家。'],
      { replaces: second.id },
    )
    const candidates = await send('unplaced.candidates', { id: night.id })
    expect(candidates.length).toBeGreaterThan(0)
    expect(candidates[0]!.exact).toContain('夜班的工人')
    expect(candidates[0]!.before).toContain('十点半')
    expect(candidates[0]!.score).toBeGreaterThan(candidates[1]?.score ?? 0)
    await send('unplaced.relink', { id: night.id, to: { candidate: 1 } })
    expect(await one(night.id)).toMatchObject({ sourceId: third.id, exact: candidates[0]!.exact })
    expect(await send('unplaced.list', {})).toEqual([])
    await send('undo.undo', {})
    expect(await one(night.id)).toMatchObject({ sourceId: first.id, exact: night.exact })
    await expect(send('unplaced.relink', { id: night.id, to: { candidate: 3 } })).rejects.toMatchObject({
      code: 'not-found',
    })
  })

  it('relinks to words and to a passage; says where words are not, or stand twice', async () => {
    const { second, night } = await withTray()
    const to = (quote: string) => send('unplaced.relink', { id: night.id, to: { quote } })
    await expect(to('并无此句')).rejects.toMatchObject({ code: 'quote-not-found' })
    await expect(to('渡口')).rejects.toMatchObject({ code: 'quote-ambiguous' })
    await to('共有二十二班')
    expect(await one(night.id)).toMatchObject({ sourceId: second.id, exact: '共有二十二班' })
    await send('undo.undo', {})
    const reportId = reportOf(second, '渡口重開')
    const start = text(SECOND).indexOf('載客')
    await send('unplaced.relink', {
      id: night.id,
      to: { passage: { reportId, ranges: [[start, start + 2]] } },
    })
    expect(await one(night.id)).toMatchObject({ reportId, exact: '載客' })
  })

  it('keeps a quote as a note on the report that came of its own, with what sat on it; undo brings it back', async () => {
    const { second, night } = await withTray()
    const theme = await send('themes.create', { name: '夜班', target: { kind: 'highlight', id: night.id } })
    await note({ kind: 'highlight', id: night.id }, '问工会')
    const { noteId } = await send('unplaced.keepAsNote', { id: night.id })
    const target = { kind: 'report' as const, id: reportOf(second, '票價不變') }
    const notes = await send('notes.list', { target })
    expect(notes.map((found) => found.text).toSorted()).toEqual(
      ['与旧价目表对照', '问工会', `“${night.exact}”`].toSorted(),
    )
    expect(notes.some(({ id }) => id === noteId)).toBe(true)
    expect((await send('themes.passages', { id: theme.id })).reports.map(({ id }) => id)).toEqual([target.id])
    expect(await send('unplaced.list', {})).toEqual([])
    expect((await send('library.check', {})).problems).toEqual([])
    expect(await send('undo.undo', {})).toEqual({ label: 'keep-as-note' })
    expect(await send('unplaced.list', {})).toMatchObject([{ notes: 1, themes: 1 }])
    expect(await send('notes.list', { target })).toHaveLength(1)
    expect((await send('library.check', {})).problems).toEqual([])
  })

  it('has highlights whose words do not stand at their place, and they are not shown there', async () => {
    const { first, bell, night } = await annotated()
    await opened.close()
    const db = new Database(join(folder, 'library/library.db'))
    db.prepare('update highlight set ranges = ? where id = ?').run(JSON.stringify([[2, 9]]), bell.id)
    db.close()
    await open()
    expect(await send('unplaced.list', {})).toMatchObject([
      { reason: 'quote-gone', highlight: { id: bell.id } },
    ])
    const shown = await send('reports.annotations', { id: reportOf(first, '渡口重开') })
    expect(shown.highlights.find(({ id }) => id === bell.id)?.misplaced).toBe(true)
    const [best] = await send('unplaced.candidates', { id: bell.id })
    expect(best).toMatchObject({ exact: bell.exact, ranges: bell.ranges })
    await send('unplaced.relink', { id: bell.id, to: { candidate: 1 } })
    expect(await send('unplaced.list', {})).toEqual([])
    expect((await one(night.id)).misplaced).toBeUndefined()
  })
})
