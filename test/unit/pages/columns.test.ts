import { describe, expect, it } from 'vitest'
import { read } from './read.ts'

const bridge = [
  '北湾大桥四月通车',
  '本报讯 历时三年修建的北湾大桥将于4月12日通车，从老城到北湾新区的车程缩短到十五分钟。',
]
const fish = ['渔港冬捕结束', '本报讯 随着最后一批渔船靠岸，持续四十天的冬捕结束了，带鱼价格比上周回落两成。']

describe('sentences that a column cut', () => {
  it('are one paragraph again where the column goes on', () => {
    const [report] = read([
      ...bridge,
      '大桥高峰时由两千多名外省和本地的工',
      '人日夜施工建成，其中一半来自外省。',
    ])
    expect(report?.blocks.at(-1)).toBe(
      'paragraph: 大桥高峰时由两千多名外省和本地的工人日夜施工建成，其中一半来自外省。',
    )
  })

  it('are not made of the entries of a list, which have no full stop either', () => {
    const entries = [
      '工地上的数字说明了这座桥的规模，全线先后建成引桥11座，总长度超过3900米',
      '工程队先后解决了深水施工中的难题30多个，取得专利16项，培训焊工900名',
    ]
    const [report] = read([...bridge, ...entries])
    for (const entry of entries) expect(report?.blocks).toContain(`paragraph: ${entry}`)
  })

  it('are joined across a caption, which then stands behind them', () => {
    const [report] = read([
      ...bridge,
      '大桥由两千多名工',
      '\n▲工人在桥面铺设轻轨。 记者 许一鸣 摄\n',
      '人日夜施工建成，其中一半来自外省。',
    ])
    expect(report?.blocks.slice(-2)).toEqual([
      'paragraph: 大桥由两千多名工人日夜施工建成，其中一半来自外省。',
      'caption: ▲工人在桥面铺设轻轨。 记者 许一鸣 摄',
    ])
  })

  it('are joined across a headline set between the columns, whose byline stays with it', () => {
    const [report] = read([
      '历时三年修建的北湾大桥将于4月12日通车，从老城到北湾新区的车程缩短到十五分钟。大桥由两千多名工',
      '# 北湾大桥四月通车',
      '本报记者 林小舟',
      '人日夜施工建成，其中一半来自外省。',
    ])
    expect(report?.blocks).toEqual([
      'title: 北湾大桥四月通车',
      'byline: 本报记者 林小舟',
      'paragraph: 历时三年修建的北湾大桥将于4月12日通车，从老城到北湾新区的车程缩短到十五分钟。大桥由两千多名工人日夜施工建成，其中一半来自外省。',
    ])
  })

  it('go on below another story, and take their tail back to their own', () => {
    const reports = read([
      ...bridge,
      '北湾新区的居民代表希望，大桥能为公交车留出专',
      ...fish,
      '用车道，轻轨站旁也要建停车场。',
      '大桥指挥部表示，北湾新区的公交方案已经排定。',
    ])
    expect(reports.map((report) => report.title)).toEqual(['北湾大桥四月通车', '渔港冬捕结束'])
    expect(reports[0]?.blocks.slice(-2)).toEqual([
      'paragraph: 北湾新区的居民代表希望，大桥能为公交车留出专用车道，轻轨站旁也要建停车场。',
      'paragraph: 大桥指挥部表示，北湾新区的公交方案已经排定。',
    ])
    expect(reports[1]?.blocks).toHaveLength(2)
  })

  it('find the right one of two tails by bracket and word', () => {
    const reports = read([
      ...bridge,
      '大桥全长六点二公里（含引',
      ...fish,
      '船老大郭长海说，四十天里他们捕了三十八吨带',
      '桥），是本市第一座公路和轻轨合建的大桥。',
      '鱼，除去开销，每人分到三万多元。',
    ])
    expect(reports[0]?.blocks.at(-1)).toBe(
      'paragraph: 大桥全长六点二公里（含引桥），是本市第一座公路和轻轨合建的大桥。',
    )
    expect(reports[1]?.blocks.at(-1)).toBe(
      'paragraph: 船老大郭长海说，四十天里他们捕了三十八吨带鱼，除去开销，每人分到三万多元。',
    )
  })

  it('are not joined when the page shows how the word goes on', () => {
    const reports = read([
      ...bridge,
      '大桥东头接高速公路，西头也接高速公路，指挥部说下一步要拓宽这两段高速公',
      '渔民郭长海昨天带着全家去看了新桥，他说以后送鱼方便多了。',
    ])
    expect(reports.flatMap((report) => report.blocks)).toContain(
      'paragraph: 渔民郭长海昨天带着全家去看了新桥，他说以后送鱼方便多了。',
    )
  })

  it('keep the words of a printed overlap', () => {
    const [report] = read([...bridge, '指挥部要求加快建设桥头公园', '桥头公园旁边的停车场也要同时完工。'])
    expect(report?.blocks.at(-1)).toContain('桥头公园')
    expect(report?.blocks.join('')).toContain('停车场也要同时完工')
  })

  it('mend English lines and hyphens', () => {
    const [report] = read(
      [
        'Ferry strike ends after eleven weeks',
        'By Martha Ellison',
        'PORT ALDER — Ferry workers voted on Monday night to accept a new con-\ntract, ending a strike that had stopped all service to the outer is-\nlands for eleven weeks.',
      ],
      'page.txt',
    )
    expect(report?.blocks.at(-1)).toBe(
      'paragraph: PORT ALDER — Ferry workers voted on Monday night to accept a new contract, ending a strike that had stopped all service to the outer islands for eleven weeks.',
    )
  })

  it('mend Chinese set in narrow lines without blank lines', () => {
    const text =
      '历时三年修建的北湾大桥\n将于四月十二日通车，从\n老城到北湾新区的车程缩\n短到十五分钟，市民可以\n乘轻轨过江。'
    expect(read([text])[0]?.blocks).toEqual([
      'paragraph: 历时三年修建的北湾大桥将于四月十二日通车，从老城到北湾新区的车程缩短到十五分钟，市民可以乘轻轨过江。',
    ])
  })
})

describe('passages that stand twice', () => {
  it('are set aside once', () => {
    const twice = '市交通局负责人周启明说，大桥由财政出资修建，小客车不收费，货车按吨位收取养护费。'
    const [report] = read([...bridge, twice, '大桥通车后，三条公交线路将从桥上经过。', twice])
    expect(report?.blocks.filter((block) => block.includes('周启明'))).toHaveLength(1)
  })

  it('stay when a summary only quotes part of the text', () => {
    const [report] = read([
      ...bridge,
      '市交通局负责人周启明说，大桥由财政出资修建，小客车不收费，货车按吨位收取养护费，标准月底公布。',
      '大桥由财政出资修建，小客车不收费，货车按吨位收取养护费。',
    ])
    expect(report?.blocks.filter((block) => block.includes('养护费'))).toHaveLength(2)
  })
})
