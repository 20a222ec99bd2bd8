import { describe, expect, it } from 'vitest'
import { splitPage } from '../../../electron/backend/pages/index.ts'
import { evidence } from '../../../shared/i18n/evidence.ts'
import { Decision } from '../../../shared/model/page.ts'

const bridge = [
  '北湾大桥四月通车',
  '本报讯 历时三年修建的北湾大桥将于4月12日通车，从老城到北湾新区的车程缩短到十五分钟。',
  '北湾新区的居民代表希望，大桥能为公交车留出专',
]
const fish = ['渔港冬捕结束', '本报讯 随着最后一批渔船靠岸，持续四十天的冬捕结束了，带鱼价格比上周回落两成。']
const tail = ['用车道，轻轨站旁也要建停车场。', '大桥指挥部表示，北湾新区的公交方案已经排定。']
const twice = '市交通局负责人周启明说，大桥由财政出资修建，小客车不收费，货车按吨位收取养护费。'
const text = ['# 北湾晚报', '第5版', ...bridge, ...fish, ...tail, twice, twice].join('\n\n')

const at = (words: string) => text.indexOf(words)
const { decisions } = splitPage(text)
const find = (kind: string, words: string) =>
  decisions.find((decision) => decision.kind === kind && decision.at === at(words))

describe('decisions of a page', () => {
  it('tell the sentence that was mended, and why', () => {
    const join = find('join', '北湾新区的居民代表')
    expect(join).toMatchObject({ to: at('用车道'), applied: true })
    expect(join?.probability).toBeGreaterThan(0.5)
    expect(join?.evidence.map(([name]) => name)).toContain('end-open')
  })

  it('tell where a report begins and where the page passes back to one', () => {
    expect(find('border', '渔港冬捕结束')).toMatchObject({ applied: true })
    expect(find('border', '用车道')).toMatchObject({ applied: true, doubtful: false })
  })

  it('tell the headlines and what was set aside', () => {
    expect(find('title', '渔港冬捕结束')).toMatchObject({ applied: true })
    expect(decisions.filter(({ kind, applied }) => kind === 'aside' && applied).map((one) => one.at)).toEqual(
      expect.arrayContaining([at('第5版')]),
    )
    const copies = [at(twice), text.lastIndexOf(twice)]
    expect(decisions.filter((one) => one.kind === 'aside' && copies.includes(one.at))).toHaveLength(1)
  })

  it('stand in page order, each once, with evidence that has words in every language', () => {
    expect(decisions.map((one) => one.at)).toEqual(decisions.map((one) => one.at).sort((a, b) => a - b))
    const ids = decisions.map((one) => `${one.kind}:${one.at}:${one.to}`)
    expect(new Set(ids).size).toBe(ids.length)
    for (const decision of decisions) {
      expect(Decision.parse(decision)).toEqual(decision)
      expect(decision.evidence.length).toBeLessThanOrEqual(12)
      for (const [name, weight] of decision.evidence) {
        expect(evidence['zh-Hant']).toHaveProperty(name)
        expect(weight).not.toBe(0)
      }
    }
  })

  it('are no more than a person could look at, however long the text', () => {
    const long = Array.from(
      { length: 3000 },
      (_, i) => `码头新闻第${i}条\n\n本报讯 第${i}号泊位开工，一共三`,
    ).join('\n\n')
    expect(splitPage(long).decisions.length).toBeLessThanOrEqual(2000)
  })
})
