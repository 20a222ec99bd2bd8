import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readDates, readDay } from '../../../shared/text/dates.ts'

const REFERENCE = '2025-03-04'
/** `2025-03-04` certain, `~2025-03-04` inferred, in the order they stand. */
const dates = (text: string, reference?: string) =>
  readDates(text, { reference })
    .map(({ date, certainty }) => `${certainty === 'inferred' ? '~' : ''}${date}`)
    .join(' ')

describe('dates that are written in full', () => {
  it.each([
    ['大会于2025年3月3日开幕', '2025-03-03'],
    ['2025 年 3 月 3 日', '2025-03-03'],
    ['２０２５年３月３日', '2025-03-03'],
    ['2025年03月03日', '2025-03-03'],
    ['二〇二三年三月二十一日', '2023-03-21'],
    ['二○二三年十二月廿一日', '2023-12-21'],
    ['二零二四年二月廿九日', '2024-02-29'],
    ['民國113年3月14日', '2024-03-14'],
    ['民國一百一十三年三月十四日', '2024-03-14'],
    ['中華民國元年1月1日', '1912-01-01'],
    ['民国38年', '1949'],
    ['2025年3月', '2025-03'],
    ['于2025年投产', '2025'],
    ['2025-03-03 2025/3/3 2025.3.3 20250303', '2025-03-03 2025-03-03 2025-03-03 2025-03-03'],
    ['海港日报_20250304_A05', '2025-03-04'],
    ['March 3, 2025', '2025-03-03'],
    ['MARCH 3 2025', '2025-03-03'],
    ['Tuesday, Sept. 3rd, 2024', '2024-09-03'],
    ['3 March 2025', '2025-03-03'],
    ['the 3rd of March, 2025', '2025-03-03'],
    ['in March 2025', '2025-03'],
    ['2025年3月20日至22日', '2025-03-20 2025-03-22'],
    ['2025年3月31日至4月2日', '2025-03-31 2025-04-02'],
  ])('%s', (text, expected) => {
    expect(dates(text)).toBe(expected)
  })

  it.each([
    '2025年2月30日',
    '2025年13月1日',
    '二〇二五年四月三十一日',
    '20251345',
    '1.2025.3.4.5',
    'March 32, 2025',
  ])('no such day, no date: %s', (text) => {
    expect(readDates(text, { reference: REFERENCE }).filter(({ grain }) => grain === 'day')).toEqual([])
  })
})

describe('dates that lean on the date of the page', () => {
  it.each([
    ['新华社北京3月3日电', '~2025-03-03'],
    ['记者3日从交通局获悉', '~2025-03-03'],
    ['法新社28日电', '~2025-02-28'],
    ['廿一日', '~2025-02-21'],
    ['三日电', '~2025-03-03'],
    ['12月28日', '~2024-12-28'],
    ['将于4月12日通车', '~2025-04-12'],
    ['本月18日', '~2025-03-18'],
    ['上月', '~2025-02'],
    ['下个月3号', '~2025-04-03'],
    ['昨日', '~2025-03-03'],
    ['昨天、今天和明天', '~2025-03-03 ~2025-03-04 ~2025-03-05'],
    ['前天', '~2025-03-02'],
    ['今晨', '~2025-03-04'],
    ['去年12月3日', '~2024-12-03'],
    ['今年', '~2025'],
    ['今年3月1日', '~2025-03-01'],
    ['上周五', '~2025-02-28'],
    ['本週三', '~2025-03-05'],
    ['LONDON, March 3 (Reuters)', '~2025-03-03'],
    ['on 28 December', '~2024-12-28'],
    ['Mar. 3', '~2025-03-03'],
    ['He said yesterday that', '~2025-03-03'],
    ['3月20日至22日', '~2025-03-20 ~2025-03-22'],
    ['2月29日', '~2024-02-29'],
  ])('%s', (text, expected) => {
    expect(dates(text, REFERENCE)).toBe(expected)
    expect(dates(text)).toBe('')
  })

  it('a date without a year is the nearest one, and of a dateline never in the future', () => {
    expect(dates('12月28日', '2025-01-02')).toBe('~2024-12-28')
    expect(dates('1月2日', '2024-12-28')).toBe('~2025-01-02')
    expect(readDates('3月5日', { reference: REFERENCE, past: true })[0]?.date).toBe('2024-03-05')
    expect(readDates('3月4日', { reference: REFERENCE, past: true })[0]?.date).toBe(REFERENCE)
  })

  it('a reference that is no day is none', () => {
    expect(dates('昨天', '2025-02-30')).toBe('')
    expect(dates('昨天', 'soon')).toBe('')
  })
})

describe('what looks like a date and is none', () => {
  it.each([
    '目前日本的局势',
    '为期3日的会议',
    '3日内答复',
    '第3日',
    '一日三餐',
    '每年3月15日',
    '次年3月15日',
    '农历三月三日',
    '晚上月亮很圆',
    '3个月',
    '周五',
    'they march 3 miles',
    'May 31,000 people come',
    'version 20250303.1',
    '5 may be enough',
    '60年代',
    '13.5年',
  ])('%s', (text) => {
    expect(dates(text, REFERENCE)).toBe('')
  })
})

describe('one date of a short text', () => {
  it('is there where exactly one day stands', () => {
    expect(readDay('published 2025-03-04, seen in 2026')).toBe('2025-03-04')
    expect(readDay('2025-03-04 to 2025-03-05')).toBe(null)
  })
})

describe('any text', () => {
  const bits = fc.constantFrom(
    ...'2025年 3月 ３ 日 十 廿 〇 本 上 去 昨 民國 至 - / . Mar March , 電 20250303 \u{20BB7} \n'.split(' '),
  )
  it('never throws; dates stand inside the text, in order, apart; the same with more text around', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(bits, { maxLength: 40 }).map((list) => list.join('')),
        ),
        (text) => {
          const found = readDates(text, { reference: REFERENCE })
          let end = 0
          for (const date of found) {
            expect(date.start).toBeGreaterThanOrEqual(end)
            expect(date.end).toBeGreaterThan(date.start)
            expect(date.date).toMatch(/^\d{4}(?:-\d\d(?:-\d\d)?)?$/)
            end = date.end
          }
          expect(end).toBeLessThanOrEqual(text.length)
          const moved = readDates(`\n${text}\n`, { reference: REFERENCE })
          expect(moved.map(({ start, date }) => [start - 1, date])).toEqual(
            found.map(({ start, date }) => [start, date]),
          )
        },
      ),
      { numRuns: 500 },
    )
  })

  // A step that is quadratic in the length takes minutes for these: the test's own time limit is the assertion.
  it.each(['3', '二', '2025年', '年', '昨', 'March ', ' ', '3月', '民國'])(
    'comes to an end: %j over and over',
    (bit) => {
      const dates = readDates(bit.repeat(200_000), { reference: REFERENCE })
      expect(dates.length).toBeLessThanOrEqual(200_000)
    },
  )
})
