import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ReadText } from '../../../electron/backend/import/format.ts'
import { rtf } from '../../../electron/backend/import/rtf/rtf.ts'
import { harbourRtf, rtfBytes } from '../../documents/harbour-rtf.ts'

const read = async (bytes: Uint8Array): Promise<ReadText> => rtf.read(bytes, undefined, 'a.rtf')
const textOf = async (body: string): Promise<string> => (await read(rtfBytes(`{\\rtf1\\ansi ${body}}`))).text

describe('an RTF document', () => {
  it('comes in whole, in order, with what each block is', async () => {
    const { text, document } = await read(harbourRtf())
    const [report] = document!.split.reports
    expect(
      report!.blocks.map(({ kind, ranges: [[a, b] = [0, 0]] }) => `${kind}: ${text.slice(a, b)}`),
    ).toEqual([
      'title: 北岸渡口恢复通航',
      'paragraph: 渡口停航四十七天後，今晨首班船載客。[1]',
      'subhead: 班次',
      'list: 早班六時',
      'list: 晚班十時',
      'table: 码头\t首班\n北岸\t06:00',
      'paragraph: 詳見票價公告，𠮷野家開張。',
      'image: picture',
      'footnote: 停航始於一月。',
    ])
    expect(report).toMatchObject({ title: '北岸渡口恢复通航', people: [{ name: '陳渡' }] })
    expect(document!.left).toEqual({ images: 1 })
  })

  it('comments and highlights sit on their words', async () => {
    const { text, document } = await read(harbourRtf())
    const [highlight, comment] = document!.annotations
    expect(highlight).toMatchObject({ color: '#ffff00', quote: { exact: '首班船' } })
    expect(comment).toMatchObject({ author: '王編輯', comment: '核對時間' })
    expect(comment!.ranges!.map(([a, b]) => text.slice(a, b))).toEqual(['今晨首班船'])
  })

  it('characters by number replace as many bytes as were announced', async () => {
    expect(await textOf(String.raw`\uc2\u28193\'b6\'c9\uc0\u21475 x\uc1\u-10179?\u-9010?`)).toBe(
      '渡口x\uD83D\uDCCE',
    )
  })

  it.each([
    ['deep', `{\\rtf1 ${'{'.repeat(50_000)}x`, 'markup-too-deep'],
    ['empty', '{\\rtf1}', 'file-empty'],
  ])('%s is refused in words', async (_, text, code) => {
    await expect(read(rtfBytes(text)).then(() => 'read')).rejects.toMatchObject({ code })
  })

  it.each([
    ['more ends than beginnings', '{\\rtf1 a}}}}} b', 'a b'],
    ['cut in a code', "{\\rtf1 a\\'b", 'a'],
    ['a picture that claims to be endless', '{\\rtf1 a{\\pict\\bin999999999 x}}', 'a'],
    ['numbers without end', `{\\rtf1\\u${'9'.repeat(5000)} a}`, null],
  ])('%s ends, with what was before it', async (_, text, wanted) => {
    const made = (await read(rtfBytes(text))).text
    if (wanted !== null) expect(made.split('\n')[0]).toBe(wanted)
  })

  it('never fails in any other way than by a code', async () => {
    const piece = fc.constantFrom(
      '{',
      '}',
      '\\par ',
      '\\cell',
      '\\row ',
      '\\intbl ',
      '\\pard ',
      "\\'b1",
      '\\u28193?',
      'x',
      '\\*',
      '{\\footnote ',
      '{\\*\\annotation ',
      '{\\field',
      '\\trowd ',
      '{\\fonttbl',
      '\\f1 ',
      '{\\stylesheet',
    )
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
        const bytes = rtfBytes(`{\\rtf1 ${pieces.join('')}`)
        const code = await read(bytes).then(
          () => 'read',
          (error: { code?: string }) => error.code,
        )
        expect(['read', 'file-empty', 'markup-too-deep']).toContain(code)
      }),
      { numRuns: 300 },
    )
  })
})
