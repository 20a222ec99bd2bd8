/** Templates of a library that is open: kept, exported through, previewed, ended, passed on as files. */
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createExporter } from '../../../electron/backend/export/run-exporter.ts'
import { openDirect, type Direct } from '../../../electron/hosts/direct.ts'
import { templateFormat, type TemplateForm } from '../../../shared/model/template.ts'
import { makeFixture, MIGRATIONS, newFolder, SEEDS } from '../../contract/fixture.ts'

let library: Direct
let folder: string
let out: string
let remove: () => void
beforeEach(async () => {
  ;({ folder, remove } = newFolder())
  out = mkdtempSync(join(tmpdir(), 'pressmark-templates-'))
  await makeFixture(folder)
  library = await openDirect({ folder, migrations: MIGRATIONS, seeds: SEEDS })
})
afterEach(async () => {
  await library.close()
  remove()
  rmSync(out, { recursive: true, force: true })
})
const send: Direct['client']['send'] = (call, args) => library.client.send(call, args)

const form = (more: Partial<TemplateForm> = {}): TemplateForm => ({
  ...{ name: '摘录', body: '# {{ report.title }}\n', per: 'report', extension: 'md' },
  ...{ fileName: '{{ report.file_name }}', ...more },
})
async function exported(more: Partial<TemplateForm>, language: 'en' | 'zh-Hans' = 'en') {
  const { id } = await send('templates.create', form(more))
  const format = templateFormat(id)
  return send('export.write', { format, scope: { kind: 'all' }, folder: join(out, 'made'), language })
}

describe('an export through a template', () => {
  it('stands among the formats by its name, and makes a file for each report', async () => {
    const { files } = await exported({})
    const reports = await send('reports.list', {})
    expect(files).toHaveLength(reports.length)
    expect(files.map((path) => readFileSync(path, 'utf8')).toSorted()).toEqual(
      reports.map(({ title }) => `# ${title ?? ''}\n`).toSorted(),
    )
    const formats = await send('export.formats', {})
    expect(formats.at(-1)).toMatchObject({ name: '摘录', group: 'templates', extension: 'md' })
  })

  it('with a mistake says where, in the language of the export, and writes nothing', async () => {
    const wrong = { body: '# {{ report.title }}\n\n{{ report.titel }}\n' }
    await expect(exported(wrong, 'zh-Hans')).rejects.toMatchObject({
      code: 'template-wrong',
      data: { name: '摘录', line: 3, column: 4, problem: 'unknown-variable' },
    })
    expect(existsSync(join(out, 'made'))).toBe(false)
  })

  it.each(['../../outside', '/tmp/outside', '..', 'a/b'])(
    'named %s stays in its folder',
    async (fileName) => {
      const { files, warnings } = await exported({ fileName })
      expect(readdirSync(out)).toEqual(['made'])
      for (const path of files) expect(path.startsWith(join(out, 'made'))).toBe(true)
      expect(warnings.length).toBeGreaterThan(0)
    },
  )

  it('of which there is none any more is told', async () => {
    const { id } = await send('templates.create', form())
    await send('templates.remove', { id })
    await expect(
      send('export.prepare', { format: templateFormat(id), scope: { kind: 'all' } }),
    ).rejects.toMatchObject({ code: 'not-found' })
  })

  it('has a file for each theme that is on something, and with a theme only that', async () => {
    const { id } = await send(
      'templates.create',
      form({ per: 'theme', body: '{{ theme.path }}', fileName: '{{ theme.name }}' }),
    )
    const [report, other] = await send('reports.list', {})
    await send('themes.create', { name: '闲置' })
    for (const [name, target] of [
      ['港口', report],
      ['票价', other],
    ] as const)
      await send('themes.create', { name, target: { kind: 'report', id: target!.id } })
    const used = (await send('themes.list', {})).filter((one) => one.highlights + one.reports > 0)
    expect(used).toHaveLength(2)
    const all = await send('export.prepare', { format: templateFormat(id), scope: { kind: 'all' } })
    expect(all.files).toBe(used.length)
    const one = await send('export.prepare', {
      format: templateFormat(id),
      scope: { kind: 'theme', id: used[0]!.id },
    })
    expect(one.fileName).toBe(`${used[0]!.name}.md`)
  })
})

