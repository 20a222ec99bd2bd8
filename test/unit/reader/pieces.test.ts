import { describe, expect, it } from 'vitest'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { moveEnd, piecesOf, rangesOf } from '../../../renderer/reader/highlights/pieces.ts'
import { stepFrom } from '../../../renderer/reader/highlights/text-steps.ts'

const block = (text: string, source: number, kind: ShownBlock['kind'] = 'paragraph'): ShownBlock => ({
  ...{ kind, text },
  segments: [[0, source, text.length]],
})
const blocks = [
  block('港口恢复夜航。', 0),
  block('资料图片：港口夜景', 100, 'caption'),
  block('货轮today进港。𠮷野家开了。', 200),
]
const at = (block: number, offset: number) => ({ block, offset })

describe('pieces of a highlight', () => {
  it('that goes on into the next block are one', () => {
    const parts = [
      { block: 0, start: 2, end: 7 },
      { block: 1, start: 0, end: 4 },
    ]
    expect(piecesOf(blocks, parts)).toEqual([{ from: at(0, 2), to: at(1, 4) }])
  })

  it('on both sides of a caption are two, and only the outer ends move', () => {
    const parts = [
      { block: 0, start: 2, end: 7 },
      { block: 2, start: 0, end: 2 },
    ]
    const pieces = piecesOf(blocks, parts)
    expect(pieces).toHaveLength(2)
    const moved = moveEnd(blocks, moveEnd(blocks, pieces, 'start', at(0, 4)), 'end', at(2, 7))
    const before = {
      ranges: [
        [2, 7],
        [200, 202],
        [900, 905],
      ] as [number, number][],
      pieces,
    }
    expect(rangesOf(blocks, moved, before)).toEqual([
      [4, 7],
      [200, 207],
      [900, 905],
    ])
  })

  it('never shrink to nothing: an end stops before the other', () => {
    const pieces = [{ from: at(0, 2), to: at(0, 4) }]
    expect(moveEnd(blocks, pieces, 'start', at(0, 4))).toEqual(pieces)
    expect(moveEnd(blocks, pieces, 'end', at(0, 1))).toEqual(pieces)
  })

  it('never end inside a character', () => {
    const pieces = [{ from: at(2, 0), to: at(2, 5) }]
    const inside = blocks[2]!.text.indexOf('𠮷') + 1
    expect(moveEnd(blocks, pieces, 'end', at(2, inside))[0]!.to.offset).toBe(inside + 1)
  })
})

describe('steps of an end', () => {
  it('go by whole characters, over the border of blocks', () => {
    const han = blocks[2]!.text.indexOf('𠮷')
    expect(stepFrom(blocks, at(2, han), 'character', 'end', 1)).toEqual(at(2, han + 2))
    expect(stepFrom(blocks, at(2, han + 2), 'character', 'end', -1)).toEqual(at(2, han))
    expect(stepFrom(blocks, at(0, 7), 'character', 'end', 1)).toEqual(at(1, 1))
    expect(stepFrom(blocks, at(1, 0), 'character', 'start', -1)).toEqual(at(0, 6))
  })

  it('go by words of either script', () => {
    expect(stepFrom(blocks, at(2, 2), 'word', 'end', 1)).toEqual(at(2, 7))
    expect(stepFrom(blocks, at(2, 7), 'word', 'start', -1)).toEqual(at(2, 2))
  })

  it('go by sentences', () => {
    expect(stepFrom(blocks, at(2, 3), 'sentence', 'end', 1)).toEqual(at(2, 10))
    expect(stepFrom(blocks, at(2, 3), 'sentence', 'start', -1)).toEqual(at(2, 0))
  })

  it('end where the report ends', () => {
    expect(stepFrom(blocks, at(0, 0), 'character', 'start', -1)).toBeNull()
    expect(stepFrom(blocks, at(2, blocks[2]!.text.length), 'word', 'end', 1)).toBeNull()
  })
})
