import { unzipSync } from 'fflate'
import mammoth from 'mammoth'
import { describe, expect, it } from 'vitest'
import { docx } from '../../../electron/backend/import/docx/docx.ts'
import type { ReadText } from '../../../electron/backend/import/format.ts'
import { harbourWord } from '../../documents/harbour-word.ts'
import { box, cell, para, row, run, styled, table, wordDocument, wordFiles } from '../../documents/word.ts'
import { zipOf } from '../../documents/zip-of.ts'
import { recall } from '../../documents/recall.ts'

const read = async (bytes: Uint8Array): Promise<ReadText> => docx.read(bytes, undefined, 'a.docx')
const textOf = async (body: string): Promise<string> => (await read(wordDocument({ body }))).text

/** Every `w:t` and `m:t` outside deletions, ruby readings, old twins of text boxes and hidden runs: by regular expressions, not by a parser. */
function plainText(bytes: Uint8Array): string {
  const files = unzipSync(bytes)
  return ['word/document.xml', 'word/footnotes.xml', 'word/endnotes.xml']
    .map((name) =>
      new TextDecoder()
        .decode(files[name] ?? new Uint8Array())
        .replaceAll(/<w:del .*?<\/w:del>|<mc:Fallback>.*?<\/mc:Fallback>|<w:rt>.*?<\/w:rt>/gs, '')
        .replaceAll(/<w:r><w:rPr><w:vanish\/>.*?<\/w:r>/gs, ''),
    )
    .flatMap((xml) =>
      [...xml.matchAll(/<(?:w|m):t(?: [^>]*)?>([^<]*)<|<\/w:p>|<w:txbxContent>/g)].map(
        ([, text]) => text ?? '\n',
      ),
    )
    .join('')
}

describe('a Word document', () => {
  it('comes in whole: every character that an independent reading finds', async () => {
    // Numbers of notes are no text of the file.
    const text = (await read(harbourWord())).text.replaceAll(/\[\d\]/g, '')
    expect(recall(plainText(harbourWord()), text)).toBe(1)
    // It loses the words of simple fields and of ruby, and reads hidden ones.
    const other = await mammoth.extractRawText({ buffer: Buffer.from(harbourWord()) })
    expect(recall(other.value.replaceAll(/这一行是隐藏文字|.*航班约.*/g, ''), text)).toBeGreaterThanOrEqual(
      0.995,
    )
  })

  it('comments sit on their words, over several paragraphs too, with their answers', async () => {
    const { text, document } = await read(harbourWord())
    const [first, second] = document!.annotations.filter(({ id }) => id.startsWith('comment'))
    const words = (ranges: readonly (readonly number[])[] = []) => ranges.map(([a, b]) => text.slice(a, b))
    expect(words(first?.ranges)).toEqual(['北岸渡口今晨恢复通航'])
    expect(first).toMatchObject({
      author: '王编辑',
      comment: '核对通航时间',
      created: '2026-02-01T09:30:00.000Z',
    })
    expect(words(second?.ranges)).toEqual([
      '渡口的历史可以追溯到清末。',
      '背景：渡口一百二十年',
      '延伸：橋與渡輪之爭',
      '一九三二年，第一艘机动渡轮下水。',
    ])
    expect(second?.replies).toEqual([{ text: '已补', author: '王编辑', created: '2026-02-02T11:00:00.000Z' }])
  })

  it('highlights keep their colour; the same one again has the same id', async () => {
    const body = para(
      `${run('潮水')}${run('今晨', '<w:highlight w:val="green"/>')}${run('上漲', '<w:highlight w:val="green"/>')}`,
    )
    const one = await read(wordDocument({ body }))
    const two = await read(wordDocument({ body: para('新的一段在前。') + body }))
    const [highlight] = one.document!.annotations
    expect(highlight).toMatchObject({
      color: '#00ff00',
      style: 'fill',
      quote: { exact: '今晨上漲', prefix: '潮水' },
    })
    expect(two.document!.annotations[0]).toMatchObject({ id: highlight?.id, ranges: [[11, 15]] })
  })

  it('a comment without a range sits on what stands before it', async () => {
    const { text, document } = await read(
      wordDocument({
        body: para(`${run('上半句，')}<w:r><w:commentReference w:id="7"/></w:r>${run('下半句。')}`),
        comments: `<w:comment w:id="7" w:author="甲">${para('何處？')}</w:comment>`,
      }),
    )
    const [{ ranges } = {}] = document!.annotations
    expect(ranges?.map(([a, b]) => text.slice(a, b))).toEqual(['上半句，'])
  })

  it('a table that lays out the page is read as paragraphs', async () => {
    const long = '長'.repeat(700)
    expect(await textOf(table(row([cell(long), cell('欄外')])))).toBe(`${long}\n\n欄外`)
    expect(await textOf(table(row([cell(para('甲') + para('乙')), cell('丙')])))).toBe('甲 乙\t丙')
  })

  it('a text box is read once, whether it has a twin or not', async () => {
    for (const twin of [true, false])
      expect(await textOf(para(run('正文') + box(para('框內'), twin)))).toBe('正文\n\n框內')
  })

  it('what is deleted is not read, and said', async () => {
    const body = para(
      `${run('留下')}<w:del><w:r><w:delText>刪去</w:delText></w:r></w:del><w:moveFrom>${run('移走')}</w:moveFrom>`,
    )
    const { text, document } = await read(wordDocument({ body }))
    expect(text).toBe('留下')
    expect(document!.left).toEqual({ deletions: 2 })
  })

  it('headings by style, by what a style is based on, and by outline level', async () => {
    const { document } = await read(
      wordDocument({
        body:
          styled('1', '題') +
          styled('own', '節') +
          para('目', '<w:outlineLvl w:val="3"/>') +
          styled('1', '次題'),
      }),
    )
    expect(document!.markup.marks.map((mark) => ('level' in mark ? mark.level : 0))).toEqual([1, 2, 4, 1])
    expect(document!.split.reports[0]?.blocks.map(({ kind }) => kind)).toEqual([
      'title',
      'subhead',
      'subhead',
      'subhead',
    ])
  })

  it('links lead to the web or nowhere', async () => {
    const link = (address: string) =>
      para(
        `<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>HYPERLINK &quot;${address}&quot;</w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${run('此處')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`,
      )
    for (const address of [
      'javascript:alert(1)',
      'file:///etc/passwd',
      '\\\\host\\share',
      'data:text/html,x',
    ]) {
      const { text, document } = await read(wordDocument({ body: link(address) }))
      expect(text).toBe('此處')
      expect(document!.markup.marks).toEqual([])
    }
  })

  it('what its program wrote of itself is no title and no author', async () => {
    const core = '<dc:title>Microsoft Word - 文档1</dc:title><dc:creator>微软用户</dc:creator>'
    const { document } = await read(wordDocument({ body: para('一段。'), core }))
    expect(document!.split.reports[0]).toMatchObject({ title: null, people: [] })
  })

  it.each([
    ['old binary', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'file-old-word'],
    [
      'encrypted',
      Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]),
      'file-encrypted',
    ],
    ['cut short', harbourWord().subarray(0, 3000), 'file-damaged'],
    ['empty', wordDocument({ body: '<w:p/>' }), 'file-empty'],
    [
      'no document',
      (() => {
        const { 'word/document.xml': _, ...files } = wordFiles({ body: '' })
        return zipOf(files)
      })(),
      'file-damaged',
    ],
  ])('%s is refused in words', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code })
  })
})
