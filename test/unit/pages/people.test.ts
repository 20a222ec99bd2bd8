import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readPeople } from '../../../electron/backend/pages/people.ts'

/** `name role`, with the printed word where it says more: `张三 author(评论员)`. */
const people = (line: string, bare = true) =>
  readPeople(line, bare)
    .people.map(({ name, role, as }) => `${name} ${role}${as === null ? '' : `(${as})`}`)
    .join(', ')

describe('people of a byline', () => {
  it.each([
    ['本报记者 林小舟', '林小舟 reporter'],
    ['■本报记者 林小舟 顾青', '林小舟 reporter, 顾青 reporter'],
    ['◎ 实习记者 许一鸣', '许一鸣 intern(实习记者)'],
    ['◎ 实习记者 许一鸣 本报记者 顾青', '许一鸣 intern(实习记者), 顾青 reporter'],
    ['■海港日报首席记者 何思远', '何思远 reporter(首席记者)'],
    ['■新海港-海港日报首席记者 何思远', '何思远 reporter(首席记者)'],
    ['海港日报记者林小舟、顾青', '林小舟 reporter, 顾青 reporter'],
    ['灣區晚報記者 羅家健、梁國樑', '羅家健 reporter, 梁國樑 reporter'],
    ['记者林小舟/文 许一鸣/摄', '林小舟 reporter, 许一鸣 photographer'],
    ['林小舟/文 许一鸣/图', '林小舟 author, 许一鸣 photographer'],
    ['记者 林小舟 通讯员 顾青', '林小舟 reporter, 顾青 correspondent'],
    ['记者 林小舟 实习生 顾青 许一鸣', '林小舟 reporter, 顾青 intern, 许一鸣 intern'],
    ['特约撰稿 林小舟', '林小舟 author(特约撰稿)'],
    ['本报评论员 林小舟', '林小舟 author(本报评论员)'],
    ['编译 林小舟', '林小舟 translator'],
    ['林小舟 编译', '林小舟 translator'],
    ['作者：林小舟', '林小舟 author'],
    ['文：林小舟　圖：許一鳴', '林小舟 author, 許一鳴 photographer'],
    ['文/林小舟 图/许一鸣', '林小舟 author, 许一鸣 photographer'],
    ['文字：林小舟 摄影：许一鸣 制图：顾青', '林小舟 author, 许一鸣 photographer, 顾青 illustrator(制图)'],
    ['李 明', '李明 author'],
    ['本报记者 李 明 王小二', '李明 reporter, 王小二 reporter'],
    ['本报记者 李　明　王　二', '李明 reporter, 王二 reporter'],
    ['林小舟 本报记者', '林小舟 reporter'],
    ['玛丽亚·冈萨雷斯', '玛丽亚·冈萨雷斯 author'],
    ['本报特约记者 伊万·彼得罗夫 林小舟', '伊万·彼得罗夫 reporter(特约记者), 林小舟 reporter(特约记者)'],
    ['本报驻华盛顿记者 林小舟', '林小舟 correspondent(驻华盛顿记者)'],
    ['【本報記者羅家健台北報導】', '羅家健 reporter'],
    ['記者羅家健／台北報導', '羅家健 reporter'],
    ['記者趙詠琪報道', '趙詠琪 reporter'],
    ['〔記者羅家健／台北報導〕', '羅家健 reporter'],
    ['（中央社記者羅家健台北3日電）', '羅家健 reporter'],
    ['林小舟', '林小舟 author'],
    ['By Martha Ellison', 'Martha Ellison author'],
    ['By JANE DOE and JOHN ROE', 'JANE DOE author, JOHN ROE author'],
    ['By Jane Doe, Staff Writer', 'Jane Doe author'],
    ["By Seán O'Brien in London", "Seán O'Brien author"],
    ['Text: Jane Doe  Photos: John Roe', 'Jane Doe author, John Roe photographer'],
    ['Words by Jane Doe; photographs by John Roe', 'Jane Doe author, John Roe photographer'],
    ['责任编辑：周启文　版式：何田', '周启文 editor, 何田 other(版式)'],
    ['本报记者 李 文', '李文 reporter'],
    ['文 林小舟 图 许一鸣', '林小舟 author, 许一鸣 photographer'],
    ['By Jane Doe, Diplomatic Correspondent', 'Jane Doe author'],
    ['By our Asia staff', ''],
    ['Photos: Reuters', ''],
    ['Translated by Jane van der Berg', 'Jane van der Berg translator'],
  ])('%s', (line, expected) => {
    expect(people(line)).toBe(expected)
  })

  it.each([
    ['本报驻华盛顿记者 林小舟', '华盛顿'],
    ['【本報記者羅家健台北報導】', '台北'],
    ['記者羅家健／台北報導', '台北'],
    ['記者趙詠琪報道', null],
    ['本报记者 林小舟', null],
  ])('place in %s', (line, place) => {
    expect(readPeople(line, true).place).toBe(place)
  })
})

describe('people of a credit', () => {
  it.each([
    ['责编：林小舟 校对：顾青', '林小舟 editor, 顾青 other(校对)'],
    ['责任编辑 林小舟　美编 顾青', '林小舟 editor, 顾青 other(美编)'],
    ['编辑/林小舟', '林小舟 editor'],
    ['(记者林小舟整理)', '林小舟 reporter'],
    ['海港日報記者林小舟、顧青整理', '林小舟 reporter, 顧青 reporter'],
    ['制图 林小舟', '林小舟 illustrator(制图)'],
    ['渔民在码头卸下带鱼。 记者 许一鸣 摄', '许一鸣 photographer'],
    ['渔民在码头卸下带鱼。 记者 许一鸣 摄/视觉新港', '许一鸣 photographer'],
    ['渔民在码头卸下带鱼。许一鸣 摄', '许一鸣 photographer'],
    ['渔船靠岸 许一鸣 摄', '许一鸣 photographer'],
    ['渔民在码头卸下带鱼。许一鸣/摄', '许一鸣 photographer'],
    ['新华社发', ''],
    ['渡輪公司供圖', ''],
    ['资料来源：渡轮公司', ''],
    ['新华社记者（新华社北京3月3日电）', ''],
    ['图：视觉中国', ''],
  ])('%s', (line, expected) => {
    expect(people(line, false)).toBe(expected)
  })
})

it('any line is read, and fast', () => {
  const bits = fc.constantFrom(
    ...'记者 張三 / 文 图 ： 、 摄 本报 驻 台北 報導 By Jane and 编译 · （ ） \u{20BB7}'.split(' '),
    ' ',
  )
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.array(bits, { maxLength: 60 }).map((list) => list.join('')),
      ),
      fc.boolean(),
      (line, bare) => {
        for (const { name } of readPeople(line, bare).people) expect(name.trim()).not.toBe('')
      },
    ),
    { numRuns: 500 },
  )
})
