import { describe, expect, it } from 'vitest'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { spanText } from '../../../renderer/reader/positions.ts'
import { SentenceWalk } from '../../../renderer/reader/sentence-walk.ts'

const block = (text: string): ShownBlock => ({ kind: 'paragraph', text, segments: [[0, 0, text.length]] })
const blocks = [
  block('渡轮停航两天'),
  block('风大。浪高三米！“码头全关了。”'),
  block(' '),
  block('周五复航。'),
]
const walk = new SentenceWalk(blocks)
const words = (span: ReturnType<SentenceWalk['at']>): string | null => span && spanText(blocks, span)

describe('SentenceWalk', () => {
  it('walks down through all blocks, over empty ones, and stops at the end', () => {
    const seen: string[] = []
    for (let span = walk.at({ block: 0, offset: 0 }); span; span = walk.after(span)) seen.push(words(span)!)
    expect(seen).toEqual(['渡轮停航两天', '风大。', '浪高三米！', '“码头全关了。”', '周五复航。'])
  })

  it('walks back up the same way', () => {
    const seen: string[] = []
    for (let span = walk.at({ block: 3, offset: 0 }); span; span = walk.before(span)) seen.push(words(span)!)
    expect(seen.reverse()).toEqual(['渡轮停航两天', '风大。', '浪高三米！', '“码头全关了。”', '周五复航。'])
  })

  it('begins in the middle of a sentence with the whole of it', () => {
    expect(words(walk.at({ block: 1, offset: 5 }))).toBe('浪高三米！')
  })

  it('knows which sentence of how many one stands at', () => {
    const at = (block: number, offset: number) => walk.place(walk.at({ block, offset })!)
    expect(at(0, 0)).toEqual({ current: 1, count: 5 })
    expect(at(1, 5)).toEqual({ current: 3, count: 5 })
    expect(at(3, 2)).toEqual({ current: 5, count: 5 })
  })

  it('has no sentence behind the last character', () => {
    expect(walk.at({ block: 3, offset: 5 })).toBeNull()
  })
})
