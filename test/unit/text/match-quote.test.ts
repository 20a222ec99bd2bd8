import { existsSync, readdirSync, readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../../shared/text/fold.ts'
import { matchQuote, type Quote } from '../../../shared/text/match-quote.ts'
import { lettersBetween } from './damage.ts'
import { editText, makeRandom, makeScramble, makeText } from './corpus.ts'

const SEEDS = new URL('../../../../shared/seeds/', import.meta.url)
const CONTEXT = 32

const quoteAt = (text: string, start: number, end: number): Quote => ({
  exact: text.slice(start, end),
  prefix: text.slice(Math.max(0, start - CONTEXT), start),
  suffix: text.slice(end, end + CONTEXT),
})
const bare = (exact: string): Quote => ({ exact, prefix: '', suffix: '' })

describe('matchQuote, nothing changed', () => {
  const text = makeText(makeRandom(21), 4000)
  it('finds every passage at its place, with full score', () => {
    fc.assert(
      fc.property(fc.nat(text.length - 1), fc.integer({ min: 1, max: 300 }), (start, length) => {
        const end = Math.min(text.length, start + length)
        const quote = quoteAt(text, start, end)
        fc.pre(quote.exact.trim() === quote.exact)
        expect(matchQuote(text, quote, start)).toEqual({ start, end, score: 1 })
      }),
      { numRuns: 500 },
    )
  })
  it('survives other line breaks, width, script and quotation marks', () => {
    const old = '館長說，這幅舊地圖「比我們想像的還要準確」，缺的只是三條小路。'
    const now = '　　馆长说，这幅旧地图“比我们\n想像的还要准确”，缺的只是\n三条小路。'
    const at = old.indexOf('比我們')
    const match = matchQuote(now, quoteAt(old, at, at + 10), at)
    expect(match && now.slice(match.start, match.end)).toBe('比我们\n想像的还要准确')
  })
})

describe('matchQuote, the same words in several places', () => {
  const text = '早上，渡口停航。雾很大。\n中午，渡口停航。水位过高。\n晚上，渡口停航。无人解释。'
  const second = text.indexOf('渡口停航', 8)
  const third = text.indexOf('渡口停航', second + 1)

  it('tells them apart by what stands before and after', () => {
    expect(matchQuote(text, { exact: '渡口停航', prefix: '中午，', suffix: '。水位过高' })?.start).toBe(
      second,
    )
    expect(matchQuote(text, { exact: '渡口停航', prefix: '晚上，', suffix: '。' })?.start).toBe(third)
    expect(matchQuote(text, { exact: '渡口停航', prefix: '', suffix: '。无人解释' }, 3)?.start).toBe(third)
  })
  it('takes the old place where the context cannot tell', () => {
    expect(matchQuote(text, bare('渡口停航'), third)?.start).toBe(third)
    expect(matchQuote(text, { exact: '渡口停航', prefix: '，', suffix: '。' }, second)?.start).toBe(second)
  })
  it('gives up rather than choose', () => expect(matchQuote(text, bare('渡口停航'))).toBeNull())
  it('prefers the edited passage in its context to the same words in a formula elsewhere', () => {
    const old = '城东的旧书店在腊月关了门。据气象台消息，明日有雾。老人把钥匙交给了邻居。'
    const now =
      '水文站昨日发布公告。据气象台消息，明日有雾。渔船不得出港。\n\n城东的旧书店在腊月关了门。据气象台讯，明日有雾。老人把钥匙交给了邻居。'
    const at = old.indexOf('气象台消息')
    const match = matchQuote(now, quoteAt(old, at, at + 5), at)
    expect(match && now.slice(match.start, match.end)).toBe('气象台讯')
  })
})

describe('matchQuote, a short quote in a paragraph that was moved', () => {
  const words = 'By our harbour staff'
  const before = `The pilots went home at noon.\n\n${words}\n\nTARBERT — The last ferry has left the pier.`
  const at = before.indexOf(words)

  it('finds it between the edges of its line, in whatever place that stands now', () => {
    const now = `TARBERT — The last ferry has left the pier.\n\nNobody knew why.\n\n${words}\n\nThe pilots slept.`
    expect(matchQuote(now, quoteAt(before, at, at + words.length), at)?.start).toBe(now.indexOf(words))
  })

  it('takes the words at a line’s edge for those that stood there, not the same inside a sentence', () => {
    const now = `It was written by our harbour staff last week.\n\nNobody knew why.\n\n${words}\n\nThe pilots slept.`
    expect(matchQuote(now, quoteAt(before, at, at + words.length))?.start).toBe(now.indexOf(words))
  })

  it('prefers the edited words in their context to the same words in another', () => {
    const old = `船队清晨离开旧码头，沿着河道慢慢走了三天。 the pilot boat went home early, 岸上的人数着灯火，等它们回来。`
    const quote = quoteAt(old, old.indexOf('the pilot'), old.indexOf(', 岸'))
    const now = `灯塔今年不再收费。\n\n${old.replace('the pilot boat', 'th 领ilot b旧at')}\n\n港口通告：the pilot boat went home early。别处都没有人。`
    const found = matchQuote(now, quote)
    expect(found && now.slice(found.start, found.end)).toBe('th 领ilot b旧at went home early')
  })
})

describe('matchQuote, little to go by', () => {
  it('believes an exact quote without context where it stands only once, and says so by the score', () => {
    expect(matchQuote('渡口今日停航。', bare('今日停航'))).toEqual({ start: 2, end: 6, score: 0.8 })
  })
  it('believes what still is at the old place though all around it is new', () => {
    const match = matchQuote(
      '甲乙丙渡口停航丁戊己，渡口停航。',
      { exact: '渡口停航', prefix: '天地玄黄宇宙', suffix: '洪荒日月盈昃' },
      3,
    )
    expect(match).toEqual({ start: 3, end: 7, score: 0.75 })
  })
  it.each([
    ['an empty quote', '渡口', bare('')],
    ['an empty text', '', bare('渡口')],
    ['blanks', '渡口 停航', bare(' \n')],
    ['one that never was', makeText(makeRandom(3), 2000), bare('从未出现过的一句话在这里被引用')],
  ])('finds nothing for %s', (_, text, quote) => expect(matchQuote(text, quote, 0)).toBeNull())
  it('never fails and never leaves the text', () => {
    const any = fc.string({
      unit: fc.constantFrom('中', '国', '，', ' ', '\n', 'a', '𠮷', '\ud83d', 'e\u0301'),
      maxLength: 60,
    })
    fc.assert(
      fc.property(
        any,
        any,
        any,
        any,
        fc.integer({ min: -5, max: 100 }),
        (text, exact, prefix, suffix, hint) => {
          const match = matchQuote(text, { exact, prefix, suffix }, hint)
          if (!match) return
          expect(match.start).toBeGreaterThanOrEqual(0)
          expect(match.start).toBeLessThan(match.end)
          expect(match.end).toBeLessThanOrEqual(text.length)
          expect(match.score).toBeGreaterThan(0.4)
          expect(match.score).toBeLessThanOrEqual(1)
        },
      ),
      { numRuns: 2000 },
    )
  })
})

/** Edits a text around quotes and counts what became of them. */
function measure(base: string, share: number, seed: number) {
  const random = makeRandom(seed)
  const quotes = Array.from({ length: 120 }, () => {
    const length = Math.round(6 * (400 / 6) ** random())
    const start = Math.floor(random() * (base.length - length))
    return { start, end: start + length, removed: random() < 0.15 }
  })
  const gone = new Uint8Array(base.length)
  for (const { start, end, removed } of quotes) if (removed) gone.fill(1, Math.max(0, start - 60), end + 60)
  const places = new Int32Array(base.length + 1)
  let text = ''
  let insertAt = 1500
  for (let at = 0; at < base.length; at++) {
    if (at === insertAt) {
      text += makeScramble(random, 150 + random() * 300)
      insertAt += 1500 + Math.floor(random() * 3000)
    }
    places[at] = text.length
    if (!gone[at]) text += editText(random, base.charAt(at), share)
  }
  places[base.length] = text.length
  let placed = 0
  let asked = 0
  let removed = 0
  let invented = 0
  for (const { start, end, removed: isRemoved } of quotes) {
    const match = matchQuote(text, quoteAt(base, start, end), start)
    if (isRemoved) {
      removed++
      if (match) invented++
    } else if (!gone.subarray(Math.max(0, start - CONTEXT), end + CONTEXT).includes(1)) {
      asked++
      const slack = Math.max(2, (end - start) * 0.1)
      const isRight =
        match &&
        lettersBetween(text, match.start, places[start]!) <= slack &&
        lettersBetween(text, match.end, places[end]!) <= slack
      if (isRight) placed++
    }
  }
  return { placed: placed / asked, invented: invented / removed }
}

describe('matchQuote, the text was edited', () => {
  const text = makeScramble(makeRandom(8), 30_000)
  it.each([0.02, 0.1, 0.2])(
    'places what is left and nothing that was removed: %d of the characters changed',
    (share) => {
      const { placed, invented } = measure(text, share, 5)
      expect(placed).toBeGreaterThanOrEqual(0.95)
      expect(invented).toBe(0)
    },
  )
  it.skipIf(!existsSync(SEEDS))('does so on real pages', () => {
    const pages = readdirSync(SEEDS)
      .filter((name) => name.endsWith('.txt'))
      .map((name) => readFileSync(new URL(name, SEEDS), 'utf8'))
      .join('\n\n')
    const { placed, invented } = measure(pages, 0.1, 5)
    expect(placed).toBeGreaterThanOrEqual(0.95)
    expect(invented).toBeLessThanOrEqual(0.06) // one of 17: its page says the same twice
  })
  it('finds an edited English sentence among others', () => {
    const old =
      'Nobody at the museum would comment. The harbour office said the ferry would run again by Friday. Fog is expected.'
    const now =
      'Fog is expected. Nobody in the museum would comment. The harbor office says that the ferry will run again on Friday. Fog is likely.'
    const at = old.indexOf('The harbour')
    const match = matchQuote(now, quoteAt(old, at, old.indexOf(' Fog')), at)
    expect(match && now.slice(match.start, match.end)).toBe(
      'The harbor office says that the ferry will run again on Friday.',
    )
  })
  it('does not place a quote whose sentence is gone, though its neighbours are there', () => {
    const old = '合唱队昨晚到了渡口镇。队员们先去看了灯塔。第二天，他们在雨中唱了三个小时。'
    const now = '合唱队昨晚到了渡口镇。第二天，他们在雨中唱了三个小时。'
    const at = old.indexOf('队员们')
    expect(matchQuote(now, quoteAt(old, at, at + 10), at)).toBeNull()
  })
  it('keeps whole characters', () => {
    const now = '前文不变的一句话在此，他们吃的是𠮷野家的饭，后文也是不变的一句话。'
    const old = now.replace('𠮷', '吉')
    const at = old.indexOf('吉野家')
    const match = matchQuote(now, quoteAt(old, at, at + 3), at)
    expect(match && fold(now.slice(match.start, match.end))).toBe('𠮷野家')
  })
})
