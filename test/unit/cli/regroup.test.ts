import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { runCli } from '../../../electron/cli/run.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-regroup-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

async function run(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const [out, error]: [string[], string[]] = [[], []]
  const code = await runCli([...argv, '--library', join(folder, 'library')], COMMANDS, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    env: { LANG: 'en_US.UTF-8' },
  })
  return { code, out: out.join('\n'), error: error.join('\n') }
}
// oxlint-disable-next-line typescript/no-explicit-any
async function json(...argv: string[]): Promise<any> {
  const { out, error } = await run(...argv, '--json')
  return JSON.parse(out || error)
}

const PAGE =
  '# 渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人。\n\n船长说，水位已经回到汛期以前。\n\n# 票价不变\n\n船公司说，票价仍为两元，老人免费。\n'

async function importPage(): Promise<string[]> {
  // Markdown: one report a heading, however pages are put together.
  writeFileSync(join(folder, 'page.md'), PAGE)
  const { sources } = await json('import', join(folder, 'page.md'))
  return sources[0].reports.map(({ id }: { id: string }) => id)
}
const textsOf = async (id: string): Promise<string[]> =>
  (await json('show', id)).blocks.map(({ text }: { text: string }) => text)

test('regroup does the acts of the desk, tells which highlights moved, and is undone', async () => {
  const [first = '', second = ''] = await importPage()
  await json('highlight', first, '--quote', '水位已经')
  const before = await textsOf(first)

  const split = await run('regroup', first, '--split-before', '船长说')
  expect([split.code, split.out]).toEqual([
    0,
    expect.stringMatching(/New report [\da-f-]+\n1 highlight moved to/),
  ])
  expect(await textsOf(first)).toEqual(['渡口重开', '北岸渡口今晨恢复通航，首班船载客六十人。'])
  await json('undo')
  expect(await textsOf(first)).toEqual(before)

  const joined = await json('regroup', first, '--join', second)
  expect(joined).toMatchObject({ replaced: [{ from: second, to: first }], created: [] })
  await json('undo')
  expect((await json('regroup', second, '--give', '船长说', '--to', second)).moved).toMatchObject([
    { reportId: second, highlights: 1 },
  ])
  expect(await textsOf(second)).toContain('船长说，水位已经回到汛期以前。')
  const kinds = async (): Promise<string[]> =>
    (await json('show', second)).blocks.map(({ kind }: { kind: string }) => kind)
  const given = await kinds()
  const set = ['--kind', '船公司说=caption', '--kind', '船长说=quote']
  await json('regroup', second, ...set)
  expect(await kinds()).toEqual(expect.arrayContaining(['caption', 'quote']))
  await json('undo')
  expect(await kinds()).toEqual(given)
  await json('regroup', second, ...set)
  await json('regroup', second, '--aside', '船长说')
  expect((await run('regroup', second, '--untitle')).out).toBe('Done. No highlight moved.')
  expect((await json('show', second)).title).toBe(null)
})

test('regroup says what it does not find', async () => {
  const [first = ''] = await importPage()
  const cases: [string[], number, RegExp][] = [
    [['regroup', first], 2, /exactly one thing/],
    [['regroup', first, '--untitle', '--again'], 2, /exactly one thing/],
    [['regroup', first, '--give', '船长'], 2, /--to is missing/],
    [['regroup', first, '--kind', '船长=picture'], 2, /TEXT=title/],
    [['regroup', first, '--split-before', '没有这句'], 1, /not on the page/],
    [['regroup', first, '--aside', '船'], 1, /at \d places/],
    [['regroup', first, '--accept', 'join:1:2'], 1, /no proposal join:1:2/],
    [['regroup', first, '--split-before', '渡口重开'], 1, /nothing to cut here/],
    [['regroup', 'abcdef99', '--again'], 1, /no report abcdef99/],
  ]
  for (const [argv, code, words] of cases) {
    const ended = await run(...argv)
    expect([argv, ended.code]).toEqual([argv, code])
    expect(ended.error).toMatch(words)
  }
})

test('put together again leaves alone what a hand has touched', async () => {
  const [first = '', second = ''] = await importPage()
  expect(await json('regroup', first, '--again')).toMatchObject({ created: [], replaced: [] })
  await json('regroup', first, '--give', '船公司说', '--to', first)
  const touched = await textsOf(first)
  await json('regroup', first, '--again')
  expect(await textsOf(first)).toEqual(touched)
  expect((await json('list')).reports.map(({ id }: { id: string }) => id).sort()).toEqual(
    [first, second].sort(),
  )
})

test('split tells why', async () => {
  writeFileSync(join(folder, 'page.txt'), PAGE)
  const plain = await json('split', join(folder, 'page.txt'))
  expect(plain).not.toHaveProperty('decisions')
  const why = await json('split', join(folder, 'page.txt'), '--why')
  expect(why.decisions.length).toBeGreaterThan(0)
  const { out } = await run('split', join(folder, 'page.txt'), '--why', '--language', 'zh-Hans')
  expect(out).toContain('各项判断')
  expect(out).toMatch(/[+−]\d\.\d\d {2}\p{Script=Han}/u)
})
