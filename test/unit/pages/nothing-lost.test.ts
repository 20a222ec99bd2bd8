import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitPage } from '../../../electron/backend/pages/index.ts'

/** Marks that are layout, not text. In documents also fences and the rules of tables. */
const MARKS = /[\s#*>+_=-]/
const DOCUMENT_MARKS = /[\s#*>+_=|:`~-]/

const scraps = fc.constantFrom(
  '海港新局长上任，码头将扩建。',
  '本报记者 林小舟',
  '◎ 本报记者 林小舟',
  '（上接第一版）',
  '（新华社北京3月3日电）',
  '▲新码头一角。',
  '新码头明年完工',
  '工程师说，“',
  '三期码头',
  '，',
  '。',
  '”',
  '（',
  '# ',
  '## ',
  '- ',
  '> ',
  '**',
  '***',
  '|',
  '```',
  '---',
  '第5版',
  '2025年3月4日',
  'By Jane Doe',
  'the harbour board voted on Tues-',
  'day to close the pier.',
  '\u202e',
  '\u0000',
  '\u200b',
  '\ufeff',
  '\u3000',
  ' ',
  '𠮷',
)
const page = fc
  .array(
    fc.oneof(scraps, fc.string({ unit: 'binary', maxLength: 12 }), fc.constantFrom('\n', '\n\n', '\n\n\n')),
    {
      maxLength: 80,
    },
  )
  .map((parts) => parts.join('').replaceAll('\r', ' '))

function expectWhole(text: string, fileName: string, marks: RegExp): void {
  const split = splitPage(text, { fileName })
  const ranges = [...split.reports.flatMap((report) => report.blocks), ...split.furniture]
    .flatMap((block) => block.ranges)
    .sort((a, b) => a[0] - b[0])
  let at = 0
  for (const [start, end] of ranges) {
    expect(start, 'no two blocks share a character').toBeGreaterThanOrEqual(at)
    expect(end).toBeGreaterThan(start)
    expect(end).toBeLessThanOrEqual(text.length)
    expectOnlyMarks(text.slice(at, start), marks)
    at = end
  }
  expectOnlyMarks(text.slice(at), marks)
  if (text.trim() === '') expect(split.reports).toEqual([])
  for (const report of split.reports) expect(report.blocks.length).toBeGreaterThan(0)
}

function expectOnlyMarks(skipped: string, marks: RegExp): void {
  expect([...skipped].filter((char) => !marks.test(char)).join(''), 'text in no block').toBe('')
}

describe('a page loses nothing', () => {
  it('puts every character in one block or in the furniture, whatever the page holds', () => {
    fc.assert(
      fc.property(page, (text) => expectWhole(text, 'page.txt', MARKS)),
      { numRuns: 400 },
    )
  })

  it('so does a Markdown file', () => {
    fc.assert(
      fc.property(page, fc.boolean(), (text, front) =>
        expectWhole(front ? `---\ntitle: 码头\n---\n${text}` : text, 'page.md', DOCUMENT_MARKS),
      ),
      { numRuns: 400 },
    )
  })

  it.each([
    ['nothing', ''],
    ['blank lines', ' \n\u3000\n\t\n'],
    ['no line break at all', '码头扩建工程开工。'.repeat(3000)],
    ['one character a line', [...'海港码头扩建工程今天正式开工'.repeat(400)].join('\n')],
    ['one character a paragraph', [...'海港码头扩建工程今天正式开工'.repeat(200)].join('\n\n')],
    ['only headings', Array.from({ length: 900 }, (_, i) => `# 码头新闻第${i}条`).join('\n\n')],
    ['only bare headings', Array.from({ length: 900 }, (_, i) => `码头新闻第${i}条`).join('\n\n')],
    ['no punctuation', '码头扩建工程开工以后渔民搬到对岸\n\n'.repeat(900)],
    ['only brackets', '（「『'.repeat(4000)],
    ['only bold marks', '**'.repeat(9000)],
    ['only furniture', '第5版\n\n2025年3月4日 星期二\n\nA5'],
  ])('%s', (_, text) => {
    expectWhole(text, 'page.txt', MARKS)
    expectWhole(text, 'page.md', DOCUMENT_MARKS)
  })

  it('keeps a page on which nothing fits together as one report', () => {
    for (const text of [
      '码头扩建工程开工。'.repeat(3000),
      [...'海港码头扩建工程今天正式开工'.repeat(200)].join('\n\n'),
      Array.from({ length: 900 }, (_, i) => `码头新闻第${i}条`).join('\n\n'),
    ])
      expect(splitPage(text).reports).toHaveLength(1)
  })

  it('makes a page of nothing but furniture one report: its text must stay within reach', () => {
    const page = splitPage('第5版\n\n2025年3月4日 星期二\n\nA5')
    expect(page.reports).toHaveLength(1)
    expect(page.furniture).toEqual([])
  })

  it('gives blank text no report', () => {
    expect(splitPage('').reports).toEqual([])
    expect(splitPage(' \n\u3000\n').reports).toEqual([])
    expect(splitPage('', { fileName: 'a.md' }).reports).toEqual([])
  })

  it('grows about as its text does, up to 200,000 characters', () => {
    const story = (i: number) =>
      `码头新闻第${i}条\n\n本报讯 海港第${i}号码头昨天开工，工程师林小舟说，这里将建起三\n\n座新泊位，明年完工。\n\n渔民已经搬到对岸，第${i}批补偿款也发到他们手里了。`
    const made = (characters: number) => {
      let text = ''
      for (let i = 0; text.length < characters; i++) text += `${story(i)}\n\n`
      return text
    }
    const seconds = (text: string) => {
      const start = performance.now()
      splitPage(text)
      return performance.now() - start
    }
    seconds(made(25_000))
    const small = Math.min(seconds(made(50_000)), seconds(made(50_000)))
    // Four times the text: n log n is about 4.4 times the time, a square 16 times.
    expect(seconds(made(200_000)) / small).toBeLessThan(11)
  })
})
