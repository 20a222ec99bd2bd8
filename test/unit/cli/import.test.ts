import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { runCli } from '../../../electron/cli/run.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pressmark-cli-import-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string): string => join(folder, name)
function file(name: string, content: string | Uint8Array): string {
  writeFileSync(at(name), content)
  return at(name)
}

async function run(...argv: string[]): Promise<{ code: number; out: string; error: string }> {
  const [out, error]: [string[], string[]] = [[], []]
  const code = await runCli(argv, COMMANDS, {
    out: (text) => void out.push(text),
    error: (text) => void error.push(text),
    env: { LANG: 'en_US.UTF-8' },
  })
  return { code, out: out.join('\n'), error: error.join('\n') }
}
const into = (library: string, ...argv: string[]) => run('import', ...argv, '--library', at(library))

const PAGE = '# 渡口重开\n\n北岸渡口今晨恢复通航，首班船载客六十人，老人免费。\n'
const hypothesis = (rows: { id: string; exact: string; text?: string; tags?: string[] }[]): string =>
  JSON.stringify(
    rows.map(({ id, exact, text = '', tags = [] }) => ({
      ...{ id, text, tags, uri: 'https://example.org/ferry', document: { title: ['渡口重开'] } },
      ...{ created: '2026-03-01T08:00:00Z', updated: '2026-03-01T08:00:00Z', user: 'acct:lin@example.org' },
      target: [{ source: 'https://example.org/ferry', selector: [{ type: 'TextQuoteSelector', exact }] }],
    })),
  )

it('takes reports, packages and annotations in one command, each once', async () => {
  const page = file('c.md', PAGE)
  const notes = file(
    'hypothesis.json',
    hypothesis([{ id: 'h1', exact: '首班船载客六十人', text: '谁数的？' }]),
  )
  const first = await into('one', page, notes)
  expect(first).toMatchObject({ code: 0, error: '' })
  expect(first.out).toContain('c.md')
  const packed = await run(
    'export',
    '--format',
    'package',
    '--out',
    at('l.pressmark'),
    '--library',
    at('one'),
  )
  expect(packed.code).toBe(0)
  const second = await into('two', at('l.pressmark'), notes)
  expect(second).toMatchObject({ code: 0, error: '' })
})
