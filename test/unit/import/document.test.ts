import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { createDocument } from '../../../electron/backend/import/document.ts'

describe('a document is put together block by block', () => {
  it('text, blocks, marks, pages and reports count in the same units', () => {
    const builder = createDocument()
    builder.page('1')
    builder.block({
      kind: 'title',
      runs: [{ text: '渡口恢复通航' }],
      marks: [{ type: 'heading', level: 1 }],
    })
    builder.block({
      kind: 'paragraph',
      runs: [
        { text: '详见' },
        { text: '公', marks: ['strong'], link: 'https://example.org/a' },
        { text: '告', marks: ['strong'], link: 'https://example.org/a' },
        { text: '。' },
      ],
    })
    builder.report({ byline: '林岸' })
    builder.page('2')
    builder.block({ kind: 'paragraph', runs: [{ text: '𠮷野家开张' }] })
    expect(builder.block({ kind: 'paragraph', runs: [{ text: '  ' }] })).toBeNull()
    builder.leave('images')
    const { text, document } = builder.finish({ published: '2025-03-03' })
    expect(text).toBe('渡口恢复通航\n\n详见公告。\n\n𠮷野家开张')
    expect(document.split.reports.map(({ title, byline }) => ({ title, byline }))).toEqual([
      { title: '渡口恢复通航', byline: null },
      { title: null, byline: '林岸' },
    ])
    expect(document.markup.marks.map((mark) => [mark.type, text.slice(mark.start, mark.end)])).toEqual([
      ['heading', '渡口恢复通航'],
      ['strong', '公告'],
      ['link', '公告'],
    ])
    expect(document.markup.pages).toEqual([
      { at: 0, index: 0, label: '1' },
      { at: text.indexOf('𠮷'), index: 1, label: '2' },
    ])
    expect(document.left).toEqual({ images: 1 })
    expect(document.split.published).toBe('2025-03-03')
  })

  it('every block and mark is inside the text, and every block is the words it was given', () => {
    const run = fc.record({
      text: fc.string({ unit: 'grapheme' }),
      marks: fc.subarray(['strong', 'emphasis'] as const),
    })
    fc.assert(
      fc.property(fc.array(fc.array(run, { maxLength: 4 }), { maxLength: 8 }), (blocks) => {
        const builder = createDocument()
        const ranges = blocks.map((runs) => builder.block({ kind: 'paragraph', runs }))
        const { text, document } = builder.finish()
        ranges.forEach((range, i) => {
          const words = blocks[i]!.map((one) => one.text.normalize('NFC').replaceAll(/\r\n?/g, '\n')).join('')
          if (range) expect(text.slice(...range)).toBe(words)
          else expect(words.trim()).toBe('')
        })
        for (const { start, end } of document.markup.marks) {
          expect(start).toBeLessThan(end)
          expect(end).toBeLessThanOrEqual(text.length)
        }
      }),
    )
  })
})
