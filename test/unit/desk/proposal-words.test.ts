import i18next from 'i18next'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeModel } from '../../../renderer/desk/desk-model.ts'
import { askOf, firstWords, lastWords, sureness } from '../../../renderer/desk/rail/proposal-words.ts'
import { resources } from '../../../shared/i18n/index.ts'
import type { KeptDecision } from '../../../shared/model/page.ts'
import { madeDesk } from './made-desk.ts'

beforeAll(() =>
  i18next.init({
    lng: 'en',
    resources: resources(),
    keySeparator: false,
    interpolation: { escapeValue: false },
  }),
)

const model = makeModel(
  madeDesk(
    'A0 灯塔昨夜重新点亮',
    'A1 附近三个村的渔民赶来观看，有人带着',
    'B0 粮仓改成阅览室',
    'B1 干粮守到天亮。',
  ),
  new Map(),
)
const [titleA, cut, titleB, rest] = model.pieces.map(({ at }) => at) as [number, number, number, number]
const decision = (part: Partial<KeptDecision>): KeptDecision => ({
  ...{ id: 'x', kind: 'join', at: cut, to: rest, instead: null, applied: true, probability: 0.6 },
  ...{ doubtful: true, evidence: [], state: 'open', holds: true },
  ...part,
})

describe('what a proposal asks', () => {
  test('a join: the last words before the cut and the first ones after it', () => {
    const ask = askOf(model, decision({}))
    expect(ask.words.endsWith('有人带着')).toBe(true)
    expect(ask.onTo).toBe('干粮守到天亮。')
  })
  test('between two reports: both by their titles', () => {
    const ask = askOf(model, decision({ kind: 'member', at: rest, to: titleA, instead: titleB }))
    expect([ask.to?.name, ask.instead?.name]).toEqual(['Report A', 'Report B'])
  })
  test('where both places have come into one report, only that one is asked about', () => {
    const ask = askOf(model, decision({ kind: 'member', at: rest, to: titleA, instead: cut }))
    expect(ask.instead).toBeNull()
    expect(ask.question).toContain('Report A')
  })
  test('a passage that may be a report of its own is asked about as such', () => {
    const ask = askOf(model, decision({ kind: 'member', at: rest, to: rest, instead: titleA }))
    expect([ask.to?.name, ask.instead?.name]).toEqual(['A report of its own', 'Report A'])
    expect(askOf(model, decision({ kind: 'member', at: rest, to: rest })).instead).toBeNull()
  })
  test('between two lines that may be the headline: both by their words', () => {
    const ask = askOf(model, decision({ kind: 'title', at: titleB, to: null, instead: titleA }))
    expect([ask.to?.name, ask.instead?.name]).toEqual(['粮仓改成阅览室', '灯塔昨夜重新点亮'])
  })
  test('a passage that stands twice is asked about as such', () => {
    const aside = decision({ kind: 'aside', at: rest, to: null })
    const twice = askOf(model, { ...aside, evidence: [['stands-twice', 3]] })
    expect(twice.question).not.toBe(askOf(model, aside).question)
  })
  test('a place inside a piece, where a hand has mended, is asked about with that piece', () => {
    const ask = askOf(model, decision({ at: cut + 3, to: rest + 2 }))
    expect(ask.onTo).toBe('干粮守到天亮。')
    expect(ask.words.endsWith('有人带着')).toBe(true)
  })
})

test('quotes are cut between whole characters, and say so', () => {
  const family = '👨‍👩‍👧'.repeat(30)
  expect(firstWords(family, 3)).toBe(`${'👨‍👩‍👧'.repeat(3)}…`)
  expect(lastWords('一二三四五', 2)).toBe('…四五')
  expect(firstWords('一 \n二', 8)).toBe('一 二')
})

test('a higher probability is never said in weaker words', () => {
  const levels = Array.from({ length: 101 }, (_, i) => sureness(i / 100))
  expect(levels).toEqual(levels.toSorted((a, b) => a - b))
  expect(new Set(levels).size).toBe(5)
})
