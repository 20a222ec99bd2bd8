/**
 * Whatever the page, nothing of it is lost or stands twice: the reports' blocks and the furniture are the page, each
 * character once. Held on made pages, on made pages broken at random, and on pages no newspaper would print.
 */
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitPage } from '../../../electron/backend/pages/index.ts'
import type { SplitOptions, SplitPage } from '../../../electron/backend/pages/page.ts'
import { BAD_PAGES } from '../../pages/bad-pages.ts'
import { type MadePage, makePage } from '../../pages/lay-out.ts'
import { makeLargePage } from '../../pages/large.ts'
import { PRESETS, type Preset } from '../../pages/rates.ts'

const SEED = 31
const bad = (name: string, length: number): string => {
  const make = BAD_PAGES[name]
  if (!make) throw new Error(`no bad page is called ${name}`)
  return make(length)
}

/** Layout and Markdown marks: what a page may leave out. */
const MARKS = /[\s#*>+_=-]/

const made = fc
  .record({
    seed: fc.integer({ min: 0, max: 1_000_000 }),
    preset: fc.constantFrom(...(Object.keys(PRESETS) as Preset[])),
  })
  .map(({ seed, preset }) => makePage(seed, preset))

/** Breaks a page at a place: text put in, taken out, or turned over. */
const scrap = fc.oneof(
  fc.constantFrom('\n', '\n\n', '\r\n', '\r', ' ', '', '# ', '**', '（', '“', '”', '。', '- ', '|', '\u2028'),
  fc.constantFrom(
    '\u202e',
    '\u0000',
    '\u200b',
    '\ufeff',
    '\ud83d',
    '\ude00',
    '\u0301',
    '👩‍👩‍👧',
    '𠮷',
    '本报记者 ',
  ),
  fc.string({ unit: 'binary', maxLength: 6 }),
)
const wound = fc.record({ at: fc.double({ min: 0, max: 1, noNaN: true }), take: fc.nat(30), scrap })
const broken = fc.tuple(made, fc.array(wound, { maxLength: 25 })).map(([page, wounds]) =>
  wounds.reduce((text, { at, take, scrap: put }) => {
    const place = Math.floor(at * text.length)
    return text.slice(0, place) + put + text.slice(place + take)
  }, page.text),
)

function expectWhole(text: string, options: SplitOptions = {}): SplitPage {
  const split = splitPage(text, options)
  const blocks = [...split.reports.flatMap((report) => report.blocks), ...split.furniture]
  const ranges = blocks.flatMap((block) => block.ranges).sort((a, b) => a[0] - b[0])
  const settled = options.settled ?? []
  let at = 0
  let lost = ''
  for (const [start, end] of [...ranges, ...settled].sort((a, b) => a[0] - b[0])) {
    // Plain comparisons: an expect() a range would take minutes at 5 MB.
    if (!(start >= at && end > start && end <= text.length))
      expect([start, end], 'a range').toEqual([at, '…'])
    lost += unmarked(text.slice(at, start))
    at = end
  }
  expect(lost + unmarked(text.slice(at)), 'text in no block').toBe('')
  for (const report of split.reports) expect(report.blocks.length).toBeGreaterThan(0)
  for (const block of blocks) expect(block.ranges.length).toBeGreaterThan(0)
  const starts = new Set(ranges.map(([start]) => start))
  const astray = split.decisions
    .flatMap(({ at: place, to, instead }) => [place, to ?? place, instead ?? place])
    .filter((place) => !starts.has(place))
  expect(astray, 'places of decisions that begin no piece').toEqual([])
  for (const { probability } of split.decisions) {
    if (!(probability >= 0 && probability <= 1)) expect(probability).toBe('from 0 to 1')
  }
  if (settled.length === 0 && unmarked(text) !== '') expect(blocks.length).toBeGreaterThan(0)
  return split
}

function unmarked(text: string): string {
  return text.trim() === '' ? '' : [...text].filter((char) => !MARKS.test(char)).join('')
}

describe('the blocks of a page and its furniture are the page', () => {
  it('on made pages, whatever their layout; and the same page is always put together the same', () => {
    fc.assert(
      fc.property(made, ({ text, fileName }: MadePage) => {
        const split = expectWhole(text, { fileName })
        expect(splitPage(text, { fileName })).toEqual(split)
      }),
      { numRuns: 150 },
    )
  })

  it('on made pages that something broke', () => {
    fc.assert(
      fc.property(broken, (text) => {
        expectWhole(text)
      }),
      { numRuns: 200 },
    )
  })

  it('on pages part of which is settled: it and the rest are the page', () => {
    const parts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 2, maxLength: 8 })
    fc.assert(
      fc.property(made, parts, ({ text }, shares) => {
        const places = [...new Set(shares.map((share) => Math.floor(share * text.length)))].sort(
          (a, b) => a - b,
        )
        const settled = places.flatMap((place, i): [number, number][] =>
          i % 2 === 1 ? [[places[i - 1] as number, place]] : [],
        )
        expectWhole(text, { settled })
      }),
      { numRuns: 100 },
    )
  })

  it.each(Object.entries(BAD_PAGES))('%s', (_, make) => {
    for (const length of [1, 2, 7, 60, 6000]) expectWhole(make(length), { fileName: 'page.txt' })
  })

  it('on texts of many sections, and one report that goes on over all of them is one', () => {
    const large = makeLargePage(SEED, 260_000)
    const settled: [number, number][] = [[90_000, 120_500]]
    expectWhole(large)
    expectWhole(large, { settled })
    for (const name of ['one report', 'only headings', 'one character a line', 'no punctuation, paragraphs'])
      expect(expectWhole(bad(name, 260_000)).reports, name).toHaveLength(1)
    const ends = makeLargePage(SEED, 260_000).replaceAll('\n', '\r\n')
    expectWhole(ends)
  })

  // Five million characters each: what the importer's minute and memory have to be enough for, many times over.
  it.each([
    'one line, no break at all',
    'one character a line',
    'only headings',
    'no punctuation, one line',
    'dots',
    'spaces',
    'digits',
  ])(
    '5 MB: %s',
    (name) => {
      expectWhole(bad(name, 5_000_000))
    },
    120_000,
  )
})
