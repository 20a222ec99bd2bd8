import { describe, expect, it } from 'vitest'
import type { Mark } from '../../../shared/model/markup.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { withOriginals } from '../../../shared/text/corrections.ts'
import { markFinder, showPages, withMarks } from '../../../shared/text/shown-marks.ts'
import { showBlock } from '../../../shared/text/text-map.ts'
import { makeRandom } from './corpus.ts'
import { makePage, toTraditional, unitsOf, type Unit } from './made-blocks.ts'

const strong = (start: number, end: number): Mark => ({ type: 'strong', start, end })

/** Units that a mark of the source covers, told unit by unit. */
const covered = (units: readonly Unit[], { start, end }: Mark): boolean[] =>
  units.map(({ sources }) => sources.some((at) => at >= start && at < end))

/** Units of a shown block that a mark lies on. */
const marked = ({ text, marks = [] }: ShownBlock): boolean[] =>
  Array.from({ length: text.length }, (_, at) => marks.some(({ start, end }) => start <= at && at < end))

describe('marks are shown on their words', () => {
  it('however columns are mended, words corrected and the script switched', () => {
    const random = makeRandom(20)
    for (let round = 0; round < 400; round++) {
      const { source, base, corrections, blocks } = makePage(random)
      const a = Math.floor(random() * source.length)
      const mark = strong(a, Math.min(source.length, a + 1 + Math.floor(random() * 12)))
      blocks.forEach((block, b) => {
        const shown = withMarks(block, [mark])
        const units = unitsOf(base[b]!, corrections)
        const wanted = covered(units, mark)
        const got = marked(shown)
        units.forEach(({ sources }, at) => {
          if (sources.length > 0) expect(got[at]).toBe(wanted[at])
        })
        // In the other script every offset is the same.
        expect(toTraditional(shown.text).length).toBe(shown.text.length)
        // And without the corrections, on the words of the source alone.
        const plain = withOriginals(shown)
        const plainUnits = unitsOf(base[b]!, [])
        expect(plain.text).toBe(base[b]!.text)
        plainUnits.forEach(({ sources }, at) => {
          if (sources.length > 0) expect(marked(plain)[at]).toBe(covered(plainUnits, mark)[at])
        })
      })
    }
  })

  it('the finder gives what sharing a character says', () => {
    const random = makeRandom(21)
    for (let round = 0; round < 300; round++) {
      const marks = Array.from({ length: Math.floor(random() * 12) }, () => {
        const start = Math.floor(random() * 30)
        return strong(start, start + 1 + Math.floor(random() * (random() < 0.2 ? 30 : 4)))
      }).sort((x, y) => x.start - y.start || y.end - x.end)
      const ranges: Range[] = Array.from({ length: 2 }, () => {
        const start = Math.floor(random() * 40)
        return [start, start + 1 + Math.floor(random() * 6)]
      })
      const wanted = marks.filter((mark) =>
        ranges.some(([start, end]) => mark.start < end && mark.end > start),
      )
      expect(new Set(markFinder(marks)(ranges))).toEqual(new Set(wanted))
    }
  })

  it('an item cut in two has its marker on the first half only, a heading its level on both', () => {
    const source = '甲乙丙丁'
    const halves = [
      showBlock(source, { kind: 'list', ranges: [[0, 2]] }),
      showBlock(source, { kind: 'list', ranges: [[2, 4]] }),
    ]
    const marks: Mark[] = [
      { type: 'item', start: 0, end: 4, depth: 0, number: 1 },
      { type: 'heading', start: 0, end: 4, level: 2 },
    ]
    expect(halves.map((half) => withMarks(half, marks).marks?.map(({ type }) => type))).toEqual([
      ['item', 'heading'],
      ['heading'],
    ])
  })
})

describe('tables and code keep their lines', () => {
  it('inside a range, and between the ranges of rows', () => {
    const source = '日\t人次\n三日\t1,200'
    expect(showBlock(source, { kind: 'table', ranges: [[0, source.length]] }).text).toBe(source)
    const rows = '| a | b |\n|---|---|\n| c | d |'
    const shown = showBlock(rows, {
      kind: 'table',
      ranges: [
        [0, 9],
        [20, 29],
      ],
    })
    expect(shown).toEqual({
      kind: 'table',
      text: '| a | b |\n| c | d |',
      segments: [
        [0, 0, 9],
        [10, 20, 9],
      ],
    })
    expect(showBlock('  a {\n\tb\n  }', { kind: 'code', ranges: [[0, 12]] }).text).toBe('  a {\n\tb\n  }')
  })
})

describe('pages of the original', () => {
  const source = '第一页的字。第二页的字。\n\n第三页。'
  const pages = [
    { at: 0, index: 0, label: 'i' },
    { at: 6, index: 1, label: 'ii' },
    { at: 14, index: 2, label: '1' },
  ]
  const show = (all: Range[][]) =>
    showPages(
      all.map((ranges) => showBlock(source, { kind: 'paragraph', ranges })),
      all,
      pages,
    ).map(({ block, offset, label }) => [block, offset, label])

  it('stand where they begin, also inside a paragraph', () => {
    expect(show([[[0, 12]], [[14, 18]]])).toEqual([
      [0, 0, 'i'],
      [0, 6, 'ii'],
      [1, 0, '1'],
    ])
  })

  it('a report that begins in the middle says on which page it begins; pages of other reports are not its own', () => {
    expect(show([[[8, 12]]])).toEqual([[0, 0, 'ii']])
    expect(show([[[14, 18]]])).toEqual([[0, 0, '1']])
  })
})
