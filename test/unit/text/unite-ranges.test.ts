import { describe, expect, test } from 'vitest'
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { inReadingOrder, uniteRanges, withoutRanges } from '../../../shared/text/unite-ranges.ts'
import { makeRandom } from './corpus.ts'

/** Two blocks; the second stands earlier in the source: the report runs on in an earlier column. */
const BLOCKS: ShownBlock[] = [
  { kind: 'paragraph', text: '零一二三四五六七八九', segments: [[0, 100, 10]] },
  { kind: 'paragraph', text: '甲乙丙丁戊己庚辛壬癸', segments: [[0, 20, 10]] },
]

describe('ranges of a highlight', () => {
  test('are joined in reading order, not in that of the source', () => {
    expect(uniteRanges(BLOCKS, [[20, 24]], [[104, 110]])).toEqual([
      [104, 110],
      [20, 24],
    ])
  })

  test('that overlap or touch become one', () => {
    expect(uniteRanges(BLOCKS, [[102, 105]], [[105, 107]])).toEqual([[102, 107]])
    expect(uniteRanges(BLOCKS, [[102, 106]], [[104, 107]])).toEqual([[102, 107]])
  })

  test('keep what the report does not show, last', () => {
    expect(
      inReadingOrder(BLOCKS, [
        [5, 8],
        [21, 22],
        [101, 103],
      ]),
    ).toEqual([
      [101, 103],
      [21, 22],
      [5, 8],
    ])
  })

  test('lose what is taken out of their middle', () => {
    expect(
      withoutRanges(
        [[10, 20]],
        [
          [13, 15],
          [18, 30],
        ],
      ),
    ).toEqual([
      [10, 13],
      [15, 18],
    ])
    expect(withoutRanges([[10, 20]], [[0, 30]])).toEqual([])
  })

  test('hold just the offsets that arithmetic on sets gives, for 5,000 random pairs', () => {
    const random = makeRandom(3)
    const pick = (): Range[] =>
      Array.from({ length: 1 + Math.floor(random() * 4) }, (): Range => {
        const start = Math.floor(random() * 40)
        return [start, start + 1 + Math.floor(random() * 12)]
      })
    const offsets = (ranges: readonly Range[]): Set<number> =>
      new Set(ranges.flatMap(([start, end]) => Array.from({ length: end - start }, (_, at) => start + at)))
    for (let round = 0; round < 5000; round++) {
      const [a, b] = [pick(), pick()]
      const left = withoutRanges(a, b)
      expect(offsets(left)).toEqual(offsets(a).difference(offsets(b)))
      expect(left.reduce((sum, [start, end]) => sum + end - start, 0)).toBe(offsets(left).size)
    }
  })
})
