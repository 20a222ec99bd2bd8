import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { readPast } from '../../../electron/backend/database/past.ts'
import { readable } from '../../../electron/backend/database/sql.ts'
import type { Direct } from '../../../electron/hosts/direct.ts'
import { CallError } from '../../../shared/errors.ts'
import { openLab, type Lab } from '../desk/library.ts'

/** An invented page with the same misread character at several places. */
const LINES = [
  '渡口己经重开',
  '北岸渡口今晨己经恢复通航，船长说：“我们',
  '己经等了两个月。”',
  '',
  '票价不变',
  '船公司己经说明，票价仍为两元。The form was signed; no formal reply carne.',
]

let lab: Lab
let report: string
let other: string
beforeEach(async () => {
  lab = await openLab(LINES, {
    reports: [
      [
        ['title', 0],
        ['paragraph', 1, 2],
      ],
      [
        ['title', 4],
        ['paragraph', 5],
      ],
    ],
  })
  ;[report = '', other = ''] = lab.reportIds
})
afterEach(() => lab.close())

const send: Direct['client']['send'] = (call, args) => lab.direct.client.send(call, args)
const codeOf = (answer: Promise<unknown>): Promise<unknown> =>
  answer.then(
    () => null,
    (error: unknown) => (error instanceof CallError ? error.code : error),
  )
const textOf = async (id: string): Promise<string[]> =>
  (await send('reports.get', { id })).blocks.map(({ text }) => text)
const correct = (words: string, text: string, reportId = report) =>
  send('corrections.create', { places: [{ reportId, ranges: [lab.range(words)] }], text })
const hits = async (query: string): Promise<[string | null, number][]> =>
  (await send('search.query', { query, in: 'text' })).hits.map((hit) => [hit.reportId, hit.occurrences])
const sound = async () => expect(await send('library.check', {})).toMatchObject({ problems: [] })

