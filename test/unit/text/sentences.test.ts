import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sentences } from '../../../shared/text/sentences.ts'
import { makeRandom, makeText } from './corpus.ts'

const split = (text: string) => sentences(text).map(([start, end]) => text.slice(start, end))

describe('sentences', () => {
  it.each([
    ['plain Chinese', '渡口停航。|雾很大！|为什么？|没有人说'],
    ['closing quotes and brackets', '他说：“可以。|我来。”|然后走了。|（完。）|【附注。】|好。'],
    ["Taiwan's quotes", '他說：「可以。」|然後走了。'],
    ['several marks', '真的吗？！|当然！！！|好。'],
    ['an ellipsis inside', '这……这怎么可能？|好。'],
    ['an ellipsis at a quote’s end', '他说：“可是……”|门关上了。'],
    ['a question that is quoted', '“为什么？”的问题没人回答。|他走了。'],
    ['a title with a mark', '电影《你好吗？》下周上映。|《完。》一书也是。'],
    ['a bracket inside', '价格（上涨了！）没有变。|好。'],
    ['decimals and versions', '涨了3.5%。|第2.0版来了。'],
    ['plain English', 'The ferry runs. |It is late! |Why? |Nobody said'],
    ['English quotes', '“It runs.” |“Why?” he asked. |"No." |She left (at last.) |Then rain.'],
    ['abbreviations', 'Mr. Marsh met Dr. Lee of Tea Inc. officials at No. 5 St. Mary Road. |They left.'],
    ['initials and acronyms', 'J. Marsh of the U.S. Navy spoke. |He left the U.S. |The end.'],
    ['times', 'At 5 p.m. the vote began. |It ended at 9 p.m. |The hall was empty.'],
    ['English decimals', 'It grew 12.5 percent in 2023. |The rest is 0.5.'],
    ['an ellipsis in English', 'He waited... and left. |Then... |Nothing came.'],
    ['a numbered item', '1. The first point. |2. The second.'],
    ['both writings', '他说OK.然后走了。|The end. |完。'],
    ['a full stop that a scan made a dot', '他走了.|门关上了。'],
    ['empty lines', '没有标点的标题|\n\n正文第一句。|正文第二句'],
  ])('%s', (_, marked) => {
    const parts = marked.split('|')
    expect(split(parts.join(''))).toEqual(parts.map((part) => part.trim()))
  })

  it('is empty for nothing', () => {
    expect(sentences('')).toEqual([])
    expect(sentences(' \n ')).toEqual([])
  })

  it('gives every character that is no blank to exactly one sentence, in order', () => {
    const any = fc.oneof(
      fc.string({ unit: fc.constantFrom(...'中国。！？…“”（）《》. !?"a B3\n'), maxLength: 60 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.nat(10_000).map((seed) => makeText(makeRandom(seed), 200)),
    )
    fc.assert(
      fc.property(any, (text) => {
        let last = 0
        for (const [start, end] of sentences(text)) {
          expect(start).toBeLessThan(end)
          expect(text.slice(last, start).trim()).toBe('')
          expect(text.slice(start, end).trim()).toBe(text.slice(start, end))
          last = end
        }
        expect(text.slice(last).trim()).toBe('')
      }),
      { numRuns: 2000 },
    )
  })
})
