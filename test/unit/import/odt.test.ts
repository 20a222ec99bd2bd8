import { describe, expect, it } from 'vitest'
import { odt } from '../../../electron/backend/import/odt/odt.ts'
import type { ReadText } from '../../../electron/backend/import/format.ts'
import { harbourOdt, odtFiles } from '../../documents/harbour-odt.ts'
import { zipOf } from '../../documents/zip-of.ts'

const read = async (bytes: Uint8Array): Promise<ReadText> => odt.read(bytes, undefined, 'a.odt')

describe('an OpenDocument text', () => {
  it('comes in whole, in order, with what each block is', async () => {
    const { text, document } = await read(harbourOdt())
    const [report] = document!.split.reports
    expect(
      report!.blocks.map(({ kind, ranges: [[a, b] = [0, 0]] }) => `${kind}: ${text.slice(a, b)}`),
    ).toEqual([
      'title: 北岸渡口恢復通航',
      'paragraph: 停航四十七天後，今晨首班船載客 六十人。[1]',
      'subhead: 班次',
      'list: 早班六時',
      'list: 週末加開',
      'list: 晚班十時',
      'table: 码头\t首班\n北岸\t06:00',
      'quote: 「終於不用繞路。」',
      'paragraph: 詳見票價公告，別處。輪  號\n先行，𠮷野家開張。',
      'image: 渡輪離岸',
      'paragraph: 框內背景',
      'footnote: 停航始於一月十五日。',
    ])
    expect(report).toMatchObject({ title: '北岸渡口恢復通航', people: [{ name: '陳渡' }] })
    expect(document!.left).toEqual({ images: 1, deletions: 1 })
  })

  it('comments and highlights sit on their words', async () => {
    const { text, document } = await read(harbourOdt())
    const [highlight, comment] = document!.annotations
    expect(highlight).toMatchObject({ color: '#ffff00', quote: { exact: '首班船' } })
    expect(comment).toMatchObject({ author: '王編輯', comment: '核對時間' })
    expect(comment!.ranges!.map(([a, b]) => text.slice(a, b))).toEqual(['今晨首班船'])
  })

  it('lists are numbered where their style says so; links lead to the web or nowhere', async () => {
    const { document } = await read(harbourOdt())
    const { marks } = document!.markup
    expect(marks.flatMap((mark) => (mark.type === 'item' ? [[mark.depth, mark.number]] : []))).toEqual([
      [0, 1],
      [1, null],
      [0, 2],
    ])
    expect(marks.flatMap((mark) => (mark.type === 'link' ? [mark.href] : []))).toEqual([
      'https://example.org/fares',
    ])
  })

  it.each<[string, Record<string, string | Uint8Array>, string]>([
    [
      'encrypted',
      { 'META-INF/manifest.xml': '<m><file-entry><encryption-data/></file-entry></m>' },
      'file-encrypted',
    ],
    [
      'XXE',
      { 'content.xml': '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>' },
      'markup-declares',
    ],
    ['deep', { 'content.xml': '<a>'.repeat(50_000) }, 'markup-too-deep'],
    ['cut', { 'content.xml': '<office:document' }, 'file-damaged'],
    ['empty', { 'content.xml': odtFiles('<text:p/>')['content.xml']! }, 'file-empty'],
    ['no content', { 'content.xml': '<x/>' }, 'file-damaged'],
  ])('%s is refused in words', async (_, change, code) => {
    await expect(read(zipOf({ ...odtFiles('<text:p>x</text:p>'), ...change }))).rejects.toMatchObject({
      code,
    })
  })
})
