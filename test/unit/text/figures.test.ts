import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findFigures, type Figure } from '../../../shared/text/figures/find-figures.ts'
import { figureRows, isSame, withContext } from '../../../shared/text/figures/figure-rows.ts'
import { toTraditional } from './planted.ts'

const PUBLISHED = '2026-03-05'
/** Each figure as `words: value unit`, `~` where it is not exact. */
const told = (text: string): string[] =>
  findFigures(text, PUBLISHED).map(
    ({ start, end, value, upTo, unit, approximate, date }) =>
      `${text.slice(start, end)}: ${approximate ? '~' : ''}${date ?? value}${upTo === null ? '' : `–${upTo}`}${unit === '' ? '' : ` ${unit}`}`,
  )

describe('figures', () => {
  it.each([
    ['茶叶出口3.2亿元', ['3.2亿元: 320000000 元']],
    ['票价涨了１．５美元', ['１．５美元: 1.5 USD']],
    ['合同值人民币500万元', ['人民币500万元: 5000000 元']],
    ['船票每张¥25.3', ['¥25.3: 25.3 元']],
    ['借款900亿欧元，另有12万亿日元', ['900亿欧元: 90000000000 EUR', '12万亿日元: 12000000000000 JPY']],
    ['客流增长12.5%，亏损两成', ['12.5%: 12.5 %', '两成: 20 %']],
    ['百分之四十五的船，三分之一的码头', ['百分之四十五: 45 %', '三分之一: 33.3333333333 %']],
    ['高出1.2个百分点', ['1.2个百分点: 1.2 百分点']],
    ['一百二十箱茶叶由六百二十人搬走', ['一百二十箱: 120 箱', '六百二十人: 620 人']],
    ['两千三百户、一万二千棵树', ['两千三百户: 2300 户', '一万二千棵: 12000 棵']],
    ['5至8人受伤，下跌10%-12%', ['5至8人: 5–8 人', '10%-12%: 10–12 %']],
    ['每户3万到5万元', ['3万到5万元: 30000–50000 元']],
    ['渡船3死26伤', ['3死: 3 人', '26伤: 26 人']],
    ['堤岸16709米、20千瓦、6.4万平方米', ['16709米: 16709 m', '20千瓦: 20 kW', '6.4万平方米: 64000 m²']],
    ['2月3日开航，2025年4月停航', ['2月3日: 2026-02-03', '2025年4月: 2025-04']],
    ['装机300兆瓦，另有3兆瓦时', ['300兆瓦: 300000 kW', '3兆瓦时: 3000 kWh']],
    [
      '机组1.5吉瓦、2.4万千瓦时、500千伏',
      ['1.5吉瓦: 1500000 kW', '2.4万千瓦时: 24000 kWh', '500千伏: 500 kV'],
    ],
    ['储能300MW，发电5GWh', ['300MW: 300000 kW', '5GWh: 5000000 kWh']],
    ['气压980百帕，带宽500兆字节', ['980百帕: 98000 Pa', '500兆字节: 500 MB']],
    ['负债3兆元、6.5万亿', ['3兆元: 3000000000000 元', '6.5万亿: 6500000000000']],
    ['投资1亿5000万元，运费3万5000元', ['1亿5000万元: 150000000 元', '3万5000元: 35000 元']],
    [
      '港币300万，人民币500万，美金2万',
      ['港币300万: 3000000 HKD', '人民币500万: 5000000 元', '美金2万: 20000 USD'],
    ],
    ['港币约300万', ['港币约300万: ~3000000 HKD']],
    [
      'HK$300万、NT$5000、US$2.5亿',
      ['HK$300万: 3000000 HKD', 'NT$5000: 5000 TWD', 'US$2.5亿: 250000000 USD'],
    ],
    ['HK$500元，500万人民币', ['HK$500元: 500 HKD', '500万人民币: 5000000 元']],
    ['港币3次下跌，欧元2天', ['3次: 3 次', '2天: 2 日']],
    ['花3美元5人同行', ['3美元: 3 USD', '5人: 5 人']],
    [
      '3至5亿元，800至1.2万元，五至八百人',
      ['3至5亿元: 300000000–500000000 元', '800至1.2万元: 800–12000 元', '五至八百人: 500–800 人'],
    ],
    ['利率上调25个基点', ['25个基点: 0.25 百分点']],
    ['三年里有4个月不开', ['三年: 3 年', '4个月: 4 月']],
  ])('are found in %s', (text, figures) => {
    expect(told(text)).toEqual(figures)
    expect(findFigures(toTraditional(text), PUBLISHED).map(({ value, unit }) => [value, unit])).toEqual(
      findFigures(text, PUBLISHED).map(({ value, unit }) => [value, unit]),
    )
  })

  it.each([
    ['约3万吨', ['3万吨: ~30000 t']],
    ['逾百名渔民', ['百名: ~100 人']],
    ['100多万辆、30余亿元', ['100多万辆: ~1000000 辆', '30余亿元: ~3000000000 元']],
    ['几十家、数百名、十多个', ['几十家: ~10 家', '数百名: ~100 人', '十多个: ~10 个']],
    ['航班20个左右', ['20个: ~20 个']],
    [
      'nearly 1,500 tonnes, over 3 million people',
      ['1,500 tonnes: ~1500 t', '3 million people: ~3000000 人'],
    ],
  ])('say that they are not exact: %s', (text, figures) => expect(told(text)).toEqual(figures))

  it('are found in English', () => {
    expect(told('The $4.7 billion deal covers 34 harbours, 12.5 percent of trade, for 3 years.')).toEqual([
      '$4.7 billion: 4700000000 USD',
      '34 harbours: 34 harbours',
      '12.5 percent: 12.5 %',
      '3 years: 3 年',
    ])
  })

  it.each([
    [
      '€300m and £2.5m, $5bn, $300k',
      ['€300m: 300000000 EUR', '£2.5m: 2500000 GBP', '$5bn: 5000000000 USD', '$300k: 300000 USD'],
    ],
    ['$1.5B deal; A$2m', ['$1.5B: 1500000000 USD', 'A$2m: 2000000 AUD']],
    [
      'RMB 500 million, CNY300m, USD 2.5bn',
      ['RMB 500 million: 500000000 元', 'CNY300m: 300000000 元', 'USD 2.5bn: 2500000000 USD'],
    ],
    [
      '$3-5 billion, $3-$5 billion',
      ['$3-5 billion: 3000000000–5000000000 USD', '$3-$5 billion: 3000000000–5000000000 USD'],
    ],
    [
      '300m euros, 40 million US dollars, 5 million Hong Kong dollars',
      [
        '300m euros: 300000000 EUR',
        '40 million US dollars: 40000000 USD',
        '5 million Hong Kong dollars: 5000000 HKD',
      ],
    ],
    ['a 300 megawatt plant, 20 MW', ['300 megawatt: 300000 kW', '20 MW: 20000 kW']],
    ['$20 for 3 years, £5 tonnes', ['$20: 20 USD', '3 years: 3 年', '£5: 5 GBP']],
  ])('are amounts of money and power in English: %s', (text, figures) => expect(told(text)).toEqual(figures))

  it.each([
    '5G网络、WAVE-7芯片和“5+8”计划',
    '第二十八次会议在三门峡举行',
    '排名第32名，一些人一起统一了意见',
    '正月十五元宵节，百年大计',
    '比分是3:2，电话是13-5566',
    '去年、今年和昨天',
    '',
  ])('are none in %s', (text) => expect(told(text)).toEqual([]))

  it('lie in the text, in order, none in another, whatever the text', () => {
    const piece = fc.constantFrom(
      '3',
      '.5',
      ',',
      '万',
      '亿',
      '多',
      '两',
      '十',
      '百',
      '分之',
      '元',
      '至',
      '%',
      '人',
      '年',
      'x',
      ' ',
      '－',
      '𠮷',
      '約',
      '$',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join('')
        let last = 0
        for (const { start, end, value } of findFigures(text, PUBLISHED)) {
          expect(start).toBeGreaterThanOrEqual(last)
          expect(end).toBeGreaterThan(start)
          expect(end).toBeLessThanOrEqual(text.length)
          expect(value).not.toBeNaN()
          last = end
        }
      }),
      { numRuns: 3000 },
    )
  })
})

