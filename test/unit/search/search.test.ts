import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainTextToState } from '../../../electron/backend/notes/lexical-state.ts'
import { type Direct, openDirect } from '../../../electron/hosts/direct.ts'
import type { CallArgs, CallResult } from '../../../shared/contract.ts'

const root = join(import.meta.dirname, '../../..')
let folder: string
let opened: Direct
let ids: { simplified: string; traditional: string; english: string }

const PAGES = {
  'simplified.txt':
    '# 俄罗斯渡轮公司恢复航线\n\n北岸渡口今晨恢复通航，首班船载客六十人。俄罗斯渡轮公司说，航线停了两个月。\n\n船长周远说，河面的冰在上周已经化\n开，水位也回到常年水平。Ｆｕｌｌ speed 要等到四月。\n',
  'traditional.txt':
    '# 對岸碼頭重開\n\n俄羅斯渡輪公司的船今晨抵達對岸碼頭，碼頭工人說，貨物比去年多了兩成。網絡5G訊號仍未覆蓋。\n',
  'english.txt':
    "# Ferry sails again\n\nThe ferry company said it's ready. A C++ program plans the crossings; the F-16 flyover was called off. Zoë Brandt steers.\n",
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-search-'))
  opened = await openDirect({
    folder: join(folder, 'library'),
    migrations: join(root, 'electron/backend/database/migrations'),
    seeds: join(root, 'seeds'),
  })
  const items = Object.entries(PAGES).map(([name, text]) => {
    writeFileSync(join(folder, name), text)
    return { path: join(folder, name) }
  })
  await opened.client.send('import.start', { items })
  for (;;) {
    const [job] = await opened.client.send('import.jobs', {})
    if (job?.state === 'done') {
      const [simplified = '', traditional = '', english = ''] = job.sources.map(
        ({ reports }) => reports[0]?.id ?? '',
      )
      ids = { simplified, traditional, english }
      break
    }
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
})
afterAll(async () => {
  await opened.close()
  rmSync(folder, { recursive: true, force: true })
})

const search = (args: CallArgs<'search.query'>): Promise<CallResult<'search.query'>> =>
  opened.client.send('search.query', args)
const found = async (query: string): Promise<(string | null)[]> =>
  (await search({ query, in: 'text' })).hits.map(({ reportId }) => reportId)

