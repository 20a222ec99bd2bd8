import MarkdownIt from 'markdown-it'
import { describe, expect, test } from 'vitest'
import { html } from '../../../electron/backend/export/html.ts'
import { markdown } from '../../../electron/backend/export/markdown.ts'
import { nameReferences } from '../../../electron/backend/export/note-names.ts'
import { written } from './archives.ts'
import { noteOf, sampleLibrary } from '../../golden/export/library.ts'

const text = (value: string, format = 0) => ({ type: 'text', text: value, format })
const cell = (headerState: number, ...children: unknown[]) => ({
  ...{ type: 'tablecell', headerState, children: [{ type: 'paragraph', children }] },
})
const row = (...children: unknown[]) => ({ type: 'tablerow', children })

/** The sample library with one free note of these blocks. */
const library = (...blocks: unknown[]) => {
  const sample = sampleLibrary('all')
  return { ...sample, freeNotes: [noteOf(900, ...blocks)] }
}
type Library = ReturnType<typeof library>
const both = async (of: Library): Promise<{ index: string; page: string; warnings: string[] }> => {
  const files = await written(markdown, of)
  const page = await written(html, of)
  return {
    index: files.files.at(-1)?.text ?? '',
    page: page.files[0]?.text ?? '',
    warnings: [...files.warnings, ...page.warnings],
  }
}

describe('notes in exports', () => {
  test('a table is a table in both, whatever stands in its cells', async () => {
    const table = {
      type: 'table',
      children: [
        row(cell(1, text('年份')), cell(1, text('a|b'))),
        row(cell(0, text('2026', 1)), cell(0, text('x|y', 16), { type: 'linebreak' }, text('次行'))),
        row(cell(0)),
      ],
    }
    const { index, page, warnings } = await both(library(table))
    const shown = new MarkdownIt({ html: true }).render(index)
    expect(shown).toContain('<th>年份</th>\n<th>a|b</th>')
    expect(shown).toContain('<td><strong>2026</strong></td>\n<td><code>x|y</code><br>次行</td>')
    expect(page).toContain('<tr><th>年份</th><th>a|b</th></tr>')
    expect(page).toContain('<td><code>x|y</code><br>次行</td>')
    const before = (await both(library({ type: 'paragraph', children: [text('x')] }))).warnings
    expect(warnings).toEqual(before)
  })

  test('references are links where there is something to link to, and names where not', async () => {
    const of = library({ type: 'paragraph', children: [] })
    const [report] = of.reports
    const [theme] = of.themes
    const reference = (kind: string, id: string, name: string) => ({
      type: 'reference',
      kind,
      id,
      text: name,
    })
    const note = noteOf(901, {
      type: 'paragraph',
      children: [
        text('参见'),
        reference('report', report?.id ?? '', '北岸'),
        reference('theme', theme?.id ?? '', theme?.name ?? ''),
        reference('note', 'gone', '旧*笔记'),
      ],
    })
    const { index, page } = await both({ ...of, freeNotes: [note] })
    const base = of.baseNames[report?.id ?? ''] ?? ''
    expect(index).toContain(`参见[[${base}|北岸]]`)
    expect(index).toMatch(/\]\] #\S+ 旧\\\*笔记/)
    expect(page).toContain(`<a href="#r-${report?.id}">北岸</a>#${theme?.name}旧*笔记`)
  })

  test('a quoted passage is a quote with its source', async () => {
    const of = library()
    const [report] = of.reports
    const passage = {
      type: 'passage',
      reportId: report?.id,
      ranges: [[0, 4]],
      text: '首班船\n载客六十人',
      title: '北岸',
    }
    const { index, page } = await both({ ...of, freeNotes: [noteOf(902, passage)] })
    expect(index).toContain(`> 首班船\n>\n> 载客六十人\n>\n> — [[${of.baseNames[report?.id ?? '']}|北岸]]`)
    expect(page).toContain(
      `<blockquote><p>首班船</p><p>载客六十人</p><p>— <a href="#r-${report?.id}">北岸</a></p></blockquote>`,
    )
  })

  test('names are those of today; a damaged note is handed on as it is', async () => {
    const note = noteOf(903, { type: 'reference', kind: 'report', id: 'a', text: '旧' })
    const spaced = { ...note, state: JSON.stringify(JSON.parse(note.state)) }
    expect(nameReferences(spaced, () => '新').state).toContain('"text":"新"')
    expect(nameReferences(spaced, () => undefined).state).toContain('"text":"旧"')
    const damaged = { ...note, state: '{"type":"reference"' }
    expect(nameReferences(damaged, () => '新')).toBe(damaged)
  })
})
