import { describe, expect, it } from 'vitest'
import { findOnPage, originalPlace } from '../../../renderer/reader/original/place-on-page.ts'

const run = (str: string, x: number, y: number): Parameters<typeof findOnPage>[0][number] => ({
  str,
  transform: [10, 0, 0, 10, x, y],
  width: str.length * 10,
  height: 10,
})

describe('the original page of a place', () => {
  const report = {
    blocks: [
      { kind: 'title' as const, text: '渡口与大桥', segments: [[0, 0, 5]] as [number, number, number][] },
      {
        kind: 'paragraph' as const,
        text: '前半句在这页后半句在下页',
        segments: [
          [0, 7, 6],
          [6, 15, 6],
        ] as [number, number, number][],
      },
    ],
    pages: [
      { block: 0, offset: 0, index: 0, label: '1' },
      { block: 1, offset: 6, index: 1, label: '2' },
    ],
  }

  it('is the page begun last before it, with words of that page only', () => {
    expect(originalPlace(report, undefined)).toEqual({ page: 0, words: '渡口与大桥' })
    expect(originalPlace(report, 8)).toEqual({ page: 0, words: '半句在这页' })
    expect(originalPlace(report, 16)).toEqual({ page: 1, words: '半句在下页' })
  })

  it('words are found over runs, whatever spaces, hyphens and forms the page has', () => {
    const runs = [run('渡 ⼝恢', 20, 700), run('复通航', 20, 686)]
    expect(findOnPage(runs, '渡口恢复通航')).toEqual([
      [20, 698, 60, 709],
      [20, 684, 50, 695],
    ])
    expect(findOnPage([run('recom-', 0, 20), run('mended', 0, 10)], 'recommended')).toHaveLength(2)
    expect(findOnPage(runs, '别的文字')).toEqual([])
  })

  it('a long passage is marked as far as it stands there', () => {
    expect(findOnPage([run('一二三四五六七八九', 0, 0)], '一二三四五六七八九十百千')).toHaveLength(1)
  })
})