describe('search', () => {
  it('finds a word in either script, the script that was typed first', async () => {
    expect(await found('俄罗斯')).toEqual([ids.simplified, ids.traditional])
    expect(await found('俄羅斯')).toEqual([ids.traditional, ids.simplified])
    const { hits } = await search({ query: '俄羅斯' })
    expect(hits.map(({ exactForm }) => exactForm)).toEqual([true, false])
  })

  it('finds words of one and two characters, any width, any case', async () => {
    expect(await found('码头')).toEqual([ids.traditional])
    expect(await found('冰')).toEqual([ids.simplified])
    expect(await found('ＦＥＲＲＹ')).toEqual([ids.english])
    expect(await found('full')).toEqual([ids.simplified])
    expect(await found('5g')).toEqual([ids.traditional])
  })

  it('finds what is typed or pasted with its accents apart', async () => {
    const apart = 'Zoë'.normalize('NFD')
    expect(apart).not.toBe('Zoë')
    expect(await found(apart)).toEqual([ids.english])
    const { client } = opened
    const quoted = await client.send('highlights.quote', { reportId: ids.english, quote: `${apart} Brandt` })
    expect(quoted.exact).toBe('Zoë Brandt')
    await client.send('highlights.remove', { id: quoted.id })

    await client.send('reports.update', { id: ids.english, byline: 'Renée'.normalize('NFD') })
    for (const text of ['Renée', 'Renée'.normalize('NFD')])
      expect(await client.send('reports.list', { text })).toMatchObject([{ id: ids.english }])
    const id = '01990000-0000-7000-8000-0000000000ab'
    const text = 'Ask André'.normalize('NFD')
    await client.send('notes.save', { id, target: null, state: plainTextToState(text), text })
    for (const query of ['André', 'André'.normalize('NFD')])
      expect((await search({ query })).hits).toMatchObject([
        { kind: 'note', snippet: { text: 'Ask André', marks: [[4, 9]] } },
      ])
    await client.send('notes.remove', { id })
  })

  it('white space means AND', async () => {
    expect(await found('渡轮 六十')).toEqual([ids.simplified])
    expect(await found('渡轮 飞机')).toEqual([])
  })

  it('finds words that a line end broke, with their places in the source', async () => {
    const { hits } = await search({ query: '化开' })
    const text = PAGES['simplified.txt']
    expect(hits[0]?.ranges.map(([start, end]) => text.slice(start, end))).toEqual(['化', '开'])
    expect(hits[0]?.snippet.text).toContain('已经化开')
  })

  it('ranks a title first and says that it was one', async () => {
    const { hits } = await search({ query: '渡轮' })
    expect(hits[0]).toMatchObject({
      kind: 'title',
      reportId: ids.simplified,
      title: '俄罗斯渡轮公司恢复航线',
    })
  })

  it("marks the words in a snippet of the source's own characters", async () => {
    const { hits } = await search({ query: '码头' })
    const { text, marks } = hits[0]?.snippet ?? { text: '', marks: [] }
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['碼頭', '碼頭'])
  })

  it.each([
    ['C++', 'english'],
    ['F-16', 'english'],
    ["it's", 'english'],
    ['it’s', 'english'],
    ['“ferry”', 'english'],
    ['f 16', 'english'],
  ] as const)('%s is taken literally', async (query, report) => {
    expect(await found(query)).toEqual([ids[report]])
  })

  it.each(['', '   ', '，。', 'title:x', '"', 'C#', 'NEAR(a b)', '*', 'a AND', "') --", '\u0000'])(
    'nothing is found for %j, and nothing breaks',
    async (query) => {
      expect(await search({ query })).toMatchObject({ hits: [], total: 0 })
    },
  )

  it('never fails, whatever is typed, and what it marks is there', async () => {
    const unit = fc.oneof(
      fc.constantFrom(...Array.from('渡轮碼頭俄罗斯 "\'*-+:()^{}[]AND OR NOT NEAR%_\\/,.?!c16')),
      fc.string({ minLength: 1, maxLength: 2, unit: 'binary' }),
    )
    await fc.assert(
      fc.asyncProperty(fc.array(unit, { maxLength: 12 }), async (parts) => {
        const { hits, total, milliseconds } = await search({ query: parts.join('') })
        expect(milliseconds).toBeGreaterThanOrEqual(0)
        expect(total).toBeGreaterThanOrEqual(hits.length)
        for (const { snippet } of hits)
          for (const [start, end] of snippet.marks) {
            expect(start).toBeLessThan(end)
            expect(end).toBeLessThanOrEqual(snippet.text.length)
          }
      }),
      { numRuns: 300 },
    )
  })

  it('finds notes and highlights with where they belong, and pages through all of them', async () => {
    const { client } = opened
    const highlight = await client.send('highlights.quote', {
      reportId: ids.traditional,
      quote: '貨物比去年多了兩成',
    })
    const target = { kind: 'highlight' as const, id: highlight.id }
    const noteId = '01990000-0000-7000-8000-0000000000aa'
    await client.send('notes.save', {
      id: noteId,
      target,
      state: plainTextToState('货物'),
      text: '货物多了两成，要核对海关数字。',
    })
    const { hits, total } = await search({ query: '两成' })
    expect(hits.map(({ kind }) => kind)).toEqual(['text', 'note', 'highlight'])
    expect(total).toBe(3)
    expect(hits[1]).toMatchObject({
      noteId,
      highlightId: highlight.id,
      reportId: ids.traditional,
      ranges: [],
    })
    expect(hits[2]).toMatchObject({
      highlightId: highlight.id,
      reportId: ids.traditional,
      ranges: highlight.ranges,
    })
    const pages = await Promise.all([0, 1, 2].map((offset) => search({ query: '两成', limit: 1, offset })))
    expect(pages.flatMap((page) => page.hits)).toEqual(hits)
    expect((await search({ query: '海关', in: 'highlights' })).hits).toEqual([])
    expect((await search({ query: '海關', in: 'notes' })).hits).toHaveLength(1)
    await client.send('highlights.remove', { id: highlight.id })
    expect((await search({ query: '海关' })).hits).toEqual([])
  })
})
