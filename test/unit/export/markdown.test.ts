import * as fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import cjk from 'markdown-it-cjk-friendly'
import { describe, expect, it } from 'vitest'
import {
  escapeLineStart,
  escapeText,
  inlineMarkdown,
} from '../../../electron/backend/export/markdown-inline.ts'
import { markdown } from '../../../electron/backend/export/markdown.ts'
import { plain } from '../../../electron/backend/export/note-tree.ts'
import { written } from './archives.ts'
import { sampleLibrary } from '../../golden/export/library.ts'

/** The text a reader of the Markdown sees, white space made single. */
function seen(source: string, parser = new MarkdownIt({ html: true })): string {
  const html = parser.render(source)
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
const single = (text: string): string => text.replaceAll(/\s+/g, ' ').trim()
const nasty = fc.string({
  unit: fc.constantFrom(
    ...Array.from('中文，“”。！ab1 \t*_`[]()<>#+-.!|~=^$&;:%\\/"\'{}'),
    '==',
    '**',
    '~~',
    '&amp;',
    'https://a.b/c_d',
    '𠮷',
  ),
  maxLength: 40,
})

describe('text in Markdown', () => {
  it('reads back as the same text, whatever it holds', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(seen(escapeLineStart(escapeText(text)))).toBe(single(text))
      }),
      { numRuns: 2000 },
    )
  })

  it('keeps addresses whose characters would be formats, also in a link’s words and beside marks', () => {
    for (const url of [
      'https://a.b/c_d==_+_',
      'https://a.b/_next_/x',
      'https://a.b/__init__',
      'https://a.b/?q==x==',
      'https://a.b/c_d%%11',
      'https://a.b/_%41_',
      'https://a.b/c_d',
    ])
      for (const text of [url, `看${url}。`, `${url} 与 ${url}`])
        for (const run of [{}, { bold: true }, { url: 'https://a.b' }]) {
          const source = inlineMarkdown([plain('这'), { ...plain(text), ...run }, plain('是')])
          expect(seen(source)).toBe(`这${text}是`)
          expect(seen(source, new MarkdownIt({ html: true }).use(cjk))).toBe(`这${text}是`)
          if ('url' in run) expect(new MarkdownIt().render(source).match(/<a /g)).toHaveLength(1)
        }
    expect(escapeText('https://a.b/c_d')).toBe('https://a.b/c_d')
  })

  it('reads back in every format and beside every neighbour, in plain CommonMark and with the CJK rule', () => {
    const run = fc.record({
      text: nasty,
      bold: fc.boolean(),
      italic: fc.boolean(),
      strike: fc.boolean(),
      underline: fc.boolean(),
    })
    fc.assert(
      fc.property(fc.array(run, { maxLength: 4 }), (runs) => {
        const source = inlineMarkdown(runs.map((one) => ({ ...plain(one.text), ...one })))
        const text = single(runs.map((one) => one.text).join(''))
        expect(seen(source)).toBe(text)
        expect(seen(source, new MarkdownIt({ html: true }).use(cjk))).toBe(text)
      }),
      { numRuns: 2000 },
    )
  })

  it('bold beside Chinese punctuation stays bold where plain CommonMark would lose it', () => {
    const bold = { ...plain('“重点”'), bold: true }
    expect(inlineMarkdown([plain('这是'), bold, plain('的话')])).toBe('这是<strong>“重点”</strong>的话')
    expect(inlineMarkdown([plain('这是'), { ...bold, text: '重点' }, plain('的话')])).toBe('这是**重点**的话')
  })

  it('an address that a reader should not follow is written out, not linked', () => {
    expect(inlineMarkdown([{ ...plain('点'), url: 'javascript:alert(1)' }])).toBe('点 (javascript:alert(1))')
  })
})

const { files, warnings } = await written(markdown, sampleLibrary('all'), { language: 'zh-Hans' })

