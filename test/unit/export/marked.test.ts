import MarkdownIt from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'
import { describe, expect, it } from 'vitest'
import type { Mark } from '../../../shared/model/markup.ts'
import type { BlockKind, ShownBlock } from '../../../shared/model/report.ts'
import { markedBlockHtml, wrapMarks } from '../../../electron/backend/export/html-marked.ts'
import { markedMarkdown } from '../../../electron/backend/export/markdown-marked.ts'

const block = (kind: BlockKind, text: string, marks: Mark[] = []): ShownBlock => ({
  kind,
  text,
  segments: [[0, 0, text.length]],
  marks,
})
const html = (markdown: string): string =>
  new MarkdownIt({ html: true }).use(cjkFriendly).render(markdown).trim()

describe('marked blocks as Markdown', () => {
  it('emphasis beside Chinese punctuation reads back as it was', () => {
    const shown = block('paragraph', '这是“重点”的话，见a_b*c。', [
      { type: 'strong', start: 2, end: 6 },
      { type: 'link', start: 10, end: 15, href: 'https://example.org/a)b c' },
    ])
    const read = html(markedMarkdown(shown, []))
    expect(read).toContain('<strong>“重点”</strong>的话')
    expect(read).toMatch(/<a href="https:\/\/example\.org\/a\)b%20c">a_b\*c<\/a>/)
  })

  it('tables, lists, code and footnotes are Markdown’s own; what is special is escaped', () => {
    const table = block('table', '日\t人|次\n三\t*9*', [{ type: 'table', start: 0, end: 11, header: 1 }])
    expect(markedMarkdown(table, [])).toBe('| 日 | 人\\|次 |\n| --- | --- |\n| 三 | \\*9\\* |')
    const item = block('list', '第三', [{ type: 'item', start: 0, end: 2, depth: 1, number: 3 }])
    expect(markedMarkdown(item, [])).toBe('    3. 第三')
    expect(markedMarkdown(block('code', 'a\n```\nb'), [])).toBe('````\na\n```\nb\n````')
    const calls = block('paragraph', '甲[1]。', [
      { type: 'superscript', start: 1, end: 4 },
      { type: 'noteRef', start: 1, end: 4, id: 'fn 1' },
    ])
    expect(markedMarkdown(calls, [])).toBe('甲[^fn-1]。')
    expect(
      markedMarkdown(block('footnote', '注', [{ type: 'note', start: 0, end: 1, id: 'fn 1' }]), []),
    ).toBe('[^fn-1]: 注')
  })

  it('a picture is never fetched by whoever opens the file', () => {
    const image = block('image', '图', [
      { type: 'image', start: 0, end: 1, address: 'https://example.org/p.png' },
    ])
    expect(html(markedMarkdown(image, []))).not.toContain('<img')
  })

  it('a highlight across a mark lies on both', () => {
    const shown = block('paragraph', '一二三四', [{ type: 'strong', start: 1, end: 3 }])
    expect(markedMarkdown(shown, [[0, 2]]).replaceAll(/[=*]|<\/?[a-z]+>/g, '')).toBe('一二三四')
  })
})

describe('marked blocks as HTML', () => {
  it('are made of our own elements; links lead only to the web and to mail', () => {
    expect(wrapMarks('甲', [{ type: 'link', start: 0, end: 1, href: 'javascript:alert(1)' }], 'r')).toBe('甲')
    expect(
      wrapMarks('甲', [{ type: 'link', start: 0, end: 1, href: 'https://a.example/"><script>' }], 'r'),
    ).toBe('<a href="https://a.example/&quot;&gt;&lt;script&gt;" rel="noopener noreferrer">甲</a>')
  })

  it('a table has its cells', () => {
    const table = block('table', '日\t次\n三\t9', [{ type: 'table', start: 0, end: 7, header: 1 }])
    expect(markedBlockHtml(table, 'r', (a, z) => table.text.slice(a, z))).toBe(
      '<table><tr><th>日</th><th>次</th></tr><tr><td>三</td><td>9</td></tr></table>',
    )
  })
})
