import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { runCli } from '../../../electron/cli/run.ts'

// Each command opens the library anew, the import starts a process.
vi.setConfig({ testTimeout: 120_000 })

let folder: string
async function run(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const [out, error]: [string[], string[]] = [[], []]
  const code = await runCli([...argv, '--library', join(folder, 'library')], COMMANDS, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    env: { LANG: 'zh_CN.UTF-8' },
  })
  return { code, out: out.join('\n'), error: error.join('\n') }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-cli-templates-'))
  writeFileSync(join(folder, 'a.txt'), '# 盐场复产\n\n北滩盐场昨日复产，工人三百名返岗。\n')
  await run('import', join(folder, 'a.txt'))
}, 120_000)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

it('templates are added from the gallery and from files, shown, exported through and removed', async () => {
  expect((await run('templates')).out).toContain('reading-notes')
  expect((await run('templates', 'add', '--from', 'reading-notes')).out).toContain('阅读笔记')
  const made = await run('export', '--template', '阅读笔记', '--out', join(folder, 'out'), '--all')
  expect(made.code).toBe(0)
  expect(readFileSync(join(folder, 'out', '盐场复产.md'), 'utf8')).toMatch(/^# 盐场复产\n/)

  const shown = await run('templates', 'show', '阅读笔记')
  writeFileSync(join(folder, 'mine.liquid'), shown.out.replace('阅读笔记', '我的'))
  expect((await run('templates', 'add', join(folder, 'mine.liquid'))).out).toContain('我的')
  expect((await run('templates', 'remove', '阅读笔记')).code).toBe(0)
  const listed = JSON.parse((await run('templates', '--json')).out) as { templates: { name: string }[] }
  expect(listed.templates.map(({ name }) => name)).toEqual(['我的'])
  await run('undo')
  expect((await run('templates')).out).toContain('阅读笔记')
})

it('a mistake is told with its line, exit code 1, nothing written; what is not understood, 2', async () => {
  writeFileSync(join(folder, 'bad.liquid'), '一\n{{ report.nope }}\n')
  await run('templates', 'add', join(folder, 'bad.liquid'))
  const { code, error } = await run('export', '--template', 'bad', '--out', join(folder, 'none'), '--all')
  expect(code).toBe(1)
  expect(error).toContain('第 2 行第 4 列')
  expect(error).toContain('report.nope')
  expect(readdirSync(folder)).not.toContain('none')
  expect((await run('export', '--template', '没有', '--out', join(folder, 'none'), '--all')).code).toBe(1)
  expect((await run('templates', 'burn')).code).toBe(2)
  expect((await run('templates', 'show')).code).toBe(2)
  expect((await run('export', '--template', 'bad', '--format', 'csv', '--out', 'x', '--all')).code).toBe(2)
})
