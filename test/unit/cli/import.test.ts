import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { COMMANDS } from '../../../electron/cli/commands.ts'
import { runCli } from '../../../electron/cli/run.ts'
import { zipOf } from '../../documents/zip-of.ts'

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
const hypothesis = (rows: { id: string; exact: string; text?: string }[], page = '渡口重开'): string =>
  JSON.stringify(
    rows.map(({ id, exact, text = '' }) => ({
      ...{ id, text, tags: [], uri: 'https://example.org/ferry', document: { title: [page] } },
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

it('keeps as notes what has no document, ends with 1 only where something is left out', async () => {
  const page = file('c.md', PAGE)
  const notes = file(
    'h.json',
    hypothesis([{ id: 'h2', exact: '别处报纸上的一句话，这里没有', text: '要查' }], '别处日报'),
  )
  const ended = await into('one', page, notes)
  expect(ended.code).toBe(0)
  expect(ended.out).toContain('Kept as free notes: 1')
  expect(ended.error).toContain('别处报纸上的一句话')
  const listed = await run('notes', '--free', '--json', '--library', at('one'))
  expect(listed.out).toContain('别处报纸上的一句话')
  const empty = file('e.json', hypothesis([{ id: 'h3', exact: '', text: '' }]))
  const lost = await into('one', empty)
  expect(lost).toMatchObject({ code: 1 })
  const bad = file('bad.json', hypothesis([{ id: 'h4', exact: 'x' }]).slice(0, -3))
  const merged = await run('export', '--format', 'csv', '--all', '--into', at('csv'), '--library', at('one'))
  expect(merged).toMatchObject({ code: 1, error: expect.stringMatching(/merged.*: markdown/i) })
  const both = await into('one', bad, page)
  expect(both.code).toBe(1)
  expect(both.error).toContain('bad.json')
  expect(both.out).toContain('c.md')
})

it('takes a zip into a new library, and makes none for a zip with nothing to take', async () => {
  const packed = file('pages.zip', zipOf({ 'a.md': PAGE, 'b.doc': 'x', 'c.png': 'x', 'h.json': '[]' }))
  const ended = await into('one', packed)
  expect(ended).toMatchObject({ code: 0 })
  expect(ended.out).toContain('pages.zip/a.md')
  expect(ended.error).toMatch(/pages\.zip\/b\.doc: passed over\..*LibreOffice/)
  expect(ended.error).toMatch(/pages\.zip\/c\.png: passed over, no kind/)
  expect(ended.error).toMatch(/pages\.zip\/h\.json: passed over\. Packages and annotations/)
  const empty = await into('two', file('empty.zip', zipOf({ 'a.txt': '' })))
  expect(empty.code).toBe(1)
  expect(existsSync(at('two'))).toBe(false)
  const odd = await into('two', file('x.xyz', 'x'))
  expect(odd.error).toContain('.zip')
})

it('takes the files of a list, from its folder on', async () => {
  file('a.md', PAGE)
  mkdirSync(at('lists'))
  const list = file('lists/list.txt', '../a.md\r\n\n')
  expect(await into('one', '--from', list)).toMatchObject({ code: 0 })
  expect((await into('one', '--from', at('none.txt'))).code).toBe(1)
  expect((await into('one')).code).toBe(2)
  expect((await into('one', '-', '-')).code).toBe(2)
})

it('takes standard input under the name that is given, and cites a highlight with its words', () => {
  const argv = ['import', '-', '--name', 'page.md', '--library', at('one'), '--json']
  const cli = join(import.meta.dirname, '../../../electron/cli.ts')
  const ended = spawnSync(process.execPath, [cli, ...argv], { input: PAGE, encoding: 'utf8' })
  expect(ended.status).toBe(0)
  const report = JSON.parse(ended.stdout).sources[0].reports[0]
  expect(report.title).toBe('渡口重开')
  const run1 = (...given: string[]): string =>
    spawnSync(process.execPath, [cli, ...given, '--library', at('one'), '--json'], { encoding: 'utf8' })
      .stdout
  const highlight = JSON.parse(run1('highlight', report.id, '--quote', '首班船载客六十人'))
  const cited = JSON.parse(run1('cite', highlight.id))
  expect(cited.text).toMatch(/^“首班船载客六十人”\n/)
})
