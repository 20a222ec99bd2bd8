/** What a bad template is answered, and that nothing comes of it. */
import { describe, expect, it } from 'vitest'
import type { Limits } from '../../../electron/backend/templates/engine.ts'
import { problemWords, TemplateFault } from '../../../electron/backend/templates/problems.ts'
import { EXPORT_LIMITS, renderTemplate } from '../../../electron/backend/templates/render.ts'
import { LANGUAGES } from '../../../shared/i18n/messages.ts'
import type { TemplateForm, TemplateProblem } from '../../../shared/model/template.ts'
import { sampleLibrary } from '../../golden/export/library.ts'

/** By time alone, and by size alone: on a busy machine either may come first. */
const SHORT: Limits = { time: 300, output: 1e9, memory: 1e9 }
const SMALL: Limits = { time: 600_000, output: 100_000, memory: 1_000_000 }
const form = (body: string, more: Partial<TemplateForm> = {}): TemplateForm => ({
  ...{ name: '试', body, per: 'report', extension: 'md', fileName: '{{ report.file_name }}' },
  ...more,
})
const made = (template: TemplateForm, limits = EXPORT_LIMITS) =>
  renderTemplate(template, sampleLibrary('all'), { language: 'en', style: 'gbt-2025', limits })
async function textOf(body: string, more: Partial<TemplateForm> = {}): Promise<string> {
  return String((await made(form(body, more))).files[0]!.data)
}
async function problemOf(template: TemplateForm, limits = EXPORT_LIMITS): Promise<TemplateProblem> {
  const fault = await made(template, limits).catch((error: unknown) => error)
  if (!(fault instanceof TemplateFault)) throw new Error('it was carried out', { cause: fault })
  return fault.problem
}

describe('a mistake is told with its place', () => {
  it.each<[string, string, Partial<TemplateProblem>]>([
    ['a tag that is never closed', 'a\n{% if report.title %}b', { code: 'unclosed', line: 2, column: 1 }],
    ['an output that is never closed', 'a\nb {{ report.title', { code: 'unclosed', line: 2, column: 3 }],
    ['a tag there is none of', '{% wiederhole %}', { code: 'unknown-tag', named: 'wiederhole' }],
    ['an end of nothing', 'x{% endfor %}', { code: 'stray-tag', named: 'endfor', column: 2 }],
    [
      'a filter there is none of',
      '\n\n{{ report.title | loud }}',
      { code: 'unknown-filter', named: 'loud', line: 3 },
    ],
    [
      'a field there is none of',
      '{{ report.headline }}',
      { code: 'unknown-variable', named: 'report.headline' },
    ],
    ['no expression', '{{ }}', { code: 'syntax', line: 1 }],
    ['a loop without a list', '{% for x report.notes %}{% endfor %}', { code: 'syntax' }],
    ['an object in place of words', '{{ report }}', { code: 'value' }],
    ['a style there is none of', '{{ report | citation: "chicago" }}', { code: 'value', named: 'chicago' }],
    ['the prototype', '{{ report.__proto__ }}', { code: 'unknown-variable', named: 'report.__proto__' }],
    ['the constructor', '{{ report.constructor.constructor }}', { code: 'unknown-variable' }],
    ['a file of the disk', '{% include "/etc/passwd" %}', { code: 'no-files', named: 'include' }],
    ['a file to render', '{% render "../secret" %}', { code: 'no-files', named: 'render' }],
    ['a layout', '{% layout "x" %}', { code: 'no-files', named: 'layout' }],
    ['too long a text', 'x'.repeat(100_001), { code: 'too-long', line: 0 }],
  ])('%s', async (_what, body, expected) => {
    const problem = await problemOf(form(body))
    expect(problem).toMatchObject({ part: 'body', ...expected })
    const sentences = LANGUAGES.map((language) => problemWords(problem, language))
    expect(new Set(sentences).size).toBe(3)
    for (const sentence of sentences) expect(sentence).not.toMatch(/\{\{(?:named|line|column|what)\}\}/)
  })

  it('in the name of the file as well', async () => {
    expect(await problemOf(form('x', { fileName: 'a {{ report.nope }}' }))).toMatchObject({
      ...{ part: 'fileName', code: 'unknown-variable', line: 1, named: 'report.nope' },
    })
  })
})

