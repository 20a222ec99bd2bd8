import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { runCli } from '../../../electron/cli/run.ts'
import { openDirect } from '../../../electron/hosts/direct.ts'

const root = join(import.meta.dirname, '../../..')
const PARTS = { migrations: join(root, 'electron/backend/database/migrations'), seeds: join(root, 'seeds') }
let folder: string
let library: string
let env: NodeJS.ProcessEnv

/** What a command printed and how it ended. */
async function run(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const [out, error]: [string[], string[]] = [[], []]
  const code = await runCli(argv, COMMANDS, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    env,
  })
  return { code, out: out.join('\n'), error: error.join('\n') }
}
/** The same on the test's library, its JSON read. */
// oxlint-disable-next-line typescript/no-explicit-any
async function json(...argv: string[]): Promise<any> {
  const { out, error } = await run(...argv, '--library', library, '--json')
  return JSON.parse(out || error)
}

const page = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

let first: string
let second: string

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-cli-'))
  library = join(folder, 'library')
  page(
    'a.txt',
    '# 渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人。\n\n# 票价不变\n\n船公司说，票价仍为两元，老人免费。\n',
  )
  page('b.md', '# 碼頭重開\n\n對岸碼頭今晨重開，首班船載客七十人。\n')
})
beforeEach(() => {
  env = { LANG: 'en_US.UTF-8' }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('pressmark', () => {
  it('import says what came in and what was refused, and fails if anything was', async () => {
    const imported = await json('import', join(folder, 'a.txt'), join(folder, 'b.md'))
    expect(imported.sources).toMatchObject([
      {
        path: join(folder, 'a.txt'),
        encoding: 'utf-8',
        known: false,
        reports: [{ title: '渡口重开' }, { title: '票价不变' }],
      },
      { reports: [{ title: '碼頭重開' }] },
    ])
    expect(imported.sources[0].sha256).toMatch(/^[\da-f]{64}$/)
    first = imported.sources[0].reports[0].id
    second = imported.sources[1].reports[0].id

    const empty = page('empty.txt', '')
    const again = await run('import', join(folder, 'a.txt'), empty, '--library', library, '--json')
    expect(again.code).toBe(1)
    expect(JSON.parse(again.out)).toMatchObject({
      sources: [{ known: true }],
      refused: [
        { path: empty, code: 'file-empty', message: 'The file holds no text. Nothing of it was imported.' },
      ],
    })
    env = { LC_ALL: 'zh_HK.UTF-8', LANG: 'en_US.UTF-8' }
    expect((await run('import', empty, '--library', library)).error).toContain('empty.txt：')
  })

  it('import makes no library where nothing comes in', async () => {
    const none = join(folder, 'never')
    const ended = await run(
      'import',
      join(folder, 'none.txt'),
      folder + '/empty.txt',
      '--library',
      none,
      '--json',
    )
    expect(ended.code).toBe(1)
    expect(JSON.parse(ended.out)).toMatchObject({
      sources: [],
      refused: [
        { path: join(folder, 'none.txt'), code: 'file-missing' },
        {
          path: join(folder, 'empty.txt'),
          code: 'file-empty',
          message: 'The file holds no text. Nothing of it was imported.',
        },
      ],
      passed: [],
      skipped: [],
    })
    expect(existsSync(none)).toBe(false)
  })

  it('split needs no library and gives ranges of the text', async () => {
    const split = await json('split', join(folder, 'a.txt'))
    const text = readFileSync(join(folder, 'a.txt'), 'utf8')
    expect(split.reports.map(({ title }: { title: string }) => title)).toEqual(['渡口重开', '票价不变'])
    for (const report of split.reports)
      for (const { text: shown, ranges } of report.blocks)
        expect(ranges.map(([start, end]: [number, number]) => text.slice(start, end)).join('')).toContain(
          shown,
        )
    expect((await run('split', join(folder, 'none.txt'))).code).toBe(1)
  })

  it('list and show print reports', async () => {
    expect((await json('list')).reports).toHaveLength(3)
    expect((await run('list', '--library', library, '--text', '碼頭')).out).toContain(second)
    const shown = await run('show', first.slice(-8), '--library', library)
    expect(shown.out).toContain('首班船载客六十人')
    expect((await json('show', first)).blocks[0]).toMatchObject({ kind: 'title', text: '渡口重开' })
  })

  it('highlight, link and search work together, by words', async () => {
    const highlight = await json(
      ...['highlight', first, '--quote', '首班船载客六十人', '--color', 'red'],
      ...['--note', '与对岸报道不符\n待查', '--theme', '数字', '--theme', '交通/渡轮'],
    )
    expect(highlight).toMatchObject({
      exact: '首班船载客六十人',
      color: 'red',
      themes: [{ name: '数字' }, { name: '渡轮' }],
    })
    const link = await json('link', highlight.id, `${second}:載客七十人`, '--relation', '数字不同')
    expect(link).toMatchObject({
      relation: 'different-figure',
      from: { kind: 'highlight', id: highlight.id },
    })
    expect((await json('themes')).themes.map(({ path }: { path: string }) => path)).toEqual([
      '数字',
      '交通',
      '交通/渡轮',
    ])
    const found = await json('search', '载客', '--limit', '5')
    // A query may begin with what it leaves out.
    const without = await json('search', '-载客', '的', '--limit', '5', '--in', 'text')
    expect(without.read).toBe('-载客 的')
    expect((await json('search', '-载客 的', '--in=text')).total).toBe(without.total)
    expect((await run('search', '--limt', '5', '载客')).code).toBe(2)
    expect(found.hits.slice(0, 2)).toMatchObject([
      { report: first, exactForm: true },
      { report: second, exactForm: false },
    ])
    expect(found.hits[1].snippet).toContain('載客')
    expect(found.milliseconds).toBeGreaterThan(0)
    expect((await json('search', '不符')).hits).toMatchObject([{ kind: 'note', highlight: highlight.id }])
  })

  it('export writes files that hold all of it, and leaves files of the user alone', async () => {
    const out = join(folder, 'out')
    const written = await json('export', '--format', 'markdown', '--out', out, '--all')
    expect(written).toMatchObject({ kept: [], warnings: [] })
    const text = written.files.map((path: string) => readFileSync(path, 'utf8')).join('\n')
    for (const words of [
      '首班船载客六十人 ^h-',
      '与对岸报道不符',
      '#交通/渡轮',
      'different-figure:: [[碼頭重開#^h-',
      '> 載客七十人',
    ])
      expect(text).toContain(words)

    writeFileSync(join(out, '渡口重开.md'), '我的笔记')
    const before = readFileSync(join(out, '碼頭重開.md'), 'utf8')
    const again = await json('export', '--format', 'markdown', '--out', out, '--all')
    expect(again.kept).toEqual([join(out, '渡口重开.md')])
    expect(again.files).toContain(join(out, '渡口重开 (2).md'))
    expect(readFileSync(join(out, '渡口重开.md'), 'utf8')).toBe('我的笔记')
    // Links follow the new name.
    expect(readFileSync(join(out, '碼頭重開.md'), 'utf8')).toBe(
      before.replaceAll('[[渡口重开', '[[渡口重开 (2)'),
    )
    expect(readdirSync(out).filter((name) => name.endsWith('.tmp'))).toEqual([])

    const html = await json('export', '--format', 'html', '--out', out, '--report', first)
    expect(html.files).toEqual([join(out, '渡口重开.html')])
    expect(readFileSync(html.files[0], 'utf8')).toMatch(
      /<mark class="c-red fill"[^>]*>首班船载客六十人<\/mark>/,
    )
    expect(
      (await json('export', '--format', 'markdown', '--out', join(out, '渡口重开.md'), '--all')).error.code,
    ).toBe('export-target')
  })

  it('export takes a choice: several reports, a theme alone, what a search finds, highlights by their ids in a file', async () => {
    const out = join(folder, 'chosen')
    const preview = (...args: string[]) => json('export', '--format', 'csv', '--preview', ...args)
    expect(await preview('--report', first, '--report', second)).toMatchObject({ reports: 2, isWhole: true })
    expect(await preview('--search', '载客')).toMatchObject({ reports: 2 })
    expect(await preview('--theme', '交通')).toMatchObject({ highlights: 1 })
    expect(await preview('--theme', '交通', '--alone')).toMatchObject({ highlights: 0 })
    const { hits } = await json('search', '不符')
    writeFileSync(join(folder, 'ids.txt'), `${hits[0].highlight}\n`)
    const written = await json(
      ...['export', '--format', 'markdown', '--out', out, '--highlights', join(folder, 'ids.txt')],
      ...['--no-text', '--no-notes', '--order', 'made'],
    )
    const text = written.files.map((path: string) => readFileSync(path, 'utf8')).join('\n')
    expect(text).toContain('首班船载客六十人')
    expect(text).not.toContain('与对岸报道不符')
    expect(text).not.toContain('票价仍为两元')
    const shown = await run('export', '--format', 'html', '--all', '--preview', '--library', library)
    expect(shown.out).toContain('<!doctype html>')
    const part = join(folder, 'theme.pressmark')
    expect(await json('export', '--format', 'package', '--out', part, '--theme', '交通')).toMatchObject({
      counts: { source: 1 },
    })
  })

  it('check finds a whole library, undo takes the last step back', async () => {
    expect(await json('check')).toMatchObject({ ok: true, problems: [] })
    expect(await json('undo')).toEqual({ label: 'link' })
  })

  it('what fails halfway leaves nothing behind', async () => {
    const marks = async (): Promise<number> => (await json('show', first)).highlights.length
    const before = await marks()
    const words = `${first}:北岸渡口`
    expect((await json('link', words, `${second}:没有这句话`, '--relation', 'x')).error.code).toBe(
      'quote-not-found',
    )
    expect((await json('link', words, 'abcdef99', '--relation', 'x')).error.code).toBe('not-found')
    for (const theme of ['', ' ', '甲//乙', '/乙', 'x'.repeat(201)])
      expect((await json('highlight', first, '--quote', '北岸渡口', '--theme', theme)).error.code).toBe(
        'usage',
      )
    expect(await marks()).toBe(before)
  })

  it('a theme at the top is meant before one of the same name further down', async () => {
    const themeOf = async (theme: string): Promise<string> => {
      const { id, themes } = await json('highlight', first, '--quote', '今晨恢复', '--theme', theme)
      await json('undo')
      expect(id).toBeTruthy()
      return themes[0].id
    }
    const below = await themeOf('路/桥')
    const client = await openDirect({ folder: library, ...PARTS })
    const { id: top } = await client.client.send('themes.create', { name: '桥' })
    await client.close()
    expect(await themeOf('桥')).toBe(top)
    expect(await themeOf('路/桥')).toBe(below)
  })

  it('correct lays right words over misread ones, everywhere if asked; corrections lists them and takes them off', async () => {
    const own = join(folder, 'corrected')
    const on = async (...argv: string[]) => JSON.parse((await run(...argv, '--library', own, '--json')).out)
    page('c.txt', '# 灯塔己经熄灯\n\n灯塔昨夜己经熄灯，渔船改走西线。守塔人说，灯己经修好。\n')
    page('d.txt', '# 鱼市搬家\n\n鱼市己经搬到东岸。\n')
    const { sources } = await on('import', join(folder, 'c.txt'), join(folder, 'd.txt'))
    const [id, other] = sources.map(({ reports }: { reports: { id: string }[] }) => reports[0]!.id)
    const wrong = await run('correct', id, '--quote', '己经', '--to', '已经', '--library', own)
    expect([wrong.code, wrong.error]).toEqual([1, expect.stringMatching(/at 3 places/)])
    expect((await run('correct', id, '--quote', '灯塔', '--library', own)).error).toMatch(/--to is missing/)

    expect(await on('correct', id, '--quote', '昨夜己经', '--to', '昨夜已经')).toMatchObject({
      corrections: [{ original: '昨夜己经', text: '昨夜已经' }],
      refused: 0,
    })
    const made = await run('correct', id, '--quote', '己经', '--to', '已经', '--everywhere', '--library', own)
    expect(made.out.match(/己经 → 已经/g)).toHaveLength(3)
    expect((await run('show', other, '--library', own)).out).toContain('鱼市已经搬到')
    expect(await on('corrections')).toHaveLength(4)
    const [first] = await on('corrections', other)
    expect(first).toMatchObject({ before: '鱼市', after: '搬到东岸。', shown: true })
    await run('corrections', '--remove', first.id.slice(-8), '--library', own)
    expect((await run('show', other, '--library', own)).out).toContain('鱼市己经搬到')
    await run('undo', '--library', own)
    expect(await on('corrections')).toHaveLength(4)
    const gone = await run('corrections', '--remove', 'abcdef99', '--library', own)
    expect([gone.code, gone.error]).toEqual([1, expect.stringMatching(/no correction/)])

    const out = join(folder, 'corrected-out')
    await run(
      'export',
      '--format',
      'markdown',
      '--out',
      out,
      '--all',
      '--words',
      'original',
      '--library',
      own,
    )
    const texts = readdirSync(out).map((name) => readFileSync(join(out, name), 'utf8'))
    expect(texts.join()).toContain('鱼市己经搬到')
    expect(texts.join()).toContain('Printed as in the source')
  })

  it('what was misunderstood ends with 2, what failed with 1, in words', async () => {
    const cases: [string[], number, RegExp][] = [
      [[], 2, /pressmark COMMAND/],
      [['nope'], 2, /no command “nope”/],
      [['show'], 2, /Usage: pressmark show REPORT/],
      [['list', 'x', '--library', library], 2, /Too many arguments/],
      [['list', '--nope'], 2, /--nope/],
      [['highlight', first, '--library', library], 2, /--quote is missing/],
      [['highlight', first, '--quote', 'x', '--color', 'pink', '--library', library], 2, /yellow, red/],
      [['highlight', first, '--quote', '没有这句', '--library', library], 1, /not in the report/],
      [['show', 'abcdef99', '--library', library], 1, /no report abcdef99/],
      [['search', 'x', '--limit', '0', '--library', library], 2, /1–500/],
      [['export', '--format', 'markdown', '--out', 'x', '--library', library], 2, /exactly one of/],
      [['link', first, first, '--relation', 'x', '--library', library], 1, /same place/],
      [['list', '--library', join(folder, 'nowhere')], 1, /There is no library/],
      [['list', '--library', ''], 2, /--library is missing/],
    ]
    for (const [argv, code, words] of cases) {
      const ended = await run(...argv)
      expect([argv, ended.code]).toEqual([argv, code])
      expect(ended.error).toMatch(words)
    }
    expect(existsSync(join(folder, 'nowhere'))).toBe(false)
    expect((await run('--help')).out).toContain('highlight')
    expect((await run('export', '--help', '--language', 'zh-Hant')).out).toContain('匯出')
    expect(JSON.parse((await run('nope', '--json')).error)).toMatchObject({ error: { code: 'usage' } })
  })
})

describe('notes on the command line', () => {
  it('writes, lists, prints and removes; undo brings back', async () => {
    // Notes that the tests before have left.
    const before: number = (await json('notes')).notes.length
    const free = await json('note', 'add', String.raw`渡口日記\n\n- 問船公司`)
    const onReport = await json('note', 'add', '全文可信', '--on', first.slice(-12))
    const onWords = await json('note', 'add', '数字待查', '--on', `${first.slice(-12)}:载客六十人`)
    expect(onReport.target).toEqual({ kind: 'report', id: first })
    expect(onWords.target.kind).toBe('highlight')
    const ids = (list: { notes: { id: string }[] }): string[] => list.notes.map(({ id }) => id)
    expect(ids(await json('notes', '--free'))).toEqual([free.id])
    expect(ids(await json('notes', '--report', first)).slice(0, 2)).toEqual([onWords.id, onReport.id])
    expect(ids(await json('notes', '--text', '日记'))).toEqual([free.id])
    const listed = await run('notes', '--library', library)
    expect(listed.out).toMatch(/数字待查  ← 渡口重开: 载客六十人/)
    const shown = await run('note', 'show', free.id.slice(-8), '--library', library)
    expect(shown.out).toBe('渡口日記\n\n- 問船公司')
    expect((await run('note', 'remove', free.id, '--library', library)).out).toContain('undo brings it back')
    expect(ids(await json('notes', '--free'))).toEqual([])
    await json('undo')
    expect(ids(await json('notes', '--free'))).toEqual([free.id])

    expect((await run('note', 'burn', free.id, '--library', library)).code).toBe(2)
    expect((await run('note', 'show', 'abcdef99', '--library', library)).code).toBe(1)
    expect((await run('notes', '--free', '--report', first, '--library', library)).code).toBe(2)
    // Words that are not there: refused, and no note and no highlight is left.
    expect((await run('note', 'add', 'x', '--on', `${first}:没有的话`, '--library', library)).code).toBe(1)
    expect((await json('notes')).notes).toHaveLength(before + 3)
  })
})
