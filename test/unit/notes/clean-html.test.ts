import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { cleanHtml, imagesIn } from '../../../renderer/notes/clean-html.ts'

describe('pasted HTML made plain', () => {
  test('a document processor that says bold by style, inside a b that is not bold', () => {
    expect(
      cleanHtml(
        '<meta charset="utf-8"><b style="font-weight:normal;" id="docs"><p dir="ltr" style="line-height:1.4"><span style="font-weight:700;color:#333">重</span><span style="font-style:italic;text-decoration:underline">点</span></p></b>',
      ),
    ).toBe('<span><p><span><b>重</b></span><span><i><u>点</u></i></span></p></span>')
  })
  test('a word processor: comments, its own tags and styles go, words stay', () => {
    expect(
      cleanHtml(
        '<html><head><style>p{color:red}</style></head><body><!--StartFragment--><p class=MsoNormal>正文<o:p></o:p></p><!--[if !supportLists]--><p>一</p><!--EndFragment--></body></html>',
      ),
    ).toBe('<p>正文</p><p>一</p>')
  })
  test('only addresses that are safe are kept', () => {
    expect(cleanHtml('<a href="https://example.org/?a=1&amp;b=2" onclick="x()">甲</a>')).toBe(
      '<a href="https://example.org/?a=1&amp;b=2">甲</a>',
    )
    expect(cleanHtml('<a href="javascript:x">乙</a><a href="jav&#97;script:x">丙</a>')).toBe(
      '<a>乙</a><a>丙</a>',
    )
  })
  test('tables stay tables, without their looks', () => {
    expect(
      cleanHtml('<table border=1 style="x:y"><tr height=9><th>甲</th><td bgcolor=red>2</td></tr></table>'),
    ).toBe('<table><tr><th>甲</th><td>2</td></tr></table>')
  })
  test('lists from Word are lists again, nested as they were, without their marks as text', () => {
    const item = (level: number, mark: string, words: string): string =>
      `<p class=MsoListParagraph style='margin-left:21pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-US style='font-family:Wingdings'><span style='mso-list:Ignore'>${mark}<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span></span><![endif]>${words}<o:p></o:p></p>`
    const word = `<p class=MsoNormal>前言<o:p></o:p></p>${item(1, '·', '第一')}\n${item(2, '1.', '细目')}${item(1, '·', '第二')}<p class=MsoNormal>结语</p>`
    expect(cleanHtml(word).replaceAll(/<\/?span>|\n/g, '')).toBe(
      '<p>前言</p><ul><li>第一</li><ol><li>细目</li></ol><li>第二</li></ul><p>结语</p>',
    )
  })
  test('pictures are left out and counted', () => {
    const html = '<p>图<img src="data:image/png;base64,AAAA"></p><img src=x>'
    expect(cleanHtml(html)).toBe('<p>图</p>')
    expect(imagesIn(html)).toBe(2)
  })
  test('tags left open or closed twice do not swallow words', () => {
    expect(cleanHtml('<p><i>a</p></b>b <c d')).toBe('<p><i>a</i></p>b &lt;c d')
    expect(cleanHtml('1 < 2 && "x>y"')).toBe('1 &lt; 2 && "x>y"')
  })
  test('whatever comes in, no attribute but an address comes out', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '<p style="color:red">',
        '</p>',
        '<b',
        '>',
        '"',
        "'",
        '<a href="https://x.org/">',
        '<style>',
        '</style>',
        '<img src=x onerror=y>',
        '<!--',
        '-->',
        '<td>',
        '</td>',
      ),
      fc.string(),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const tags = cleanHtml(pieces.join('')).match(/<[^>]*>/g) ?? []
        for (const tag of tags)
          expect(tag).toMatch(/^<(\/?[a-z][a-z0-9]*|a href="(https?:|mailto:)[^"<>]*")>$/i)
      }),
    )
  })
})
