import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { snapToGraphemes } from '../../../shared/text/graphemes.ts'
import { joinRanges, showBlock, toShown, toSource } from '../../../shared/text/text-map.ts'

/** Shows the parts of `source` that are between ⟦ and ⟧, in order, as one paragraph. */
function show(marked: string): ShownBlock {
  let source = ''
  const ranges: Range[] = []
  let start = 0
  for (const part of marked.split(/([⟦⟧])/)) {
    if (part === '⟦') start = source.length
    else if (part === '⟧') ranges.push([start, source.length])
    else source += part
  }
  return showBlock(source, { kind: 'paragraph', ranges })
}

describe('showBlock', () => {
  it.each([
    ['Chinese lines', '⟦各方就停火\n达成一致。⟧', '各方就停火达成一致。'],
    ['a column break', '⟦各方就停火⟧\n\n别的报道\n\n⟦达成一致。⟧', '各方就停火达成一致。'],
    ['English lines', '⟦the leaders who\nmet here⟧', 'the leaders who met here'],
    ['an English column break', '⟦the leaders⟧\n\nelse\n\n⟦who met⟧', 'the leaders who met'],
    ['a hyphen at a line end', '⟦air defence mis-\nsiles⟧', 'air defence missiles'],
    ['a hyphen at a column end', '⟦air defence mis-⟧\n\nelse\n\n⟦siles⟧', 'air defence missiles'],
    ['a soft hyphen', '⟦mis\u00ad\nsiles⟧', 'missiles'],
    ['a hyphen before a capital', '⟦the Asia-\nPacific trade⟧', 'the Asia-Pacific trade'],
    ['a dash that is no hyphen', '⟦resolve -\nthey said⟧', 'resolve - they said'],
    ['Chinese beside Latin', '⟦中国\nAI公司用\nGPU⟧', '中国AI公司用GPU'],
    ['digits in Chinese', '⟦出口融资16\n亿英镑，共2\n000枚⟧', '出口融资16亿英镑，共2000枚'],
    ['digits in English', '⟦sold 5,\n000 of them⟧', 'sold 5, 000 of them'],
    ['quotation marks in Chinese', '⟦他说：“好。”\n“不好。”⟧', '他说：“好。”“不好。”'],
    ['quotation marks in English', '⟦he said “yes.”\n“No.”⟧', 'he said “yes.” “No.”'],
    ['indents and trailing blanks', '⟦　　各方就停火  \n　　达成一致。 ⟧', '各方就停火达成一致。'],
    ['empty lines inside', '⟦一\n\n \n二⟧', '一二'],
    ['emphasis cut out of a word', '⟦un⟧**⟦bold⟧**⟦ed⟧', 'unbolded'],
    ['emphasis cut out between words', '⟦very⟧ **⟦bold⟧** ⟦words⟧', 'very bold words'],
    ['emphasis in Chinese', '⟦很⟧**⟦重要⟧**⟦的事⟧', '很重要的事'],
    ['a space kept inside a line', '⟦甲　乙 丙⟧', '甲　乙 丙'],
    ['kana', '⟦カタ\nカナ⟧', 'カタカナ'],
    ['a rare Han at the break', '⟦吃𠮷\n野家⟧', '吃𠮷野家'],
    ['nothing but blanks', '⟦ \n ⟧', ''],
  ])('joins %s', (_, marked, text) => expect(show(marked).text).toBe(text))

  it('says of every shown character where it stands, and has none for a joining space', () => {
    expect(show('⟦the mis-\nsiles and\nmore⟧').segments).toEqual([
      [0, 0, 7],
      [7, 9, 9],
      [17, 19, 4],
    ])
  })
})

