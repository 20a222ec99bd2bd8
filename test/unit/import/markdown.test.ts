/** Markdown that somebody wrote comes in with the blocks and marks of a saved page; nothing written in it is lost. */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readMarkdown } from '../../../electron/backend/import/markdown/read-markdown.ts'
import { readPage } from '../../../electron/backend/import/read-page.ts'
import { showBlock } from '../../../shared/text/text-map.ts'

const read = (markdown: string) => {
  const { text, document } = readMarkdown(markdown, 'a.md')!
  return {
    text,
    left: document.left,
    reports: document.split.reports.map(({ title }) => title),
    blocks: document.split.reports.flatMap(({ blocks }) =>
      blocks.map((block) => `${block.kind}: ${showBlock(text, block).text}`),
    ),
    aside: document.split.furniture.map((block) => showBlock(text, block).text),
    marks: document.markup.marks.map(({ type, start, end, ...more }) => ({
      type,
      words: text.slice(start, end),
      ...more,
    })),
  }
}

describe('a Markdown document', () => {
  it('keeps emphasis as marks on its words, beside Chinese punctuation too', () => {
    const { blocks, marks } = read('**“重点”**的*斜体*与`f(**kw)`，2**10 不是 3**2。')
    expect(blocks).toEqual(['paragraph: “重点”的斜体与f(**kw)，2**10 不是 3**2。'])
    expect(marks.map(({ type, words }) => `${type} ${words}`)).toEqual([
      'strong “重点”',
      'emphasis 斜体',
      'code f(**kw)',
    ])
  })

  it('has footnotes, where they are defined before and behind; a call that none answers stays', () => {
    const { blocks, marks } = read(
      '[^前]: 先说。\n\n票价上调[^1]，见[^前]与[^无]。\n\n[^1]: 海港日报\n\n    第二段\n\n末段。',
    )
    expect(blocks).toEqual([
      'footnote: 先说。',
      'paragraph: 票价上调1，见前与[^无]。',
      'footnote: 海港日报',
      'footnote: 第二段',
      'paragraph: 末段。',
    ])
    expect(marks.filter(({ type }) => type === 'noteRef' || type === 'note')).toEqual([
      { type: 'note', words: '先说。', id: 'fn-前' },
      { type: 'noteRef', words: '1', id: 'fn-1' },
      { type: 'noteRef', words: '前', id: 'fn-前' },
      { type: 'note', words: '海港日报', id: 'fn-1' },
    ])
  })

  it('has pictures as placeholders with their caption, counted', () => {
    const { blocks, marks, left } = read(
      '前文 ![码头一角](a.png) 后文\n\n![](https://x.example/b.jpg "新泊位")',
    )
    expect(blocks).toEqual(['paragraph: 前文 后文', 'image: 码头一角', 'image: 新泊位'])
    expect(marks).toContainEqual({ type: 'image', words: '码头一角', address: 'a.png' })
    expect(left).toEqual({ images: 2 })
  })

  it('keeps the address of a link that leads nowhere here', () => {
    const { blocks, marks } = read(
      '[规划](https://x.example/p)，[公报](公报/0304.md "二版")，[脚本](javascript:alert(1))',
    )
    expect(blocks).toEqual(['paragraph: 规划，[公报](公报/0304.md "二版")，[脚本](javascript:alert(1))'])
    expect(marks).toEqual([{ type: 'link', words: '规划', href: 'https://x.example/p' }])
  })

  it('is a report for each H1 when there are several', () => {
    expect(read('# 大桥通车\n\n*十五*分钟。\n\n# 冬捕结束\n\n靠岸。').reports).toEqual([
      '大桥通车',
      '冬捕结束',
    ])
    expect(read('先说一句。\n\n# 大桥通车\n\n十五分钟。').reports).toEqual(['大桥通车'])
  })

  it('of several plain articles stays a page of text, which can be put together again', () => {
    expect(readMarkdown('# 大桥通车\n\n**十五**分钟。\n\n# 冬捕结束\n\n靠岸。', 'a.md')).toBeNull()
  })

  it('keeps comments, front matter and definitions of links beside the text', () => {
    const { blocks, aside } = read(
      '---\ntitle: 大桥\n---\n<!-- 核对 -->\n\n通车。\n\n[a]: https://x.example\n',
    )
    expect(blocks).toEqual(['paragraph: 通车。'])
    expect(aside).toEqual(['--- title: 大桥---', '<!-- 核对 -->', '[a]: https://x.example'])
  })

  it.each([
    '<div hidden>',
    '<title>',
    '<textarea>',
    '<script>',
    '<!--',
    '<b style="display:none">',
    '<plaintext>',
  ])('what %s leaves open takes no words of what follows with it', (tag) => {
    expect(read(`前段。\n\n${tag}\n\n后段。`).text).toContain('后段。')
    expect(read(`前段 ${tag} 里面。\n\n后段。`).text).toContain('里面。\n\n后段。')
  })

  it('nested deeper than the parser goes is text', () => {
    expect(readMarkdown(`${'>'.repeat(150)} 深处`, 'a.md')).toBeNull()
  })

  it('a long one is read a part at a time, all of it', () => {
    const { blocks } = read(
      `# 长文\n\n${Array.from({ length: 20_000 }, (_, i) => `第${i}段，**重点**。`).join('\n\n')}`,
    )
    expect(blocks).toHaveLength(20_001)
    expect(blocks.at(-1)).toBe('paragraph: 第19999段，重点。')
    expect(blocks.filter((block) => block.startsWith('title'))).toHaveLength(1)
  })

  it('loses no letter, whatever it is made of', () => {
    const scraps = fc.constantFrom(
      ...[
        '# ',
        '## ',
        '- ',
        '1. ',
        '> ',
        '**',
        '*',
        '~~',
        '`',
        '```\n',
        '|',
        '\n|-|-|\n',
        '[',
        '](',
        ')',
        '![',
        '[^1]',
        '[^1]: ',
      ],
      ...[
        '港口',
        '渡轮票价',
        '。',
        '“',
        'ferry',
        '\n',
        '\n\n',
        '    ',
        '---\n',
        '\\',
        '2',
        '<i>',
        '</i>',
        '<',
      ],
    )
    const letters = (text: string): string[] => [...text.replaceAll(/[^\p{Script=Han}]/gu, '')].sort()
    fc.assert(
      fc.property(fc.array(scraps, { maxLength: 60 }), (parts) => {
        const markdown = parts.join('')
        const shown = readMarkdown(markdown, 'a.md')
        const held = letters(`${shown?.text} ${JSON.stringify(shown?.document.markup)}`)
        // Behind a fence stands the name of a language, in a link's brackets an address: no words.
        const wanted = letters(markdown.replaceAll(/```[^\n]*/g, ''))
        for (const letter of new Set(wanted))
          expect(held.filter((one) => one === letter).length).toBeGreaterThanOrEqual(
            wanted.filter((one) => one === letter).length,
          )
      }),
      { numRuns: 500 },
    )
  })

  it('of marks alone comes in as text', async () => {
    expect((await readPage(Buffer.from('***\n'), 'a.md')).document).toBeUndefined()
  })
})

it('a newspaper page in Markdown goes through the page engine, its marks in its source', async () => {
  const page =
    '# 港口二期工程动工\n\n本报记者 林小舟\n\n（海港3月3日电）港口二期工程昨天动工，新泊位三年后完成，届时可以同时停靠两艘巨轮，市政府说\n\n## 渔场重划\n\n本报记者 顾青\n\n（东岸3月3日电）渔民代表要求先划定新的渔场，再谈补偿，他们昨天在码头上等了一整天，并且说\n\n（下转第3版）\n\n▲码头一角。'
  const { document, text } = await readPage(Buffer.from(page), 'page.md')
  expect(document).toBeUndefined()
  expect(text).toBe(page)
})