describe('two figures', () => {
  const one = (text: string): Figure => findFigures(text, PUBLISHED)[0]!
  it.each([
    ['1.2亿元', '1.23亿元', true],
    ['近20种', '19种', true],
    ['500人', '523人', false],
    ['5万辆', '5.2万辆', true],
    ['26人', '二十六名', true],
    ['3元', '3美元', false],
    ['5至8人', '5至9人', false],
    ['2025年3月', '2025年3月4日', true],
  ])('%s and %s are the same: %s', (a, b, same) => {
    expect(isSame(one(a), one(b))).toBe(same)
    expect(isSame(one(b), one(a))).toBe(same)
  })
})

describe('rows of figures', () => {
  const rows = (...texts: string[]) =>
    figureRows(texts.map((text) => withContext(text, findFigures(text, PUBLISHED)))).map(
      ({ label, differs, cells }) => ({
        label,
        differs,
        cells: cells.map((cell, at) => cell.map(({ start, end }) => texts[at]!.slice(start, end))),
      }),
    )
  const FIRST = '渡船翻沉已造成3人死亡，26人受伤。船上载有货物1.2万吨，航线全长2981公里。'
  const SECOND = '據通報，渡船翻沉造成4人死亡，受傷的有二十六名。這條航線全長2981公里，去年運送旅客35萬人次。'

  it('stand by the words around them, in either script; what differs comes first and is marked', () => {
    expect(rows(FIRST, SECOND)).toEqual([
      { label: '渡船翻沉 造成 … 死亡', differs: true, cells: [['3人'], ['4人']] },
      { label: '受伤', differs: false, cells: [['26人'], ['二十六名']] },
      { label: '航线全长', differs: false, cells: [['2981公里'], ['2981公里']] },
      expect.objectContaining({ cells: [['1.2万吨'], []] }),
      expect.objectContaining({ cells: [[], ['35萬人次']] }),
    ])
  })

  it('hold what one report tells twice, and never two different numbers of one report', () => {
    const text = '科技项目611个，投入90亿元。累计支持科技项目611个。次年支持科技项目152个。'
    const found = rows(text, '累計支持科技項目611個。')
    expect(found[0]).toMatchObject({ differs: false, cells: [['611个', '611个'], ['611個']] })
    expect(found.flatMap(({ cells }) => cells.flat())).toHaveLength(5)
  })

  it('cut no number and no word in two in the words around a figure', () => {
    expect(rows('使用16亿英镑的山城出口融资购买约5000枚防空导弹。')[1]!.label).toMatch(/^16亿英镑/)
    const english = rows('The authorities said the shipbuilding cooperative had employed 4,300 welders.')[0]!
    expect('The authorities said the shipbuilding cooperative had employed'.split(' ')).toEqual(
      expect.arrayContaining(english.label.split(' … ')[0]!.split(' ')),
    )
  })

  it('are called by words that begin with no comma', () =>
    expect(rows('应邀,北方代表团一行二月到访,共签协议八个重点方向。')[0]!.label).toMatch(/^[^,，]/))

  it('have dates without a year, of reports without a date, by what both print', () => {
    const bare = (text: string) => withContext(text, findFigures(text))
    const texts = ['乌克兰代表团3月2日抵达，2025年签约。', '烏克蘭代表團2日抵達。']
    const dates = texts.map((text) => findFigures(text).map(({ date }) => date))
    expect(dates).toEqual([['--03-02', '2025'], ['---02']])
    const [row] = figureRows(texts.map(bare))
    expect(row).toMatchObject({ kind: 'date', differs: false })
    expect(row!.cells.flat().map(({ date }) => date)).toEqual(['--03-02', '---02'])
    expect(figureRows([texts[0]!, '烏克蘭代表團3日抵達。'].map(bare))[0]).toMatchObject({ differs: true })
    expect(findFigures('3月2日至5日，2月30日，去年4月，March 3').map(({ date }) => date)).toEqual([
      ...['--03-02', '--03-05', '--04', '--03-03'],
    ])
  })

  it('are none of texts without figures', () => expect(rows('没有数字。', '')).toEqual([]))
})
