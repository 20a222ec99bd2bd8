import { unzipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { epub } from '../../../electron/backend/import/epub/epub.ts'
import type { ReadText } from '../../../electron/backend/import/format.ts'
import { book, bookFiles, page, point } from '../../documents/book.ts'
import { ferryBook, harbourBook } from '../../documents/harbour-book.ts'
import { recall } from '../../documents/recall.ts'
import { zipOf } from '../../documents/zip-of.ts'

const read = async (bytes: Uint8Array): Promise<ReadText> => epub.read(bytes, undefined, 'a.epub')
const titlesOf = ({ document }: ReadText) => document!.split.reports.map(({ title }) => title)
const chapter = (file: string, words: string) => ({ file, body: `<p>${words}</p>` })

/** The text between tags of every chapter, by regular expressions. */
function plainText(bytes: Uint8Array, encoding = 'utf-8'): string {
  return Object.entries(unzipSync(bytes))
    .filter(([name]) => /text\/.*html$/.test(name) && !name.includes('gbk'))
    .map(([, content]) => new TextDecoder(content[0] === 0xff ? 'utf-16le' : encoding).decode(content))
    .map((html) =>
      html
        .replaceAll(/<head>.*?<\/head>|<rt>.*?<\/rt>|<\?xml.*?\?>|<!DOCTYPE[^>]*>/gs, '')
        .replaceAll(/<\/(?:p|h\d|td|th|tr|aside)>/g, '\n')
        .replaceAll(/<[^>]+>/g, ''),
    )
    .join('\n')
}

describe('a book', () => {
  it('comes in whole: every character that an independent reading finds', async () => {
    for (const bytes of [harbourBook(), ferryBook()])
      expect(recall(plainText(bytes), (await read(bytes)).text)).toBeGreaterThanOrEqual(0.995)
  })

  it('chapters are reports in the order of the spine, with the titles of its list; asides come last', async () => {
    const made = await read(harbourBook())
    expect(titlesOf(made)).toEqual(['第一章　停航', '第二章　复航', '注释'])
    expect(made.text).toContain('复航\n\n三月三日，首班船载客六十人。\n\n渡轮离岸\n\n同日傍晚')
    expect(made.document!.split).toMatchObject({
      publication: '渡口纪事',
      published: '2025-03-03',
      edition: '港口出版社 · ISBN 9787000000001',
    })
    expect(made.document!.split.reports[1]?.people).toEqual([
      { name: '林岸', role: 'author', as: null },
      { name: '周舟', role: 'translator', as: null },
    ])
  })

  it('the cover is a placeholder before the first chapter', async () => {
    const { text, document } = await read(harbourBook())
    const [image] = document!.markup.marks.filter(({ type }) => type === 'image')
    expect(image).toMatchObject({ start: 0, address: 'cover.jpg' })
    expect(text.slice(image!.start, image!.end)).toBe('渡口纪事')
  })

  it('a footnote in another file is found from where it is called', async () => {
    const { text, document } = await read(harbourBook())
    const ids = document!.markup.marks.flatMap((mark) =>
      mark.type === 'noteRef' || mark.type === 'note' ? [[mark.id, text.slice(mark.start, mark.end)]] : [],
    )
    expect(ids).toEqual([
      ['OEBPS/text/notes.xhtml#n1', '1'],
      ['OEBPS/text/notes.xhtml#n1', '据港务局公告。'],
    ])
  })

  it('EPUB 2: the list is the NCX; UTF-16 and GBK are read as declared', async () => {
    const made = await read(ferryBook())
    expect(titlesOf(made)).toEqual(['上篇', '中文', '下篇'])
    expect(made.text).toContain('碼頭建於清末。')
    expect(made.document!.split.published).toBeNull()
  })

  it('a book in one file is parted where its list says', async () => {
    const body = '<h1 id="a">一</h1><p>甲</p><h1 id="b">二</h1><p>乙</p>'
    const list = point('第一回', 'text/all.xhtml#a') + point('第二回', 'text/all.xhtml#b')
    const made = await read(book({ chapters: [{ file: 'all.xhtml', body }], ncx: list }))
    expect(titlesOf(made)).toEqual(['第一回', '第二回'])
  })

  it('without a list each file is a chapter, titled by its highest heading', async () => {
    const chapters = [
      { file: 'a.xhtml', body: '<h3>甲章</h3><h4>節</h4><p>一</p>' },
      { file: 'b.xhtml', body: '<p>沒有標題</p>' },
    ]
    expect(titlesOf(await read(book({ chapters })))).toEqual(['甲章', null])
  })

  it('a list that cannot be read, or leads round in circles, stops nothing', async () => {
    const chapters = [chapter('a.xhtml', '甲'), chapter('b.xhtml', '乙')]
    const broken = bookFiles({ chapters, ncx: '' })
    broken['OEBPS/toc.ncx'] = '<ncx><navMap><navPoint>'
    expect((await read(zipOf(broken))).text).toBe('甲\n\n乙')
    const round = Array.from({ length: 50 }, () => point('甲', 'text/a.xhtml')).join('')
    const spine = '<itemref idref="c0"/><itemref idref="c1"/>'.repeat(1000)
    expect((await read(book({ chapters, ncx: round, spine }))).text).toBe('甲\n\n乙')
  })

  it('files that its spine names and it lacks are counted, the others come in', async () => {
    const files = bookFiles({ chapters: [chapter('a.xhtml', '甲'), chapter('b.xhtml', '乙')] })
    delete files['OEBPS/text/a.xhtml']
    const { text, document } = await read(zipOf(files))
    expect(text).toBe('乙')
    expect(document!.left).toEqual({ unreadable: 1 })
  })

  it.each([
    ['http://www.idpf.org/2008/embedding', null],
    ['http://ns.adobe.com/pdf/enc#RC', null],
    ['http://www.w3.org/2001/04/xmlenc#aes128-cbc', 'file-encrypted'],
  ])('protected by %s: %s', async (method, code) => {
    const files = {
      'META-INF/encryption.xml': `<encryption><EncryptedData><EncryptionMethod Algorithm="${method}"/></EncryptedData></encryption>`,
    }
    const asked = read(book({ chapters: [chapter('a.xhtml', '甲')], files }))
    if (code === null) expect((await asked).text).toBe('甲')
    else await expect(asked).rejects.toMatchObject({ code })
  })

  it.each([
    [
      'declares entities',
      page('<p>&x;</p>').replace(
        '<!DOCTYPE html>',
        '<!DOCTYPE html [<!ENTITY x SYSTEM "file:///etc/passwd">]>',
      ),
      'markup-declares',
    ],
    ['no text', page(''), 'file-empty'],
  ])('a chapter with %s is refused in words', async (_, html, code) => {
    const chapters = [{ file: 'a.xhtml', body: Buffer.from(html) }]
    await expect(read(book({ chapters }))).rejects.toMatchObject({ code })
  })
})
