/** The figures that anchors must hold, without their times: those are in test/bench/anchors.ts. */
import { describe, expect, it } from 'vitest'
import { offsetMap } from '../../../shared/text/offset-map.ts'
import { quoteCandidates } from '../../../shared/text/quote-candidates.ts'
import { makeRandom, makeText } from './corpus.ts'
import { byQuote, casesOf, DAMAGES, madeFromSamples, tally, withoutQuotes } from './damage.ts'

const QUOTES = 250
/** What the offset map is for: edits where they are, not text moved elsewhere, which is the quote finder's. */
const IN_PLACE = [
  '10 % edited',
  'paragraphs inserted',
  'script switched',
  'punctuation swapped',
  'paragraphs removed',
]

describe.each([11, 12])('quotes of 12 and more characters, made with seed %d', (seed) => {
  const random = makeRandom(seed)
  const old = madeFromSamples(random, 30_000)
  const damages = Object.entries(DAMAGES).map(([name, damage]) => {
    const damaged = damage(random, old)
    return { name, damaged, cases: casesOf(random, old, damaged, QUOTES) }
  })

  it.each(damages)(
    'are found in a text with $name: at least 98 %, none at a wrong place',
    ({ name, damaged, cases }) => {
      const { right, wrong, present } = tally(damaged.text, cases, byQuote(damaged.text))
      expect(wrong).toBe(0)
      // With all at once some headlines of a dozen letters are left with neither context nor all of their words.
      expect(right / present).toBeGreaterThanOrEqual(name === 'all of these' ? 0.97 : 0.98)
    },
  )

  it.each(damages.filter(({ name }) => IN_PLACE.includes(name)))(
    'are mapped through the old text with $name: at least 99.5 %, none at a wrong place',
    ({ damaged, cases }) => {
      const map = offsetMap(old, damaged.text)
      const { right, wrong, present, invented } = tally(damaged.text, cases, ({ start, end }) =>
        map.place(start, end),
      )
      expect(wrong).toBe(0)
      expect(right / present).toBeGreaterThanOrEqual(0.995)
      expect(invented).toBe(0)
    },
  )

  it('are not placed where they were removed: at most 1 %', () => {
    const { damaged, cases } = withoutQuotes(random, old, QUOTES)
    expect(cases.length).toBe(QUOTES)
    const { invented, gone } = tally(damaged.text, cases, byQuote(damaged.text))
    expect(invented / gone).toBeLessThanOrEqual(0.01)
    const map = offsetMap(old, damaged.text)
    expect(tally(damaged.text, cases, ({ start, end }) => map.place(start, end)).invented).toBe(0)
  })
})

describe('offsetMap', () => {
  it('maps a text onto itself to the unit, and knows how much is the same', () => {
    const text = makeText(makeRandom(4), 5000)
    const map = offsetMap(text, text)
    for (let start = 0; start + 20 < text.length; start += 97) {
      if (/^[\s\p{P}]*$/u.test(text.slice(start, start + 20))) continue
      expect(map.place(start, start + 20)).toEqual({ start, end: start + 20, kept: 1 })
    }
    expect(map.same).toBe(text.replaceAll(/[\p{P}\p{Z}\p{C}]/gu, '').length)
  })
  it.each([
    ['nothing in an empty text', '渡口停航', ''],
    ['nothing from an empty text', '', '渡口停航'],
    ['nothing of another text', '甲乙丙丁戊己庚辛', '天地玄黄宇宙洪荒'],
  ])('places %s', (_, before, after) => expect(offsetMap(before, after).place(0, 4)).toBeNull())
  it('leaves outside what was put in before and behind a passage', () => {
    const before = '老船长修好了木桥。市交通局宣布推迟航班。气象台拒绝评论。'
    const after = '老船长修好了木桥。这是新写的一句。市交通局宣布推迟航班。这也是新的。气象台拒绝评论。'
    const at = before.indexOf('市交通局')
    const place = offsetMap(before, after).place(at, at + 11)
    expect(place && after.slice(place.start, place.end)).toBe('市交通局宣布推迟航班。')
  })
})

describe('quoteCandidates', () => {
  const text =
    '渡口昨日因大雨停航三小时，乡人等候。\n\n水文站说水位正常，堤岸上的夜班司机把车停在旧书店门口，等着天亮后再去三号码头，茶农却先走了一步。\n\n渡口今日因大风停航五小时，旅客改走木桥。\n\n第三中学照常上课。'
  const quote = { exact: '渡口前日因大雨停航四小时', prefix: '', suffix: '，旅客改走木桥' }
  it('offers the likeliest places first, at most three, none twice', () => {
    const found = quoteCandidates(text, quote)
    expect(found.length).toBeGreaterThanOrEqual(2)
    expect(found.length).toBeLessThanOrEqual(3)
    expect(text.slice(found[0]!.start, found[0]!.end)).toContain('今日因大风停航五小时')
    expect(found[0]!.score).toBeGreaterThan(found[1]!.score)
  })
  it('offers word-for-word places, by their context', () => {
    const found = quoteCandidates('甲说停航。乙说停航。', { exact: '停航', prefix: '乙说', suffix: '' })
    expect(found.map(({ start }) => start)).toEqual([7, 2])
  })
  it('offers nothing where there is nothing like it', () => {
    expect(quoteCandidates('天地玄黄宇宙洪荒', quote)).toEqual([])
    expect(quoteCandidates('', quote)).toEqual([])
  })
})
