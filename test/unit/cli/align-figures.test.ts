import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { runCli } from '../../../electron/cli/run.ts'

let folder: string
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
const json = async (...argv: string[]): Promise<any> => JSON.parse((await run(...argv, '--json')).out)

const SHARED = '渡船翻沉的地方离北岸三百米，水警用了两个小时才把缆绳割断。'
const PAGES = {
  'first.txt': `# 渡船翻沉\n\n${SHARED}\n\n事故已造成3人死亡，打捞费用约200万元。\n`,
  'second.txt':
    '# 渡船事故通報\n\n事故已造成4人死亡，碼頭停用十天。\n\n渡船翻沉的地方離北岸三百米，水警用了兩個小時才把纜繩割斷。\n',
  'twice.txt': `# 旧闻\n\n${SHARED}\n\n山谷里的茶农说，雾散以后才听见对岸的钟声。\n\n${SHARED}\n`,
}
const reports: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-align-'))
  for (const [name, text] of Object.entries(PAGES)) {
    writeFileSync(join(folder, name), text)
    reports.push((await json('import', join(folder, name))).sources[0].reports[0].id)
  }
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('align shows what two reports tell in the same words, with offsets and time', async () => {
  const found = await json('align', reports[0]!, reports[1]!)
  expect(found.passages[0]).toMatchObject({ kind: 'identical', likeness: 1 })
  const [start, end] = found.passages[0].a.ranges[0]
  expect(PAGES['first.txt'].slice(start, end)).toBe(SHARED)
  expect(typeof found.milliseconds).toBe('number')
  const { out } = await run('align', reports[0]!, reports[1]!)
  expect(out).toContain(`Identical 100 %  ${reports[0]} ↔ ${reports[1]}`)
  expect(out).toContain(`${start}–${end}  ${SHARED}`)
})

it('align --page shows what stands twice on a page', async () => {
  const { passages } = await json('align', '--page', 'twice.txt')
  expect(passages).toMatchObject([{ kind: 'identical', a: { text: SHARED }, b: { text: SHARED } }])
  expect((await run('align', '--page', 'twice.txt')).out).toContain('1 passage in ')
  expect((await run('align')).code).toBe(2)
  expect((await run('align', reports[0]!, '--page', 'twice.txt')).code).toBe(2)
  expect((await run('align', '--page', 'nowhere.txt')).code).toBe(1)
})

it('figures stand side by side; what differs is marked, and it is said that not all are found', async () => {
  const { rows, found, reportIds } = await json('figures', reports[0]!, reports[1]!)
  expect(reportIds).toEqual(reports.slice(0, 2))
  expect(found).toEqual([4, 4])
  expect(rows[0]).toMatchObject({ differs: true, kind: 'count', unit: '人' })
  expect(rows[0].cells.map((cell: { text: string }[]) => cell.map(({ text }) => text))).toEqual([
    ['3人'],
    ['4人'],
  ])
  const [start, end] = rows[0].cells[0][0].ranges[0]
  expect(PAGES['first.txt'].slice(start, end)).toBe('3人')
  const { out } = await run('figures', reports[0]!, reports[1]!)
  expect(out).toMatch(/^≠ Count {2}.*死亡$/mu)
  expect(out).toContain('many of them, not all')
})
