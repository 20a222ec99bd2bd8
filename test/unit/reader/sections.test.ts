import { describe, expect, it } from 'vitest'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { estimateHeight, hasLongBlock, makeSections, sectionOf } from '../../../renderer/reader/sections.ts'

const block = (length: number, kind: ShownBlock['kind'] = 'paragraph'): ShownBlock => ({
  kind,
  text: '字'.repeat(length),
  segments: [[0, 0, length]],
})
const type = { column: 612, size: 17, leading: 32.3, latin: false }

describe('makeSections', () => {
  it('holds every block once, in order, at most 50 to a section', () => {
    const blocks = Array.from({ length: 173 }, () => block(20))
    const sections = makeSections(blocks)
    expect(sections.map(({ first, end }) => end - first)).toEqual([50, 50, 50, 23])
    expect(sections.at(-1)!.end).toBe(173)
  })

  it('closes a section early when its blocks are long', () => {
    const sections = makeSections(Array.from({ length: 10 }, () => block(2500)))
    expect(sections.map(({ first, end }) => [first, end])).toEqual([
      [0, 2],
      [2, 4],
      [4, 6],
      [6, 8],
      [8, 10],
    ])
  })

  it('says which hold a block that is too long for web type', () => {
    const blocks = [block(3000), block(20_001), block(10), block(20_000)]
    expect(makeSections(blocks).map((section) => hasLongBlock(section, blocks))).toEqual([true, false])
  })

  it('gives nothing for a report without text', () => {
    expect(makeSections([])).toEqual([])
  })

  it('finds the section of every block', () => {
    const blocks = Array.from({ length: 173 }, () => block(20))
    const sections = makeSections(blocks)
    blocks.forEach((_, index) => {
      const { first, end } = sections[sectionOf(sections, index)]!
      expect(index >= first && index < end).toBe(true)
    })
  })
})

describe('estimateHeight', () => {
  it('counts lines with the two-em indent: 34 characters fill a line of 36 em, 35 need two', () => {
    const one = estimateHeight({ index: 0, first: 0, end: 1 }, [block(34)], type)
    const two = estimateHeight({ index: 0, first: 0, end: 1 }, [block(35)], type)
    expect(Math.abs(two - one - type.leading)).toBeLessThan(1)
  })

  it('takes about twice as many letters to the line in a Latin report', () => {
    const section = { index: 0, first: 0, end: 1 }
    const han = estimateHeight(section, [block(2000)], type)
    const latin = estimateHeight(section, [block(2000)], { ...type, latin: true })
    expect(han / latin).toBeGreaterThan(1.8)
    expect(han / latin).toBeLessThan(2.4)
  })
})
