import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { joinSpans, makeSpan, spanInBlock, spanText } from '../../../renderer/reader/positions.ts'

const block = (text: string): ShownBlock => ({ kind: 'paragraph', text, segments: [[0, 0, text.length]] })
const blocks = [block('港口昨日恢复通航。'), block('𠮷野家在码头开业🧑‍🌾。'), block('   '), block('末段。')]
const at = (index: number, offset: number) => ({ block: index, offset })

describe('makeSpan', () => {
  it('orders the two ends, whichever way the selection was drawn', () => {
    expect(makeSpan(blocks, at(1, 5), at(0, 2))).toEqual({ from: at(0, 2), to: at(1, 5) })
  })

  it('ends a triple click, which reaches the next block, at the block before', () => {
    expect(makeSpan(blocks, at(0, 0), at(1, 0))).toEqual({ from: at(0, 0), to: at(0, 9) })
  })

  it('begins at the next block when drawn from behind the last character', () => {
    expect(makeSpan(blocks, at(0, 9), at(1, 5))).toEqual({ from: at(1, 0), to: at(1, 5) })
  })

  it('never cuts a surrogate pair or a joined emoji', () => {
    expect(makeSpan(blocks, at(1, 1), at(1, 4))).toEqual({ from: at(1, 0), to: at(1, 4) })
    expect(spanText(blocks, makeSpan(blocks, at(1, 8), at(1, 11))!)).toBe('业🧑‍🌾')
  })

  it('is null where there is nothing but blanks', () => {
    expect(makeSpan(blocks, at(2, 0), at(2, 3))).toBeNull()
    expect(makeSpan(blocks, at(0, 4), at(0, 4))).toBeNull()
    expect(makeSpan(blocks, at(0, 9), at(1, 0))).toBeNull()
    expect(makeSpan([], at(0, 0), at(0, 0))).toBeNull()
  })

  it('gives well-formed text for any two places', () => {
    const place = fc.integer({ min: 0, max: 3 }).chain((index) =>
      fc.record({
        block: fc.constant(index),
        offset: fc.integer({ min: 0, max: blocks[index]!.text.length }),
      }),
    )
    fc.assert(
      fc.property(place, place, (a, b) => {
        const span = makeSpan(blocks, a, b)
        if (!span) return
        const text = spanText(blocks, span)
        expect(text.isWellFormed()).toBe(true)
        expect(text.trim()).not.toBe('')
      }),
    )
  })
})

describe('spans', () => {
  const span = { from: at(0, 6), to: at(3, 2) }

  it('gives the words one line a block', () => {
    expect(spanText(blocks, span)).toBe('通航。\n𠮷野家在码头开业🧑‍🌾。\n   \n末段')
  })

  it('gives each block its part', () => {
    expect(spanInBlock(blocks, span, 0)).toEqual([6, 9])
    expect(spanInBlock(blocks, span, 3)).toEqual([0, 2])
    expect(spanInBlock(blocks, { from: at(0, 0), to: at(1, 2) }, 2)).toBeNull()
  })

  it('joins from the earlier start to the later end', () => {
    expect(joinSpans({ from: at(1, 0), to: at(1, 4) }, { from: at(0, 3), to: at(1, 2) })).toEqual({
      from: at(0, 3),
      to: at(1, 4),
    })
  })
})