describe('selections', () => {
  const source = '甲乙丙丁\n\nnew mis-\nsiles and\nmore\n\n戊己'
  const blocks = [
    showBlock(source, {
      kind: 'paragraph',
      ranges: [
        [0, 2],
        [source.length - 2, source.length],
      ],
    }),
    showBlock(source, { kind: 'paragraph', ranges: [[6, 29]] }),
  ]
  it('gives source ranges in reading order, over columns and blocks', () => {
    expect(blocks.map((block) => block.text)).toEqual(['甲乙戊己', 'new missiles and more'])
    expect(toSource(blocks, { block: 0, offset: 1 }, { block: 1, offset: 3 })).toEqual([
      [1, 2],
      [source.length - 2, source.length],
      [6, 9],
    ])
  })
  it('takes the ends in either order, and ends outside of the text', () => {
    const forwards = toSource(blocks, { block: 0, offset: 1 }, { block: 1, offset: 2 })
    expect(toSource(blocks, { block: 1, offset: 2 }, { block: 0, offset: 1 })).toEqual(forwards)
    expect(toSource(blocks, { block: -1, offset: 0 }, { block: 9, offset: 9 })).toHaveLength(5)
    expect(toSource([], { block: 0, offset: 0 }, { block: 0, offset: 5 })).toEqual([])
  })
  it('is empty on a joining space, and does not reach over it', () => {
    expect(toSource(blocks, { block: 1, offset: 16 }, { block: 1, offset: 17 })).toEqual([])
    expect(toSource(blocks, { block: 1, offset: 13 }, { block: 1, offset: 17 })).toEqual([[21, 24]])
  })
  it('shows what is parted only by a joint as one stretch, and what a reader left out as two', () => {
    expect(
      toShown(blocks, [
        [6, 13],
        [15, 24],
        [25, 27],
      ]),
    ).toEqual([{ block: 1, start: 0, end: 19 }])
    expect(
      toShown(blocks, [
        [6, 12],
        [15, 24],
      ]),
    ).toEqual([
      { block: 1, start: 0, end: 6 },
      { block: 1, start: 7, end: 16 },
    ])
    expect(toShown(blocks, [[2, 4]])).toEqual([])
    // One range over a hyphen, line ends and another block's text: shown wherever a block has it.
    expect(toShown(blocks, [[1, source.length - 1]])).toEqual([
      { block: 0, start: 1, end: 3 },
      { block: 1, start: 0, end: 21 },
    ])
  })
})