describe('a preview', () => {
  it('shows the file that an export would make, and a mistake instead', async () => {
    const [report] = await send('reports.list', {})
    const ask = (body: string) =>
      send('templates.preview', {
        ...{ template: form({ body }), scope: { kind: 'report', id: report!.id }, language: 'en' },
      })
    expect(await ask('{{ report.title }}')).toMatchObject({
      count: 1,
      files: [{ text: report!.title }],
      problem: null,
    })
    expect(await ask('\n{% for %}')).toMatchObject({ files: [], problem: { line: 2, column: 1 } })
    expect((await ask('x'.repeat(50_000))).files[0]).toMatchObject({ isCut: true })
  })
})

describe('the thread of a template', () => {
  const job = (body: string) => ({
    ...{ template: form({ body }), scope: { kind: 'all' as const }, language: 'en' as const, citation: null },
  })

  it('answers as the library does', async () => {
    const exporter = createExporter(join(folder, 'library.db'))
    const made = await exporter.previewTemplate(job('{{ report.title }}'))
    expect(made.problem).toBeNull()
    expect(made.count).toBe((await send('reports.list', {})).length)
    await exporter.close()
  })

  it('is ended when it takes too long, and the next one is answered', async () => {
    const file = join(folder, 'library.db')
    const hasty = createExporter(file, undefined, { export: 1, preview: 1 })
    await expect(hasty.previewTemplate(job('x'))).rejects.toMatchObject({
      code: 'template-too-slow',
      data: { name: '摘录' },
    })
    const { id } = await send('templates.create', form())
    await expect(
      hasty.make({
        ...{ format: templateFormat(id), templateName: '摘录', scope: { kind: 'all' }, words: 'corrected' },
        ...{ options: { language: 'en', citation: null, excel: false }, taken: [], zip: null },
      }),
    ).rejects.toMatchObject({ code: 'template-too-slow' })
    await hasty.close()
  })

  it('makes way for the newest preview', async () => {
    const exporter = createExporter(join(folder, 'library.db'))
    const loop = '{% for a in (1..9999) %}{% for b in (1..9999) %}{% endfor %}{% endfor %}'
    const first = exporter.previewTemplate(job(loop)).catch((error: unknown) => error)
    const second = await exporter.previewTemplate(job('{{ report.title }}'))
    expect(second.files.length).toBeGreaterThan(0)
    expect(await first).toMatchObject({ code: 'cancelled' })
    await exporter.close()
  })
})

describe('templates', () => {
  it('have names of their own; a copy gets a number', async () => {
    await send('templates.create', form())
    await expect(send('templates.create', form())).rejects.toMatchObject({ code: 'template-name-taken' })
    expect((await send('templates.create', { ...form(), numbered: true })).name).toBe('摘录 (2)')
    const other = await send('templates.create', form({ name: '别的' }))
    await expect(send('templates.update', { id: other.id, name: '摘录' })).rejects.toMatchObject({
      code: 'template-name-taken',
    })
  })

  it('go out as a file and come back as they were', async () => {
    const made = await send(
      'templates.create',
      form({ body: '---\nx: {{ report.title }}\n\n', per: 'all', extension: 'csv' }),
    )
    const file = await send('templates.toFile', { id: made.id })
    expect(file.name).toBe('摘录.liquid')
    await send('templates.remove', { id: made.id })
    const { name, body, per, extension, fileName } = await send('templates.fromFile', file)
    expect({ name, body, per, extension, fileName }).toEqual(
      form({ body: made.body, per: 'all', extension: 'csv' }),
    )
  })

  it.each([
    ['a later form', '---\npressmark-template: 2\n---\nx'],
    ['an ending that systems run', '---\npressmark-template: 1\nextension: "exe"\n---\nx'],
    ['a broken head', '---\npressmark-template: 1\nname: x\n---\nx'],
    ['no text', 'PK\u0003\u0004\u0000'],
    ['too much text', 'x'.repeat(100_001)],
  ])('from a file with %s is refused in words', async (_what, text) => {
    await expect(send('templates.fromFile', { name: 'a.liquid', text })).rejects.toMatchObject({
      ...{ code: 'template-file', data: { name: 'a.liquid' } },
    })
    expect(await send('templates.list', {})).toEqual([])
  })

  it('without a head is a body, named after its file', async () => {
    const made = await send('templates.fromFile', {
      name: '我的.liquid',
      text: '\ufeff# {{ report.title }}\r\n',
    })
    expect(made).toMatchObject({ name: '我的', body: '# {{ report.title }}\n', per: 'report' })
  })
})
