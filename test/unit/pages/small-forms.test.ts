import { describe, expect, it } from 'vitest'
import { read } from './read.ts'

describe('lines that are no headings', () => {
  it('who made the page belongs to no report', () => {
    const reports = read([
      '# 码头换上新灯塔',
      '本报讯 新灯塔高二十米，夜里三十里外看得见。',
      '责任编辑 沈一苇 版面设计 顾小山 校对 林岸',
    ])
    expect(reports).toHaveLength(1)
    expect(reports[0]?.blocks.join('')).not.toContain('沈一苇')
  })

  it('a name that was spaced out below a headline is its byline', () => {
    const [report] = read(['# 等一班不来的船', '水 木', '渡口的长椅上坐着三个人，谁也不说话，都望着江心。'])
    expect(report?.byline).toBe('水 木')
  })

  it('an office before the name makes a byline too', () => {
    const [report] = read([
      '# 换季时先护好嗓子',
      '海城医院主任医师 邬 晴',
      '入秋以后空气干燥，嗓子最先知道。',
    ])
    expect(report?.byline).toBe('海城医院主任医师 邬 晴')
  })

  it('a headline may ask and tell', () => {
    const [report] = read([
      '老码头拆不拆？居民议了一整夜',
      '本报讯 昨晚的议事会开到十二点，五十位居民发了言。',
    ])
    expect(report?.title).toBe('老码头拆不拆？居民议了一整夜')
  })
})
