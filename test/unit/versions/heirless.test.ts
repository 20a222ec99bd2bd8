/** What sits on a whole report of an older version that has no heir in the new one. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { v7 } from 'uuid'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { ImportedSource } from '../../../shared/model/import.ts'

const root = join(import.meta.dirname, '../../..')
const FERRY = ['# 渡口重开', '北岸渡口今晨恢复通航，首班船载客六十人，比去年同日多了十四人。']
const LAMP = ['# 灯塔今夜换新灯', '山脚的灯塔换了新灯，守塔人说，夜里二十里外也看得见。']
/** Another text under nearly the same headline: no heir by its words, the likeliest one by its name. */
const LAMP_ANEW = ['# 灯塔今晚换新灯', '港务处公布了工程的开支，共计四万元，由三家船行分摊。']
const TEA = ['# 茶农盼雨', '山谷里的茶农说，今年春天来得晚，头茬要等到四月底。']

let folder: string
let opened: Direct
const send: Direct['client']['send'] = (call, args) => opened.client.send(call, args)
async function bring(paragraphs: readonly string[], replaces?: string): Promise<ImportedSource> {
  const path = join(folder, 'page.txt')
  writeFileSync(path, `${paragraphs.join('\n\n')}\n`)
  const { jobId } = await send('import.start', { items: [{ path, replaces }] })
  for (;;) {
    const job = (await send('import.jobs', {})).find(({ id }) => id === jobId)
    if (job && job.state !== 'running') return job.sources[0]!
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
const reportOf = (source: ImportedSource, title: string): string =>
  source.reports.find((report) => report.title === title)!.id

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-heirless-'))
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

/** A note, a theme and a link on the lamp's report, which the new version has not. */
async function withoutHeir() {
  const first = await bring([...FERRY, ...LAMP])
  const [ferry, lamp] = [reportOf(first, '渡口重开'), reportOf(first, '灯塔今夜换新灯')]
  const target = { kind: 'report' as const, id: lamp }
  await send('notes.save', { id: v7(), target, text: '问守塔人', state: plainTextToState('问守塔人') })
  const theme = await send('themes.create', { name: '航标', target })
  const link = await send('links.create', {
    from: target,
    to: { kind: 'report', id: ferry },
    relation: 'background',
  })
  const second = await bring([...FERRY, ...TEA, ...LAMP_ANEW], first.id)
  return { lamp, theme, link, second }
}

it('waits in the tray with what it is, and is told of as left', async () => {
  const { lamp, second } = await withoutHeir()
  expect(second.carried).toMatchObject({ left: 3 })
  expect(await send('unplaced.list', {})).toMatchObject([
    {
      ...{ kind: 'report', id: lamp, reportTitle: '灯塔今夜换新灯', note: '问守塔人' },
      ...{ notes: 1, themes: 1, links: 1, target: { id: second.id } },
    },
  ])
  expect(await send('unplaced.count', {})).toEqual({ count: 1 })
})

it('is attached to the likeliest report by its headline, in one step', async () => {
  const { lamp, theme, second } = await withoutHeir()
  const heirs = await send('unplaced.heirs', { id: lamp })
  expect(heirs.map(({ title }) => title)).toContain('渡口重开')
  expect(heirs[0]).toMatchObject({ id: reportOf(second, '灯塔今晚换新灯'), title: '灯塔今晚换新灯' })
  expect(heirs[0]!.likeness).toBeGreaterThan(0.5)
  await send('unplaced.attach', { id: lamp, to: heirs[0]!.id })
  const target = { kind: 'report' as const, id: heirs[0]!.id }
  expect(await send('notes.list', { target })).toMatchObject([{ text: '问守塔人' }])
  expect((await send('themes.passages', { id: theme.id })).reports.map(({ id }) => id)).toEqual([target.id])
  expect(await send('links.list', { reportId: target.id })).toHaveLength(1)
  expect(await send('unplaced.list', {})).toEqual([])
  expect((await send('library.check', {})).problems).toEqual([])
  expect(await send('undo.undo', {})).toEqual({ label: 'attach-to-report' })
  expect(await send('unplaced.list', {})).toHaveLength(1)
  expect(await send('notes.list', { target })).toEqual([])
  await expect(send('unplaced.attach', { id: lamp, to: lamp })).rejects.toMatchObject({
    code: 'bad-arguments',
  })
})

it('is kept as free notes: themes and links are written down before they are taken off', async () => {
  const { lamp, theme, link } = await withoutHeir()
  const { noteIds } = await send('unplaced.keepFree', { id: lamp, language: 'zh-Hans' })
  const notes = await send('notes.list', { target: null })
  expect(notes.map(({ id }) => id).toSorted()).toEqual(noteIds.toSorted())
  expect(notes.map(({ text }) => text)).toEqual([
    '问守塔人',
    '灯塔今夜换新灯 (page.txt)\n- #航标\n- 背景: 渡口重开',
  ])
  expect((await send('search.query', { query: '航标' })).total).not.toBe(0)
  expect(await send('unplaced.list', {})).toEqual([])
  expect((await send('themes.list', {})).find(({ id }) => id === theme.id)).toBeTruthy()
  expect((await send('library.check', {})).problems).toEqual([])
  expect(await send('undo.undo', {})).toEqual({ label: 'keep-free' })
  expect(await send('notes.list', { target: null })).toEqual([])
  expect((await send('links.list', {})).map(({ id }) => id)).toEqual([link.id])
  expect(await send('unplaced.list', {})).toMatchObject([{ notes: 1, themes: 1, links: 1 }])
  expect((await send('library.check', {})).problems).toEqual([])
})