describe('a correction', () => {
  test("is in the words of a theme's passages; their quote stays the source's", async () => {
    const theme = await send('themes.create', { name: '通航' })
    const over = await send('highlights.create', { reportId: report, ranges: [lab.range('今晨己经恢复')] })
    const beside = await send('highlights.create', { reportId: report, ranges: [lab.range('船长说')] })
    for (const { id } of [over, beside])
      await send('themes.assign', { themeId: theme.id, target: { kind: 'highlight', id } })
    await correct('今晨己经', '今晨已经')
    const { highlights } = await send('themes.passages', { id: theme.id })
    expect(highlights.map(({ exact, shown }) => [exact, shown])).toEqual([
      ['今晨己经恢复', '今晨已经恢复'],
      ['船长说', null],
    ])
  })

  test('changes what is shown and not the source, and undo takes it back', async () => {
    const highlight = await send('highlights.create', {
      reportId: report,
      ranges: [lab.range('今晨己经恢复')],
    })
    await correct('今晨己经', '今晨已经')
    expect(await textOf(report)).toEqual([
      '渡口己经重开',
      '北岸渡口今晨已经恢复通航，船长说：“我们己经等了两个月。”',
    ])
    expect(await send('highlights.list', {})).toEqual([highlight])
    await sound()
    await send('undo.undo', {})
    expect((await textOf(report))[1]).toContain('今晨己经')
    expect(await send('corrections.list', {})).toEqual([])
    await send('undo.redo', {})
    expect((await textOf(report))[1]).toContain('今晨已经')
    await sound()
  })

  test('keeps a row and the history of its fields', async () => {
    const { corrections } = await correct('船长', '船老大')
    await lab.direct.close()
    const db = new Database(`${lab.folder}/library.db`, { readonly: true })
    const id = corrections[0]?.id
    expect(db.prepare('select original, text, prefix, suffix from correction where id = ?').get(id)).toEqual({
      ...{ original: '船长', text: '船老大' },
      prefix: lab.text.slice(Math.max(0, lab.at('船长') - 32), lab.at('船长')),
      suffix: expect.stringMatching(/^说：“我们/),
    })
    const history = readPast(readable(db), 'correction', String(id))
    expect(history.map(({ field }) => field)).toEqual(
      expect.arrayContaining(['ranges', 'original', 'text', 'source_id']),
    )
    db.close()
  })

  test('is found by its words and by those of the source, each place once', async () => {
    await correct('今晨己经', '今晨已经')
    expect(await hits('今晨已经')).toEqual([[report, 1]])
    expect(await hits('今晨己经')).toEqual([[report, 1]])
    expect(await hits('己经恢复')).toEqual([[report, 1]])
    expect(await hits('恢复通航')).toEqual([[report, 1]])
    const [hit] = (await send('search.query', { query: '今晨己经', in: 'text' })).hits
    expect(hit?.ranges).toEqual([lab.range('今晨己经')])
    expect(hit?.snippet.text).toContain('今晨己经恢复')
    // One word of the query only in the source, the other only in the correction.
    expect(await hits('今晨己经 今晨已经')).toHaveLength(1)
  })

  test('has its highlights found by its words, too, each once', async () => {
    const mark = (words: string) =>
      send('highlights.create', { reportId: report, ranges: [lab.range(words)] })
    const [inside, outside] = [await mark('北岸渡口今晨己经恢复'), await mark('船长')]
    const found = async (query: string) => {
      const { hits, total } = await send('search.query', { query, in: 'highlights' })
      expect(total).toBe(hits.length)
      return hits.map(({ highlightId, snippet }) => [highlightId, snippet.text])
    }
    expect(await found('已经恢复')).toEqual([])
    await correct('今晨己经', '今晨已经')
    expect(await found('今晨已经')).toEqual([[inside.id, '北岸渡口今晨已经恢复']])
    expect(await found('今晨己经')).toEqual([[inside.id, '北岸渡口今晨己经恢复']])
    expect(await found('恢复')).toEqual([[inside.id, '北岸渡口今晨己经恢复']])
    // One word of the query only in the source, the other only in the correction.
    expect(await found('己经恢复 已经恢复')).toMatchObject([[inside.id, expect.stringContaining('已经恢复')]])
    expect(await found('船长')).toEqual([[outside.id, '船长']])
    await send('highlights.remove', { id: inside.id })
    expect(await found('今晨已经')).toEqual([])
    await send('undo.undo', {})
    await send('undo.undo', {})
    expect(await found('今晨已经')).toEqual([])
  })

  test('in a headline changes the title that was the headline, and undo brings it back', async () => {
    await correct('渡口己经', '渡口已经')
    expect((await send('reports.get', { id: report })).title).toBe('渡口已经重开')
    expect(await hits('已经重开')).toEqual([[report, 1]])
    await send('undo.undo', {})
    expect((await send('reports.get', { id: report })).title).toBe('渡口己经重开')
    await send('reports.update', { id: report, title: '我的题目' })
    await correct('渡口己经', '渡口已经')
    expect((await send('reports.get', { id: report })).title).toBe('我的题目')
  })

  test('in a headline is in every title that is taken from the page again, and not in one by hand', async () => {
    const titleOf = async (id: string) => (await send('reports.get', { id })).title
    await correct('渡口己经', '渡口已经')
    await send('reports.update', { id: report, title: '我的题目' })
    await send('reports.update', { id: report, reset: ['title'] })
    expect(await titleOf(report)).toBe('渡口已经重开')
    // The desk takes the headline off, and makes the same line one again.
    await lab.act({ do: 'kind', pieces: [lab.at('渡口己经')], kind: 'paragraph' })
    expect(await titleOf(report)).not.toBe('渡口已经重开')
    await lab.act({ do: 'kind', pieces: [lab.at('渡口己经')], kind: 'title' })
    expect(await titleOf(report)).toBe('渡口已经重开')
    // It goes to the top of another report, and is that one's headline.
    await send('corrections.create', {
      places: [{ reportId: other, ranges: [lab.range('船公司己经说明')] }],
      text: '船公司已经说明',
    })
    await lab.act({ do: 'split', at: lab.at('船公司己经') })
    const made = (await send('reports.list', { sourceId: lab.sourceId })).find(
      ({ id }) => id !== report && id !== other,
    )!
    await lab.act({ do: 'kind', pieces: [lab.at('船公司己经')], kind: 'title' })
    expect(await titleOf(made.id)).toMatch(/^船公司已经说明/)
    await sound()
  })

  test('in a headline of a page that is put together again changes nothing there', async () => {
    await correct('渡口己经', '渡口已经')
    await send('desk.again', { sourceId: lab.sourceId })
    const titles = (await send('reports.list', { sourceId: lab.sourceId })).map(({ title }) => title)
    expect(titles.filter((title) => title?.includes('己经重开'))).toEqual([])
    expect(titles).toContain('渡口已经重开')
    const { undo } = await send('undo.state', {})
    await send('desk.again', { sourceId: lab.sourceId })
    expect(await send('undo.state', {})).toMatchObject({ undo })
    await sound()
  })

  test('over another takes its place; the source’s own words leave none', async () => {
    await correct('今晨己经', '今晨已经')
    const { replaced, corrections } = await correct('己经恢复', '已经重新恢复')
    expect(replaced).toHaveLength(1)
    expect((await textOf(report))[1]).toContain('已经重新恢复')
    expect(await send('corrections.list', {})).toHaveLength(1)
    const [left] = corrections
    await send('corrections.update', { id: left!.id, text: left!.original })
    expect(await send('corrections.list', {})).toEqual([])
    expect((await textOf(report))[1]).toContain('今晨己经恢复')
    for (let n = 0; n < 3; n++) await send('undo.undo', {})
    expect((await textOf(report))[1]).toContain('今晨己经恢复')
    await send('undo.redo', {})
    expect((await textOf(report))[1]).toContain('今晨已经恢复')
    await sound()
  })

  test('that gets another text keeps its id, through undo and redo, and after its end was narrowed', async () => {
    const { corrections } = await correct('今晨己经', '今晨已经')
    const id = corrections[0]!.id
    const listed = async () =>
      (await send('corrections.list', {})).map((one) => [one.id, one.original, one.text])
    expect(await send('corrections.update', { id, text: '今早已经' })).toMatchObject({
      corrections: [{ id, text: '今早已经' }],
      replaced: [],
    })
    // The very words again, by the window's way.
    expect(await correct('今晨己经', '今天早晨已经')).toMatchObject({ corrections: [{ id }], replaced: [] })
    expect(await listed()).toEqual([[id, '今晨己经', '今天早晨已经']])
    expect(await hits('今天早晨')).toEqual([[report, 1]])
    expect(await hits('今早')).toEqual([])
    await send('undo.undo', {})
    expect(await listed()).toEqual([[id, '今晨己经', '今早已经']])
    await send('undo.undo', {})
    expect(await listed()).toEqual([[id, '今晨己经', '今晨已经']])
    expect(await hits('今早')).toEqual([])
    await send('undo.redo', {})
    expect((await textOf(report))[1]).toContain('今早已经恢复')
    await sound()

    // Of a long one what is right again is let go; the rest is the same correction.
    const long = '船公司己经说明，票价仍为两元。The form was'
    const made = await correct(long, '船公司己经说明了，票价仍是两元。The form was', other)
    const { id: longId, original } = made.corrections[0]!
    await send('corrections.update', { id: longId, text: original.replace('仍为', '还是') })
    const [, one] = await send('corrections.list', {})
    expect(one?.id).toBe(longId)
    expect((await textOf(other))[1]).toContain('船公司己经说明，票价还是两元。')
    await send('undo.undo', {})
    expect((await textOf(other))[1]).toContain('船公司己经说明了，票价仍是两元。')
    await sound()
    await send('corrections.update', { id, text: '今晨己经' })
    expect((await listed()).map(([each]) => each)).toEqual([longId])
  })

  test('over a paragraph that a column broke stands once, also while the page is cut through it', async () => {
    const ranges = [lab.range('我们'), [lab.at('己经等了'), lab.at('己经等了') + 2]] as [number, number][]
    await send('corrections.create', { places: [{ reportId: report, ranges }], text: '我们已经' })
    expect((await textOf(report))[1]).toContain('“我们已经等了')
    const [before] = await send('corrections.list', { reportId: report })
    expect(before).toMatchObject({ shown: true, before: expect.stringMatching(/船长说：“$/) })
    await lab.act({ do: 'unmend', at: lab.at('己经等了') })
    expect(await textOf(report)).toEqual([
      '渡口己经重开',
      '北岸渡口今晨己经恢复通航，船长说：“我们',
      '己经等了两个月。”',
    ])
    expect(await send('corrections.list', { reportId: report })).toMatchObject([{ shown: false }])
    expect(await codeOf(send('corrections.update', { id: before!.id, text: '别的' }))).toBe(
      'correction-nowhere',
    )
    await send('undo.undo', {})
    expect((await textOf(report))[1]).toContain('“我们已经等了')
    await sound()
  })

  test('goes with its words to another report', async () => {
    await correct('今晨己经', '今晨已经')
    await lab.act({ do: 'give', pieces: [lab.at('北岸渡口')], to: other })
    expect((await textOf(other)).join()).toContain('今晨已经')
    expect(await hits('今晨已经')).toEqual([[other, 1]])
    expect(await hits('今晨己经')).toEqual([[other, 1]])
    await sound()
  })

  test('that cannot be is refused with its reason, and changes nothing', async () => {
    const place = { reportId: report, ranges: [[lab.at('重开'), lab.at('今晨')]] as [number, number][] }
    expect(await codeOf(send('corrections.create', { places: [place], text: '好' }))).toBe(
      'correction-across-blocks',
    )
    expect(await codeOf(correct('渡口己经重开', ''))).toBe('correction-empty')
    expect(await codeOf(correct('船长', '船\u202e长'))).toBe('correction-characters')
    expect(await codeOf(correct('船长', '船\0长'))).toBe('correction-characters')
    expect(await codeOf(correct('船长', '船长'))).toBe('correction-same')
    expect(await codeOf(correct('票价', '票费', report))).toBe('correction-nowhere')
    expect(await send('corrections.list', {})).toEqual([])
    expect(await send('undo.state', {})).toEqual({ undo: null, redo: null })
  })

  test('keeps a source from being read in another encoding', async () => {
    await correct('船长', '船老大')
    expect(await codeOf(send('sources.redecode', { id: lab.sourceId, encoding: 'gb18030' }))).toBe(
      'source-annotated',
    )
  })

  test('is quoted by a highlight in either form; the quote is the source’s', async () => {
    await correct('今晨己经', '今晨已经')
    for (const quote of ['今晨已经恢复', '今晨己经恢复'])
      expect(await send('highlights.quote', { reportId: report, quote })).toMatchObject({
        exact: '今晨己经恢复',
      })
  })
})

