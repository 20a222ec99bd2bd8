import { describe, expect, it } from 'vitest'
import { splitPage } from '../../../electron/backend/pages/index.ts'
import type { Range } from '../../../shared/model/range.ts'
import { showBlock } from '../../../shared/text/text-map.ts'

const bridge = ['北湾大桥四月通车', '本报讯 北湾大桥将于4月12日通车，从老城到北湾新区的车程缩短到十五']
const fish = ['渔港冬捕结束', '本报讯 最后一批渔船靠岸，冬捕结束了，带鱼价格比上周回落两成。']
const text = [...bridge, ...fish, '分钟，市民可以乘轻轨过江。'].join('\n\n')

function outside(settled: Range[]): { reports: string[][]; lost: string } {
  const page = splitPage(text, { settled })
  const blocks = [...page.reports.flatMap((report) => report.blocks), ...page.furniture]
  const held = [...settled, ...blocks.flatMap((block) => block.ranges)].sort((a, b) => a[0] - b[0])
  let lost = ''
  let at = 0
  for (const [start, end] of held) {
    expect(start, 'nothing is held twice').toBeGreaterThanOrEqual(at)
    lost += text.slice(at, start)
    at = end
  }
  return {
    reports: page.reports.map((report) => report.blocks.map((block) => showBlock(text, block).text)),
    lost: (lost + text.slice(at)).trim(),
  }
}

describe('text the user has settled', () => {
  it('is left out, and all the rest is put together as before', () => {
    const story: Range = [text.indexOf(fish[0] as string), text.indexOf('分钟，')]
    const { reports, lost } = outside([story])
    expect(lost).toBe('')
    expect(reports).toEqual([
      [
        '北湾大桥四月通车',
        '本报讯 北湾大桥将于4月12日通车，从老城到北湾新区的车程缩短到十五分钟，市民可以乘轻轨过江。',
      ],
    ])
  })

  it('may end in the middle of a paragraph', () => {
    const { reports, lost } = outside([[0, text.indexOf('带鱼')]])
    expect(lost).toBe('')
    expect(reports.flat()).toContain('带鱼价格比上周回落两成。')
  })

  it('may be the whole page', () => {
    expect(outside([[0, text.length]]).reports).toEqual([])
  })

  it('is left out of a Markdown file too', () => {
    const document = '# Tides\n\nHigh at noon. Low at six.\n\n# Ferries\n\nNone today.\n'
    const settled: Range[] = [[0, document.indexOf(' Low')]]
    const page = splitPage(document, { fileName: 'a.md', settled })
    const shown = page.reports.map((report) => report.blocks.map((block) => showBlock(document, block).text))
    expect(shown).toEqual([['Low at six.'], ['Ferries', 'None today.']])
    expect(page.furniture).toEqual([])
  })
})
