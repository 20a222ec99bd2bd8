import { describe, expect, it } from 'vitest'
import { read } from './read.ts'

const kinds = (blocks: string[] | undefined) => blocks?.map((block) => block.slice(0, block.indexOf(':')))

describe('headlines and what stands around them', () => {
  it('tell the title from kicker, label, byline and subheads by the marks', () => {
    const [report] = read([
      '历时三年建成，轻轨汽车同桥过江',
      '# 北湾大桥四月通车',
      '## 本报关注',
      '本报记者 林小舟',
      '北湾大桥将于4月12日通车，从老城到新区的车程缩短到十五分钟。',
      '### 谁来付钱',
      '大桥由财政出资修建，小客车不收费。',
    ])
    expect(report?.title).toBe('北湾大桥四月通车')
    expect(report?.byline).toBe('本报记者 林小舟')
    expect(kinds(report?.blocks)).toEqual([
      'kicker',
      'title',
      'label',
      'byline',
      'paragraph',
      'subhead',
      'paragraph',
    ])
  })

  it('are found without marks by what follows them', () => {
    const reports = read([
      '北湾大桥四月通车 老城新区十五分钟到',
      '本报讯 北湾大桥将于4月12日通车，轻轨和汽车同桥过江。',
      '渔港冬捕结束 带鱼价格回落',
      '新华社北京3月3日电（记者 顾青）持续四十天的冬捕结束，渔民陆续靠岸。',
      '市图书馆夜间开放到十一点',
      '（上接第一版）',
      '图书馆三楼自习区增设一百二十个座位，读者凭身份证进馆。',
    ])
    expect(reports.map((report) => report.title)).toEqual([
      '北湾大桥四月通车 老城新区十五分钟到',
      '渔港冬捕结束 带鱼价格回落',
      '市图书馆夜间开放到十一点',
    ])
    expect(reports.map((report) => report.dateline)).toEqual([
      '本报讯',
      '新华社北京3月3日电（记者 顾青）',
      null,
    ])
  })

  it('a missing title does not swallow the next story', () => {
    const reports = read([
      '北湾大桥四月通车',
      '本报讯 北湾大桥将于4月12日通车，轻轨和汽车同桥过江，大桥全长六公里。',
      '（新华社北京3月3日电）',
      '◎ 本报记者 顾青',
      '持续四十天的冬捕结束，渔港批发市场的带鱼价格比上周回落两成，渔民陆续靠岸。',
      '渔民郭长海说，今年带鱼个头大，就是油价高，渔港的冰也涨了价。',
      '市图书馆夜间开放',
      '本报讯 市图书馆每周五延长开放到夜里十一点，读者凭身份证进馆。',
    ])
    expect(reports.map((report) => [report.title, report.byline])).toEqual([
      ['北湾大桥四月通车', null],
      [null, '本报记者 顾青'],
      ['市图书馆夜间开放', null],
    ])
  })

  it('set across the columns, in the middle of a sentence, head the story around them', () => {
    const reports = read([
      '# 渔港冬捕结束',
      '本报讯 持续四十天的冬捕结束了，渔民陆续靠岸。',
      '## ■本报记者 林小舟',
      '北湾大桥的拉索昨天全部装完，工人们开始铺设桥面。',
      '目前，北湾大桥的桥面铺装实现',
      '# 北湾大桥四月通车',
      '## 轻轨汽车同桥过江，老城新区更近',
      '了昼夜施工，工人分三班铺设桥面和轻轨。',
    ])
    expect(reports.map((report) => report.title)).toEqual(['渔港冬捕结束', '北湾大桥四月通车'])
    expect(reports[1]?.blocks).toContain(
      'paragraph: 目前，北湾大桥的桥面铺装实现了昼夜施工，工人分三班铺设桥面和轻轨。',
    )
  })

  it('know the lines beside the text', () => {
    const [report] = read([
      '北湾大桥四月通车',
      '灣區晚報記者 羅家健',
      '北灣大橋將於下月通車，輕軌和汽車同橋過江，全長六公里。',
      '◀工人在橋面鋪設輕軌。灣區晚報供圖',
      '大橋由財政出資修建，小客車不收費。',
      '資料來源：交通局',
    ])
    expect(kinds(report?.blocks)).toEqual(['title', 'byline', 'paragraph', 'caption', 'paragraph', 'credit'])
  })

  it('put signatures above an agency line with the credits', () => {
    const [report] = read([
      '两市关于共建北湾大桥的声明',
      '两市商定共同出资修建北湾大桥，三年内建成通车，并共同养护。',
      '老城市市长 新区区长\n林海生 周启明\n二〇二三年三月二十一日于老城',
      '(新华社老城3月21日电)',
    ])
    expect(kinds(report?.blocks)).toEqual(['title', 'paragraph', 'credit', 'credit', 'credit', 'credit'])
  })

  it('a bare name between headline and text is who wrote it', () => {
    const [report] = read(['潮水不等人', '林小舟', '码头上的人都知道，潮水是不等人的。'])
    expect(report?.blocks.slice(0, 2)).toEqual(['title: 潮水不等人', 'byline: 林小舟'])
  })

  it('a marked label does not become the headline of an unmarked one', () => {
    const reports = read([
      '# 北湾大桥四月通车',
      '本报讯 历时三年修建的北湾大桥将于4月12日通车。',
      '## 潮边谈',
      '大桥通车以后渔港还热闹吗',
      '本报记者 林小舟',
      '渔港的热闹不靠一座桥，靠的是一年四季有船回来。',
      '# 冬捕结束',
      '本报讯 持续四十天的冬捕昨天结束。',
    ])
    expect(reports.map((report) => report.title)).toContain('大桥通车以后渔港还热闹吗')
  })

  it('what goes on from another page is a report of its own without a headline too', () => {
    const reports = read([
      '北湾大桥四月通车',
      '本报讯 历时三年修建的北湾大桥将于4月12日通车，车程缩短到十五分钟。',
      '（上接第一版）',
      '渔港的老人说，冬捕的规矩是三百年前定下的，头一网要还给大海。',
    ])
    expect(reports).toHaveLength(2)
    expect(reports[1]?.title).toBeNull()
  })
})
