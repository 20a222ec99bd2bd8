import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { IntervalIndex } from '../../../renderer/reader/highlights/interval-index.ts'

describe('IntervalIndex', () => {
  it('finds all highlights over a character, the innermost first', () => {
    const index = new IntervalIndex([
      { start: 0, end: 20, value: 'outer' },
      { start: 5, end: 9, value: 'inner' },
      { start: 9, end: 12, value: 'next' },
    ])
    expect(index.at(6)).toEqual(['inner', 'outer'])
    expect(index.at(9)).toEqual(['next', 'outer'])
    expect(index.at(20)).toEqual([])
  })

  it('agrees with looking at every interval', () => {
    const interval = fc
      .tuple(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 1, max: 60 }))
      .map(([start, length]) => ({ start, end: start + length }))
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 60 }), fc.integer({ min: 0, max: 260 }), (list, offset) => {
        const intervals = list.map((one, value) => ({ ...one, value }))
        const expected = intervals.filter(({ start, end }) => start <= offset && offset < end)
        expect(new IntervalIndex(intervals).at(offset).toSorted((a, b) => a - b)).toEqual(
          expected.map(({ value }) => value).toSorted((a, b) => a - b),
        )
      }),
    )
  })
})