describe('the same error elsewhere', () => {
  const elsewhere = (original: string, where: 'report' | 'page' | 'library', reportId = report) =>
    send('corrections.elsewhere', { reportId, original, in: where })

  test('is found in the report, on its page and in the library, not where it is corrected', async () => {
    await correct('今晨己经', '今晨已经')
    expect((await elsewhere('己经', 'report')).places.map(({ before }) => before)).toEqual([
      '渡口',
      expect.stringMatching(/船长说：“我们$/),
    ])
    expect((await elsewhere('己经', 'page')).total).toBe(3)
    expect((await elsewhere('己经', 'library')).places.at(-1)).toMatchObject({
      reportId: other,
      title: '票价不变',
      before: '船公司',
    })
    // In a Latin word it is another error.
    expect((await elsewhere('form', 'library')).total).toBe(1)
  })

  test('is corrected everywhere in one step', async () => {
    const { places } = await elsewhere('己经', 'library')
    expect(places).toHaveLength(4)
    const all = places.map(({ reportId, ranges }) => ({ reportId, ranges }))
    const made = await send('corrections.create', { places: [...all, all[0]!], text: '已经' })
    expect([made.corrections.length, made.refused]).toEqual([4, 1])
    expect([await textOf(report), await textOf(other)].flat().join()).not.toContain('己经')
    expect((await elsewhere('己经', 'library')).total).toBe(0)
    await sound()
    await send('undo.undo', {})
    expect((await elsewhere('己经', 'library')).total).toBe(4)
    expect(await send('undo.state', {})).toMatchObject({ undo: null })
  })
})

describe('exports', () => {
  const exported = async (words?: 'corrected' | 'original', format = 'markdown'): Promise<string> => {
    const { url } = await send('export.prepare', {
      ...{ format, scope: { kind: 'report', id: report }, language: 'zh-Hans' as const },
      ...(words ? { words } : {}),
    })
    const answer = await lab.direct.backend.content(new Request(`http://pressmark${url}`))
    return answer.text()
  }

  test.each(['markdown', 'html'])(
    '%s prints the right words, or the source’s, and says which',
    async (format) => {
      expect(await exported(undefined, format)).not.toMatch(/更正/)
      await send('highlights.create', { reportId: report, ranges: [lab.range('今晨己经恢复')] })
      await correct('今晨己经', '今晨已经')
      const right = await exported(undefined, format)
      expect(right).toContain('今晨已经恢复')
      expect(right).not.toContain('今晨己经恢复')
      expect(right).toContain('按更正后的文字印出，共更正原文 1 处。')
      const original = await exported('original', format)
      expect(original).toContain('今晨己经恢复')
      expect(original).not.toContain('今晨已经恢复')
      expect(original).toContain('按原文印出，未采用 1 处更正。')
    },
  )
})
