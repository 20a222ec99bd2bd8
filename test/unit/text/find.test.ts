import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findAll, findTerms, mergeRanges } from '../../../shared/text/find.ts'
import { fold } from '../../../shared/text/fold.ts'
import { makeRandom, makeText } from './corpus.ts'

const words = (text: string, ranges: [number, number][]) =>
  ranges.map(([start, end]) => text.slice(start, end))

describe('findAll', () => {
  it('finds whatever the script, width and case, and gives the places in the text itself', () => {
    const text = '俄羅斯說ＮＡＴＯ，俄罗斯说nato。'
    expect(words(text, findAll(text, '俄罗斯'))).toEqual(['俄羅斯', '俄罗斯'])
    expect(words(text, findAll(text, 'Nato'))).toEqual(['ＮＡＴＯ', 'nato'])
    expect(words('「和平」', findAll('「和平」', '“和平”'))).toEqual(['「和平」'])
  })
  it('stops at the limit, does not overlap, and finds nothing for nothing', () => {
    expect(findAll('哈哈哈哈哈', '哈哈')).toEqual([
      [0, 2],
      [2, 4],
    ])
    expect(findAll('哈哈哈哈', '哈', 3)).toHaveLength(3)
    expect(findAll('甲乙', '  ')).toEqual([])
    expect(findAll('', '甲')).toEqual([])
  })
  it('takes marks for marks', () => expect(findAll('C++ (1) a.c', '(1)')).toEqual([[4, 7]]))
  it('finds every stretch of a text again, at its place', () => {
    const text = makeText(makeRandom(5), 3000)
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 12 }), (start, length) => {
        const query = text.slice(start, start + length)
        fc.pre(query.trim() === query)
        const found = findAll(text, query)
        expect(found.some(([from, to]) => from <= start && to > start)).toBe(true)
        for (const [from, to] of found) expect(fold(text.slice(from, to))).toBe(fold(query))
      }),
      { numRuns: 500 },
    )
  })
})

describe('findTerms', () => {
  it('marks every term as the index finds it', () => {
    const text = 'The party backs Artificial art; 5G 網絡 and 网络，5G.'
    expect(words(text, findTerms(text, 'art 5g网络'))).toEqual(['Art', 'art', '5G 網絡'])
    expect(words(text, findTerms(text, '网络5G'))).toEqual(['网络，5G'])
  })
  it('keeps a quoted term together and whole', () => {
    const text = 'A white\nhouse, the White House, white houses'
    expect(words(text, findTerms(text, '"white house"'))).toEqual(['white\nhouse', 'White House'])
  })
  it('makes touching and overlapping hits one', () => {
    expect(findTerms('中国经济', '中国 国经 经济')).toEqual([[0, 4]])
    expect(
      mergeRanges([
        [5, 6],
        [0, 2],
        [1, 3],
      ]),
    ).toEqual([
      [0, 3],
      [5, 6],
    ])
  })
  it('never fails on what is typed', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 12 }),
        fc.string({ unit: 'binary', maxLength: 40 }),
        (query, text) => {
          for (const [start, end] of findTerms(text + query, query)) expect(start).toBeLessThan(end)
        },
      ),
      { numRuns: 1000 },
    )
  })
})
