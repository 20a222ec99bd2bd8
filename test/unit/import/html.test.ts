import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { createDocument } from '../../../electron/backend/import/document.ts'
import { addHtml, type HtmlOptions } from '../../../electron/backend/import/html/add-html.ts'

/** Blocks as `kind text`, and marks as `type text`. */
function read(html: string, options: HtmlOptions = {}) {
  const builder = createDocument()
  addHtml(builder, html, options)
  const { text, document } = builder.finish()
  const of = (start: number, end: number): string => text.slice(start, end)
  return {
    text,
    blocks: document.split.reports.flatMap(({ blocks }) =>
      blocks.map(({ kind, ranges }) => `${kind} ${of(...ranges[0]!)}`),
    ),
    marks: document.markup.marks.map(({ type, start, end, ...rest }) => ({
      type,
      text: of(start, end),
      ...rest,
    })),
    pages: document.markup.pages.map(({ at, label }) => [label, of(at, at + 2)]),
    left: document.left,
  }
}

describe('HTML becomes blocks', () => {
  it('headings keep their level; the first of level 1 is the title', () => {
    const { blocks, marks } = read('<h1>渡口<br>复航</h1><h2>经过</h2><p>一</p><h1>又一</h1>')
    expect(blocks).toEqual(['title 渡口\n复航', 'subhead 经过', 'paragraph 一', 'subhead 又一'])
    expect(marks.map((mark) => 'level' in mark && mark.level)).toEqual([1, 2, 1])
  })

  it('white space is what a browser shows: none between Han at a line break, one between words', () => {
    const { blocks } = read(
      '<p>\n  渡口今日\n  恢复\n<b>通航</b>\n。 Ferry\n\tservice   <i> resumed</i> today\n</p><p>　　缩进&nbsp;</p>',
    )
    expect(blocks).toEqual(['paragraph 渡口今日恢复通航。 Ferry service resumed today', 'paragraph 缩进'])
  })

  it('marks nest, and the same mark on touching runs is one', () => {
    const { marks } = read(
      '<p>a<b>b<i>c</i></b><strong>d</strong> <span style="font-weight:700">e</span></p>',
    )
    expect(marks).toEqual([
      { type: 'strong', text: 'bcd' },
      { type: 'emphasis', text: 'c' },
      { type: 'strong', text: 'e' },
    ])
  })

  it('only http, https and mailto are links; the words of the others stay', () => {
    const { text, marks } = read(
      `<p><a href="https://例子.测试/a b">甲</a><a href="mailto:a@example.org">乙</a><a href="java&#9;script:alert(1)">丙</a>
       <a href="data:text/html,x">丁</a><a href="file:///etc/passwd">戊</a><a href="/rel">己</a><a href="#top">庚</a></p>`,
    )
    expect(text).toBe('甲乙丙丁戊己庚')
    expect(marks).toEqual([
      { type: 'link', text: '甲', href: 'https://xn--fsqu00a.xn--0zwm56d/a%20b' },
      { type: 'link', text: '乙', href: 'mailto:a@example.org' },
    ])
    expect(read('<a href="/rel">x</a>', { base: 'https://example.org/a/b' }).marks[0]).toMatchObject({
      href: 'https://example.org/rel',
    })
  })

  it('lists keep depth and numbers; what follows in an item has no mark of its own', () => {
    const { blocks, marks } = read(
      '<ol start="3"><li>三<ul><li>里</li></ul></li><li value="9"><p>九</p><p>续</p></li><li>十</li></ol>',
    )
    expect(blocks).toEqual(['list 三', 'list 里', 'list 九', 'list 续', 'list 十'])
    expect(marks).toEqual([
      { type: 'item', text: '三', depth: 0, number: 3 },
      { type: 'item', text: '里', depth: 1, number: null },
      { type: 'item', text: '九', depth: 0, number: 9 },
      { type: 'item', text: '十', depth: 0, number: 10 },
    ])
  })

  it('tables are lines and tabs, with spans filled and inner tables flattened', () => {
    const { blocks, marks } = read(
      `<table><caption>客流</caption><thead><tr><th>日<th>人次</thead>
       <tr><td rowspan=2>三日<td>1,200<tr><td><b>980</b><tr><td colspan=2>合<br>计 <table><tr><td>x<td>y</table></table>`,
    )
    expect(blocks).toEqual(['caption 客流', 'table 日\t人次\n三日\t1,200\n\t980\n合计 x y\t'])
    expect(marks).toContainEqual({ type: 'strong', text: '980' })
    expect(marks.find(({ type }) => type === 'table')).toMatchObject({ header: 1 })
  })

  it('tables that lay out a page are read cell by cell', () => {
    expect(read('<table><tr><td><table><tr><td><h1>题</h1><p>文</p></table><td>旁</table>').blocks).toEqual([
      'title 题',
      'paragraph 文',
      'paragraph 旁',
    ])
  })

  it('footnotes: Word, pandoc and EPUB say them in their ways; the arrows back go', () => {
    const word = read(
      '<p>甲<sup><a href="#footnote-1" id="footnote-ref-1">[1]</a></sup></p><ol><li id="footnote-1"><p> 注文 <a href="#footnote-ref-1">↑</a></p><p>又</p></li></ol>',
    )
    expect(word.blocks).toEqual(['paragraph 甲[1]', 'footnote 注文', 'footnote 又'])
    expect(word.marks).toEqual([
      { type: 'superscript', text: '[1]' },
      { type: 'noteRef', text: '[1]', id: 'footnote-1' },
      { type: 'item', text: '注文', depth: 0, number: 1 },
      { type: 'note', text: '注文', id: 'footnote-1' },
    ])
    const old = read(
      '<p>乙<a href="#_ftn1" name="_ftnref1">[1]</a></p><div id="x"><p><a href="#_ftnref1" name="_ftn1">[1]</a> 注</p></div>',
    )
    expect(old.blocks).toEqual(['paragraph 乙[1]', 'footnote [1] 注'])
    const epub = read(
      '<p>丙<a epub:type="noteref" href="#n1">*</a></p><aside epub:type="footnote" id="n1">注</aside>',
      { xhtml: true },
    )
    expect(epub.blocks).toEqual(['paragraph 丙*', 'footnote 注'])
    expect(
      read('<p><a href="#b">第二节</a></p><h2 id="b">二</h2>').marks.some(({ type }) => type === 'noteRef'),
    ).toBe(false)
  })

  it('pictures are placeholders with their words and address, and nothing of them is kept', () => {
    const { blocks, marks, left } = read(
      `<figure><img src="https://example.org/a.jpg" alt=""><figcaption>图一 <i>林岸</i>摄</figcaption></figure>
       <p>文<img src="icon.png" alt="☀" width=16>中<img src="b%20c.png">后</p><img src="t.gif" width=1 height=1>
       <figure><img src="data:image/png;base64,AAAA" alt="塔"><figcaption>图二</figcaption></figure>`,
    )
    expect(blocks).toEqual([
      'image 图一 林岸摄',
      'paragraph 文☀中后',
      'image b c.png',
      'image 塔',
      'caption 图二',
    ])
    expect(
      marks.filter(({ type }) => type === 'image').map((mark) => 'address' in mark && mark.address),
    ).toEqual(['https://example.org/a.jpg', 'b%20c.png', ''])
    expect(left).toEqual({ images: 4, remote: 1 })
  })

  it('code keeps its lines and spaces; quotes, ruby, definitions, hidden parts', () => {
    const { blocks, left } = read(
      `<pre>\n  a {\n    b\n  }\n</pre><blockquote><p>一</p>二</blockquote><dl><dt>词<dd>义</dl><p><ruby>汉<rt>hàn</rt>字<rp>(</rp><rt>zì</rt></ruby></p>
       <p hidden>x</p><div style="display:none">y</div><script>z()</script><svg><text>s</text></svg><iframe srcdoc="<p>q"></iframe>
       <form><input value="v"><p>留</p></form><template>t</template><noscript>n</noscript>行<br>行二`,
    )
    expect(blocks).toEqual([
      'code   a {\n    b\n  }',
      'quote 一',
      'quote 二',
      'paragraph 词',
      'list 义',
      'paragraph 汉字',
      'paragraph 留',
      'paragraph 行',
      'paragraph 行二',
    ])
    expect(left).toEqual({ scripts: 1, drawings: 1, embedded: 1, forms: 1 })
  })

  it('page breaks inside a paragraph begin where they stand; ids are told in their place', () => {
    const ids: string[] = []
    const { pages, text } = read(
      '<p id="a">第一页<span epub:type="pagebreak" title="12"/>末</p><h2 id="b">下</h2>',
      {
        xhtml: true,
        onId: (id) => ids.push(id),
      },
    )
    expect(text).toBe('第一页末\n\n下')
    expect(pages).toEqual([['12', '末\n']])
    expect(ids).toEqual(['a', 'b'])
  })

  it('capitals, unclosed elements, fragments, text before the root', () => {
    expect(read('<P><A HREF="HTTPS://EXAMPLE.ORG/">甲</A><P>乙').marks).toEqual([
      { type: 'link', text: '甲', href: 'https://example.org/' },
    ])
    expect(read('先<p>后').text).toBe('先\n\n后')
    expect(read('只有文字').text).toBe('只有文字')
    expect(read('<p/>甲<div/>&nbsp;乙<![CDATA[<b>]]>', { xhtml: true }).text).toBe('甲\n\n乙<b>')
  })

  it('50,000 elements inside one another, and spans that claim millions of cells', () => {
    const deep = (name: string) => `<${name}>`.repeat(50_000) + '深' + `</${name}>`.repeat(50_000)
    expect(read(deep('div')).text).toBe('深')
    expect(read(deep('b')).marks).toEqual([{ type: 'strong', text: '深' }])
    expect(read(deep('blockquote')).blocks).toEqual(['quote 深'])
    const wide = `<tr>${'<td colspan=1000 rowspan=1000>x'.repeat(50)}`.repeat(200)
    expect(read(`<table>${wide}</table>`).text.length).toBeLessThan(1_000_000)
  })

  it('whatever comes in, blocks are non-empty and marks lie on the text', () => {
    const tag = fc.constantFrom(
      'p',
      'b',
      'ul',
      'li',
      'ol',
      'table',
      'tr',
      'td',
      'th',
      'h1',
      'pre',
      'figure',
      'figcaption',
      'blockquote',
      'a href="#x"',
      'sup',
      'li id="x"',
      'br',
      'img alt="图"',
      'q',
      'caption',
      '/p',
      '/b',
      '/li',
      '/ul',
      '/table',
      '/td',
      '/figure',
      '/pre',
    )
    const part = fc.oneof(
      tag.map((name) => `<${name}>`),
      fc.constantFrom('文', ' ', '\n', 'word', '　', '&nbsp;'),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 40 }), (parts) => {
        const { blocks, marks } = read(parts.join(''))
        for (const block of blocks) expect(block.replace(/^\w+ /, '').trim()).not.toBe('')
        for (const mark of marks) expect(mark.text).not.toBe('')
        const words = parts.filter((one) => one === '文' || one === 'word').join('')
        expect(blocks.join('').replaceAll(/[^文]/g, '').length).toBe(words.replaceAll(/[^文]/g, '').length)
      }),
      { numRuns: 300 },
    )
  })
})
