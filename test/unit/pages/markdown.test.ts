import { describe, expect, it } from 'vitest'
import { splitPage } from '../../../electron/backend/pages/index.ts'
import { read } from './read.ts'

describe('Markdown files', () => {
  it('give one report with its H2s as subheads', () => {
    const reports = read(
      [
        '# 北湾大桥四月通车',
        '大桥将于4月12日通车。',
        '## 谁来付钱',
        '大桥由财政出资修建，小客车不收费。',
        '- 货车\n- 客车',
        '> 方便多了。',
      ],
      'bridge.md',
    )
    expect(reports).toEqual([
      {
        title: '北湾大桥四月通车',
        byline: null,
        dateline: null,
        blocks: [
          'title: 北湾大桥四月通车',
          'paragraph: 大桥将于4月12日通车。',
          'subhead: 谁来付钱',
          'paragraph: 大桥由财政出资修建，小客车不收费。',
          'list: 货车',
          'list: 客车',
          'quote: 方便多了。',
        ],
      },
    ])
  })

  it('take title, authors, paper and date from the front matter; `created` is the date of the file', () => {
    const text =
      '---\ntitle: "北湾大桥：剪报"\nauthor:\n  - 林小舟\n  - 顾青\nsource: 海港日报\npublished: 2025-03-04\ncreated: 2026-01-09\n---\n大桥将于4月12日通车。\n'
    const split = splitPage(text, { fileName: 'a.md' })
    expect(split).toMatchObject({ publication: '海港日报', published: '2025-03-04' })
    expect(split.reports[0]).toMatchObject({ title: '北湾大桥：剪报', byline: '林小舟、顾青' })
    expect(splitPage(text.replace('published: 2025-03-04\n', ''), { fileName: 'a.md' }).published).toBeNull()
  })

  it('an address is not a paper', () => {
    const text = '---\ntitle: 大桥\nsource: https://example.org/bridge\n---\n大桥通车。\n'
    expect(splitPage(text, { fileName: 'a.md' }).publication).toBeNull()
  })

  it('give a report for each H1 when there are several', () => {
    const reports = read(['# 大桥通车', '老城到新区十五分钟。', '# 冬捕结束', '渔民陆续靠岸。'], 'a.md')
    expect(reports.map((report) => report.title)).toEqual(['大桥通车', '冬捕结束'])
  })

  it('keep setext headings, tables, numbered lists and code', () => {
    const text =
      '大桥通车\n======\n\n| 线路 | 票价 |\n|---|---|\n| 21路 | 2元 |\n\n1. 收费吗？\n2. 几点开？\n\n```\n老城 北湾\n```\n'
    const [report] = read([text], 'a.md')
    expect(report?.title).toBe('大桥通车')
    expect(report?.blocks).toContain('list: 1. 收费吗？')
    expect(report?.blocks).toContain('paragraph: 老城 北湾')
    expect(report?.blocks.find((block) => block.startsWith('table:'))).toContain('21路')
  })

  it('that are OCR of a newspaper page are put together as a page', () => {
    const page = [
      '# 北湾大桥四月通车',
      '■本报记者 林小舟',
      '本报讯 北湾大桥将于4月12日通车，大桥能为公交车留出专',
      '# 渔港冬捕结束',
      '■本报记者 顾青',
      '本报讯 持续四十天的冬捕结束了，带鱼价格比上周回落两成。',
      '▲渔民在码头卸下带鱼。 记者 许一鸣 摄',
      '用车道，轻轨也从大桥上过江。',
    ]
    const reports = read(page, 'page.md')
    expect(reports.map((report) => report.byline)).toEqual(['本报记者 林小舟', '本报记者 顾青'])
    expect(reports[0]?.blocks.at(-1)).toBe(
      'paragraph: 本报讯 北湾大桥将于4月12日通车，大桥能为公交车留出专用车道，轻轨也从大桥上过江。',
    )
  })
})