describe('a library in Markdown', () => {
  const first = files[0]?.text ?? ''

  it('has a file a report and an index, with safe names', () => {
    expect(files.map((file) => file.path)).toEqual([
      '2025-03-03 北岸渡口恢复通航.md',
      'The ferry North Bank sails.md',
      '2025-03-04 𠮷灣碼頭重開.md',
      '主题/交通.md',
      '主题/交通 - 渡轮 数字.md',
      '主题/2025.md',
      '事件/渡口停航与恢复.md',
      '资料库.md',
    ])
  })

  it('reads back with every quote, note, theme and link', () => {
    const text = seen(first.replace(/^---\n.*?\n---\n/s, ''), new MarkdownIt({ html: true }).use(cjk))
    for (const words of [
      '首班船载客六十人 ^h-0000000010',
      '两篇说的“六十人”不同，另一篇是 70 人。',
      '问船公司',
      '末班',
      '[x] 已致电',
      'log_file[1]',
      '*not* #tag 1. [x]',
      '#交通/渡轮-数字',
      'different-figure:: [[The ferry North Bank sails#^h-0000000012|The ferry North Bank sails]]',
      'updates:: [[The ferry North Bank sails|The ferry North Bank sails]]',
      '<b>学生</b>半价',
    ])
      expect(text).toContain(words)
    expect(files[1]?.text).toContain('updated-by:: [[2025-03-03 北岸渡口恢复通航|北岸渡口恢复通航]]')
    expect(files[1]?.text).toContain('[[2025-03-03 北岸渡口恢复通航#^h-0000000010|')
  })

  it('every link in it leads to a file and a block of it', () => {
    const ids = new Set(files.flatMap((file) => file.text.match(/\^h-\w+$/gm) ?? []))
    const targets = files.flatMap((file) => [...file.text.matchAll(/\[\[([^\]|#]+)(?:#(\^[^\]|]+))?/g)])
    expect(targets.length).toBeGreaterThan(6)
    for (const [, name, id] of targets) {
      expect(files.map((file) => file.path.replace(/^.*\//, ''))).toContain(`${name}.md`)
      if (id) expect(ids).toContain(id)
    }
  })

  it('has the seven front matter names, with awkward values quoted', () => {
    const matter = /^---\n(.*?)\n---\n/s.exec(files[1]?.text ?? '')?.[1] ?? ''
    expect(matter.match(/^\w+(?=:)/gm)).toEqual([
      'title',
      'source',
      'author',
      'published',
      'created',
      'description',
      'tags',
      'pressmark',
    ])
    expect(matter).toContain('description: "The ferry \\"North Bank\\" sails again: 70 people were aboard."')
  })

  it('says what it could not keep', async () => {
    expect(warnings).toEqual(['有 1 处高亮不属于任何报道，已另行列出。'])
    const alone = await written(markdown, sampleLibrary('report'))
    expect(alone.files).toHaveLength(1)
    expect(alone.warnings[0]).toMatch(/^4 links lead to reports that are not in this export/)
    expect(alone.files[0]?.text).toContain('(not in this export)')
  })

  it('front matter holds only what YAML may hold', async () => {
    const library = sampleLibrary('report')
    const control = ['\u007f', '\u0081', '\u009f', '\u0085', '\u2028', '\ufeff', '\uffff'].join('甲')
    library.reports = library.reports.map((report) => ({ ...report, title: control, byline: '\u0000"\\' }))
    const [, front = ''] = ((await written(markdown, library)).files[0]?.text ?? '').split('---\n')
    // YAML 1.2 section 5.1, and byte order marks, which readers drop.
    // oxlint-disable-next-line no-control-regex
    expect(front).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/)
    const title = /^title: (.*)$/m.exec(front)?.[1] ?? ''
    expect(JSON.parse(title)).toBe(control)
  })

  it('a note whose form is unknown keeps its words and is counted', async () => {
    const library = sampleLibrary('report')
    const at = { createdAt: '2025-03-04T01:02:03.000Z', updatedAt: '2025-03-04T01:02:03.000Z' }
    const report = library.reports[0]
    if (!report) throw new Error('no report')
    const state = JSON.stringify({
      root: { children: [{ type: 'chart', children: [{ type: 'text', text: '图中文字' }] }] },
    })
    library.reports = [
      {
        ...report,
        notes: [
          { id: 'n', state, text: '', ...at },
          { id: 'm', state: 'broken', text: '只有文字', ...at },
        ],
      },
    ]
    const made = await written(markdown, library)
    expect(made.files[0]?.text).toContain('图中文字')
    expect(made.files[0]?.text).toContain('只有文字')
    expect(made.warnings.join()).toContain('2 notes')
  })
})
