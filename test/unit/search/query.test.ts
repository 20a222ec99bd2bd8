import * as fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { parseQuery } from '../../../shared/search/parse.ts'
import { asWords, printQuery } from '../../../shared/search/print.ts'
import { nodesOf, partsOf, type Query } from '../../../shared/search/query.ts'
import { readSpan } from '../../../shared/search/span.ts'

const print = (typed: string): string => printQuery(parseQuery(typed).query)
const problems = (typed: string) =>
  parseQuery(typed).problems.map(({ code, given, suggestion }) => [code, given, suggestion])
/** A query without the places of its parts. */
const bare = (query: Query | null): unknown =>
  JSON.parse(JSON.stringify(query, (key, value: unknown) => (key === 'at' ? undefined : value)) ?? 'null')

describe('a query', () => {
  it.each([
    ['渡轮  码头', '渡轮 码头'],
    ['渡轮 AND 码头', '渡轮 码头'],
    ['a OR b c', 'a OR b c'],
    ['(a OR b) c', 'a OR b c'],
    ['（a 或 b） c', 'a OR b c'],
    ['a OR （b c） d', 'a OR (b c) d'],
    ['a | b', 'a OR b'],
    ['“white house” -ferry', '"white house" -ferry'],
    ['－渡轮 -(a b)', '-渡轮 -(a b)'],
    ['theme:"sea trade" 主题：漁業', 'theme:"sea trade" theme:漁業'],
    ['標題：x 記者:林小雨 日期：2025年3月', '標題：x by:林小雨 date:2025年3月'],
    ['in:notes 有:笔记 顏色:黃色', 'in:notes has:笔记 color:黃色'],
    ['trad* 中*', 'trad* 中'],
    ['F-16 C++ 12:30 http://a.b', 'F-16 C++ 12:30 http://a.b'],
    ['source:东岸日报 date:2025-03..2025-04', 'source:东岸日报 date:2025-03..2025-04'],
  ])('%s is read as %s', (typed, expected) => expect(print(typed)).toBe(expected))

  test('OR joins its neighbours before a space does, so that a filter holds for both', () => {
    expect(bare(parseQuery('a b OR -c').query)).toEqual({
      kind: 'all',
      parts: [word('a'), { kind: 'any', parts: [word('b'), { kind: 'not', part: word('c') }] }],
    })
  })

  test('its parts know where they stand in what was typed', () => {
    const typed = '  渡轮 theme:"sea trade"  -(a OR b)'
    expect(partsOf(parseQuery(typed).query).map(({ at }) => typed.slice(...at))).toEqual([
      '渡轮',
      'theme:"sea trade"',
      '-(a OR b)',
    ])
  })

  it.each(['', '  ', '，。', '*', '-', '()', '((', '"', "') --", '\u0000', '|'])(
    '%j asks for nothing',
    (typed) => expect(parseQuery(typed).query).toBeNull(),
  )

  test('is printed and read back as the same, whatever was typed', () => {
    const unit = fc.oneof(
      fc.constantFrom(
        'theme:',
        '主题：',
        'date:2025',
        'in:text',
        ' OR ',
        ' AND ',
        ' 或 ',
        ' ',
        '-',
        '(',
        ')',
        '"',
      ),
      fc.constantFrom(...Array.from('ab渡轮（）“”：:*|－.')),
      fc.string({ minLength: 1, maxLength: 2, unit: 'binary' }),
    )
    fc.assert(
      fc.property(fc.array(unit, { maxLength: 14 }), (parts) => {
        const typed = parts.join('')
        const { query, problems } = parseQuery(typed)
        expect(bare(parseQuery(printQuery(query)).query)).toEqual(bare(query))
        for (const { at } of [...problems, ...(query ? nodesOf(query) : [])]) {
          expect(at[0]).toBeLessThan(at[1])
          expect(at[1]).toBeLessThanOrEqual(typed.length)
        }
      }),
      { numRuns: 3000 },
    )
  })

  test('any words can be made into a part that is read as words', () => {
    for (const text of ['渡轮', 'white house', 'OR', 'theme:x', '-5', '(a)', '“quoted” words'])
      expect(parseQuery(asWords(text)).query).toMatchObject({ kind: 'words' })
  })
})

describe('what is not understood is said, with its place and what was probably meant', () => {
  it.each([
    ['thme:贸易', [['unknown-filter', 'thme:', 'theme:']]],
    ['title:停火', [['unknown-filter', 'title:', 'in:titles ']]],
    ['标题：停火', [['unknown-filter', '标题：', 'in:titles ']]],
    ['渡轮 souce:x', [['unknown-filter', 'souce:', 'source:']]],
    ['主體：贸易', [['unknown-filter', '主體：', '主题:']]],
    ['date:2025-13', [['bad-date', 'date:2025-13', null]]],
    ['date:2025-02-30', [['bad-date', 'date:2025-02-30', null]]],
    ['date:2025-04..2025-03', [['turned-dates', 'date:2025-04..2025-03', 'date:2025-03..2025-04']]],
    ['in:hihglights', [['unknown-value', 'in:hihglights', 'in:highlights']]],
    ['has:', [['empty-value', 'has:', null]]],
    ['"white house', [['open-quote', '"', null]]],
    ['(a b', [['open-parenthesis', '(', null]]],
    ['a OR', [['lone-operator', 'OR', null]]],
    ['titel:停火', [['unknown-filter', 'titel:', 'in:titles ']]],
    ['tilte:停火', [['unknown-filter', 'tilte:', 'in:titles ']]],
    ['notse:x', [['unknown-filter', 'notse:', 'in:notes ']]],
    ['正闻:停火', [['unknown-filter', '正闻:', 'in:text ']]],
    ['-titel:停火', [['unknown-filter', 'titel:', null]]],
    ['type:', [['unknown-filter', 'type:', null]]],
    ['before:2025', [['unknown-filter', 'before:', null]]],
    ['停火 -sort:date', [['unknown-filter', 'sort:', null]]],
    ['publisher:重庆日报 newspaper:x', []],
    ['12:30 https://x.y Re:port 3:2 C:/x 普京：停火 新华社北京3月2日电：停火 F-16:x', []],
    ['Ukraine: talks go on', []],
  ])('%s', (typed, expected) => expect(problems(typed)).toEqual(expected))
})

test('dates are days, months, years and spans, open at either end', () => {
  expect(readSpan('2025')).toEqual({ from: '2025-01-01', to: '2025-12-31' })
  expect(readSpan('2024-02')).toEqual({ from: '2024-02-01', to: '2024-02-29' })
  expect(readSpan('2025年3月2日')).toEqual({ from: '2025-03-02', to: '2025-03-02' })
  expect(readSpan('２０２５/3')).toEqual({ from: '2025-03-01', to: '2025-03-31' })
  expect(readSpan('2025-03..2025-04')).toEqual({ from: '2025-03-01', to: '2025-04-30' })
  expect(readSpan('2025-03..')).toEqual({ from: '2025-03-01', to: null })
  expect(readSpan('..2025')).toEqual({ from: null, to: '2025-12-31' })
  expect(readSpan('2025至2026')).toEqual({ from: '2025-01-01', to: '2026-12-31' })
  for (const no of ['..', 'march', '25', '2025-3-40', '2025-00', '2025..x']) expect(readSpan(no)).toBeNull()
})

const word = (text: string) => ({ kind: 'words', text, whole: false, open: false })