describe('what does not end is ended', () => {
  it.each<[string, string, TemplateProblem['code']]>([
    [
      'loops in loops',
      '{% for a in (1..9999) %}{% for b in (1..9999) %}{% endfor %}{% endfor %}',
      'too-slow',
    ],
    ['a range of all numbers', '{% for a in (1..100000000) %}{% endfor %}', 'too-much'],
    [
      'a text that doubles',
      '{% assign s = "xxxx" %}{% for a in (1..99) %}{% assign s = s | append: s %}{% endfor %}',
      'too-much',
    ],
    [
      'a flood of output',
      '{% for a in (1..9999) %}{{ report.text }}{{ report.text }}{{ report.text }}{% endfor %}',
      'too-much',
    ],
  ])('%s', async (_what, body, code) => {
    expect(await problemOf(form(body), code === 'too-slow' ? SHORT : SMALL)).toMatchObject({ code })
  })
})

describe('names of files', () => {
  const namesOf = async (fileName: string) => {
    const { files, warnings } = await made(form('x', { fileName }))
    return { names: files.map(({ path }) => path), warnings }
  }

  it.each(['../../etc/passwd', '/root/x', 'C:\\Windows\\x', '..', 'a/b', 'CON', '\u0000', 'x\u202egnp'])(
    '%s stays in the folder, and it is told',
    async (fileName) => {
      const { names, warnings } = await namesOf(fileName)
      expect(names).toHaveLength(sampleLibrary('all').reports.length)
      for (const name of names) {
        expect(name).not.toMatch(/[\\/:\u202e]|^\.|^con\./i)
        expect(name).not.toContain('\0')
        expect(name).toMatch(/\.md$/)
      }
      expect(warnings.join()).toContain('names')
    },
  )

  it('two of one name get numbers, also where only the case differs', async () => {
    const { names, warnings } = await namesOf('{% if report.page == "5" %}SAME{% else %}same{% endif %}')
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length)
    expect(names[1]).toBe('same (2).md')
    expect(warnings.join()).toContain('number')
  })

  it('no name at all: the report has its own', async () => {
    const { names, warnings } = await namesOf('{{ report.url | slice: 0, 0 }}')
    expect(names.every((name) => name.length > 4)).toBe(true)
    expect(warnings).toEqual([])
  })
})

describe('what comes out', () => {
  it('is escaped in markup, and plain elsewhere', async () => {
    const body = '{{ "<script>" }}{{ "<b>" | raw }}'
    expect(await textOf(body, { extension: 'html' })).toBe('&lt;script&gt;<b>')
    expect(await textOf(body)).toBe('<script><b>')
  })

  it('has dates, tables, slugs, quotes and the other script by filters', async () => {
    expect(
      await textOf('{{ "1999-03-04" | date }}|{{ "1999-03-04" | date: "%Y/%m/%d" }}|{{ nil | date }}'),
    ).toBe('4 March 1999|1999/03/04|')
    expect(await textOf('{{ "a|b\nc" | table_cell }}')).toBe('a\\|b c')
    expect(await textOf('{{ "=1+1" | csv_cell }}{{ "a\\"b" | csv_cell }}')).toContain('"\'=1+1"')
    expect(await textOf('{{ "Ferry, again! 渡口" | slug }}')).toBe('ferry-again-渡口')
    expect(await textOf('{{ "x" | quoted }}')).toBe('“x”')
    expect(await textOf('{{ "渡口通航" | traditional }}{{ "報紙" | simplified }}')).toBe('渡口通航报纸')
    expect(await textOf('{{ report | citation: "gbt-2015" }}')).toContain('[N]')
  })
})