describe('any page, cut in any way', () => {
  const piece = fc.oneof(
    {
      weight: 4,
      arbitrary: fc.constantFrom('各方', '停火', '协议。', '“好”', '，', '他说：', '𠮷', '3月', '12', '葛󠄀'),
    },
    {
      weight: 4,
      arbitrary: fc.constantFrom(
        'the ',
        'mis-',
        'siles',
        'Asia-',
        'Pacific ',
        'a',
        '5,',
        '000 ',
        '“yes” ',
        'e\u0301',
      ),
    },
    { weight: 3, arbitrary: fc.constantFrom('\n', '\n\n', ' ', '　', '\u00ad\n', '-\n', '\t\n', '**') },
  )
  const page = fc.array(piece, { minLength: 1, maxLength: 40 }).map((parts) => parts.join(''))
  /** Ranges that share no character, shuffled as columns are, dealt to blocks. */
  const laidOut = page.chain((source) =>
    fc.record({
      source: fc.constant(source),
      blocks: fc
        .tuple(fc.uniqueArray(fc.nat(source.length), { maxLength: 12 }), fc.infiniteStream(fc.nat(1000)))
        .map(([cuts, dice]) => {
          const sorted = [...cuts].sort((a, b) => a - b)
          const ranges = sorted.slice(1).map((end, i): Range => [sorted[i]!, end])
          const roll = () => dice.next().value
          ranges.sort(() => roll() - 500)
          const dealt: Range[][] = [[], [], []]
          for (const range of ranges) dealt[roll() % 3]!.push(range)
          return dealt.map((ranges) => showBlock(source, { kind: 'paragraph', ranges }))
        }),
    }),
  )

  it('keeps every shown character equal to its source, and loses none but blanks and broken hyphens', () => {
    fc.assert(
      fc.property(laidOut, ({ source, blocks }) => {
        for (const { text, segments } of blocks) {
          let last = 0
          for (const [shown, at, length] of segments) {
            expect(length).toBeGreaterThan(0)
            expect(text.slice(last, shown)).toMatch(/^ ?$/)
            expect(text.slice(shown, shown + length)).toBe(source.slice(at, at + length))
            last = shown + length
          }
          expect(last).toBe(text.length)
        }
      }),
      { numRuns: 3000 },
    )
  })

  it('brings any selection back to where it was, with the text that was shown', () => {
    const selection = fc.tuple(laidOut, fc.nat(2), fc.nat(200), fc.nat(200))
    let selected = 0
    fc.assert(
      fc.property(selection, ([{ source, blocks }, block, a, b]) => {
        const { text } = blocks[block]!
        const start = Math.min(a, b) % (text.length + 1)
        const end = Math.min(text.length, start + (Math.max(a, b) % 60))
        const ranges = toSource(blocks, { block, offset: start }, { block, offset: end })
        const isMapped = (offset: number) =>
          blocks[block]!.segments.some(([shown, , length]) => offset >= shown && offset < shown + length)
        let from = start
        let to = end
        while (from < to && !isMapped(from)) from++
        while (to > from && !isMapped(to - 1)) to--
        expect(toShown(blocks, ranges)).toEqual(from < to ? [{ block, start: from, end: to }] : [])
        expect(joinRanges(source, ranges)).toBe(text.slice(from, to).trim())
        if (from < to) selected++
      }),
      { numRuns: 5000 },
    )
    expect(selected).toBeGreaterThan(1000)
  })

  it('brings a selection over several blocks back too', () => {
    fc.assert(
      fc.property(laidOut, fc.nat(200), fc.nat(200), ({ blocks }, a, b) => {
        const ends = [
          { block: 0, offset: a % (blocks[0]!.text.length + 1) },
          { block: 2, offset: b % (blocks[2]!.text.length + 1) },
        ] as const
        const ranges = toSource(blocks, ends[0], ends[1])
        const again = toShown(blocks, ranges).flatMap(({ block, start, end }) =>
          toSource(blocks, { block, offset: start }, { block, offset: end }),
        )
        expect(again.flatMap(([start, end]) => [start, end]).length).toBeGreaterThanOrEqual(ranges.length)
        const units = (list: Range[]) =>
          list.flatMap(([start, end]) => Array.from({ length: end - start }, (_, i) => start + i))
        expect(units(again)).toEqual(units(ranges))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('snapToGraphemes', () => {
  it.each([
    ['between the halves of a rare Han', '吃𠮷野', 2, 3, 1, 3],
    ['between a letter and its accent', 'cafe\u0301s', 4, 6, 3, 6],
    ['inside a family', '一👨‍👩‍👧二', 3, 5, 1, 9],
    ['between flags', '🇨🇳🇺🇦', 4, 8, 4, 8],
    ['inside a variation', '葛󠄀城', 0, 1, 0, 3],
    ['plain text', '各方就停火', 1, 3, 1, 3],
    ['an empty range', '吃𠮷野', 2, 2, 1, 1],
    ['the whole', '吃𠮷', 0, 3, 0, 3],
  ])('%s', (_, text, start, end, from, to) => expect(snapToGraphemes(text, start, end)).toEqual([from, to]))

  it('agrees with the segmentation of the whole text', () => {
    const unit = fc.constantFrom('中', 'a', '𠮷', 'e\u0301', '👩🏽‍🚀', '🇨🇳', '葛󠄀', '한', '\r\n', ' ', 'ก็')
    fc.assert(
      fc.property(
        fc.array(unit, { maxLength: 20 }).map((u) => u.join('')),
        fc.nat(80),
        fc.nat(80),
        (text, a, b) => {
          const [start, end] = [Math.min(a, b), Math.max(a, b)].map((x) => Math.min(x, text.length)) as [
            number,
            number,
          ]
          fc.pre(start < end)
          const borders = new Set(
            [...new Intl.Segmenter('und').segment(text)].map(({ index }) => index).concat(text.length),
          )
          const [from, to] = snapToGraphemes(text, start, end)
          expect(borders.has(from) && borders.has(to)).toBe(true)
          expect(from <= start && to >= end).toBe(true)
          if (borders.has(start)) expect(from).toBe(start)
          if (borders.has(end)) expect(to).toBe(end)
        },
      ),
      { numRuns: 2000 },
    )
  })
})
