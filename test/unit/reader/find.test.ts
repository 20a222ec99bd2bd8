import { describe, expect, it } from 'vitest'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { findInBlocks, firstFrom, MOST_FOUND } from '../../../renderer/reader/find.ts'

const block = (text: string): ShownBlock => ({ kind: 'paragraph', text, segments: [[0, 0, text.length]] })

describe('findInBlocks', () => {
  const blocks = [block('海關總署公布'), block('海关与海關'), block('Harbour HARBOUR')]

  it('finds both scripts by either, in reading order', () => {
    const places = [
      { block: 0, start: 0, end: 2 },
      { block: 1, start: 0, end: 2 },
      { block: 1, start: 3, end: 5 },
    ]
    expect(findInBlocks(blocks, '海关')).toEqual(places)
    expect(findInBlocks(blocks, '海關')).toEqual(places)
  })

  it('is blind to case and to blanks around the words', () => {
    expect(findInBlocks(blocks, '  harbour ')).toHaveLength(2)
  })

  it('finds nothing for blanks', () => {
    expect(findInBlocks(blocks, '  ')).toEqual([])
  })

  it('stops at its limit', () => {
    expect(findInBlocks([block('的'.repeat(MOST_FOUND + 10))], '的')).toHaveLength(MOST_FOUND)
  })

  it('begins with the first place from where one reads, or at the top when all are above', () => {
    const places = findInBlocks(blocks, '海关')
    expect(firstFrom(places, { block: 1, offset: 1 })).toBe(2)
    expect(firstFrom(places, { block: 2, offset: 0 })).toBe(0)
  })
})
