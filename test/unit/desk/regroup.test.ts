/** "Put together again", held on pages and reports of our own making: the engine's share is given in. */
import { describe, expect, test } from 'vitest'
import { decisionsAgain, layAgain, settledText } from '../../../electron/backend/desk/regroup.ts'
import { type KeptReport, layOut } from '../../../electron/backend/desk/layout.ts'
import { NO_DETAILS, type SplitReport } from '../../../electron/backend/pages/page.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { StoredDecision } from '../../../electron/backend/desk/decisions.ts'

const TEXT = ['一号船来了。', '二号船走了。', '三号船停了。', '四号船沉了。'].join('\n\n')
const line = (i: number): Range => [i * 8, i * 8 + 6]
const kept = (id: string, lines: number[], more: Partial<KeptReport> = {}): KeptReport => ({
  ...{ id, position: 0, title: null, touched: false, origins: {} },
  blocks: lines.map((i) => ({ kind: 'paragraph', ranges: [line(i)] })),
  ...more,
})
const fresh = (lines: number[], title: string | null = null): SplitReport => ({
  ...{ title, byline: null, dateline: null, ...NO_DETAILS, language: 'zh-Hans' },
  blocks: lines.map((i) => ({ kind: 'paragraph', ranges: [line(i)] })),
})
let made = 0
const newId = (): string => `new${made++}`
const told = (layout: ReturnType<typeof layOut>) =>
  layout.reports.map(({ id, blocks }) => [
    id,
    blocks.flatMap(({ parts }) => parts.map(({ ranges }) => (ranges[0]?.[0] ?? 0) / 8)),
  ])

describe('layAgain', () => {
  test('a report keeps its id by the text it keeps, one without an heir goes where its text went', () => {
    const before = layOut(TEXT, [kept('a', [0, 1, 2]), kept('b', [3])], [])
    const after = layAgain(before, { reports: [fresh([1, 2, 3])] }, [], newId)
    expect(told(after)).toEqual([['a', [1, 2, 3]]])
    expect(after.replaced).toEqual([{ from: 'b', to: 'a' }])
    expect(after.furniture.map(({ ranges }) => ranges)).toEqual([[line(0)]])
  })

  test('what a hand touched, set aside or removed stays, whatever the engine says of it', () => {
    const before = layOut(TEXT, [kept('a', [0, 1], { touched: true }), kept('b', [2])], [line(3)])
    const settled = settledText(before, [])
    const after = layAgain(before, { reports: [fresh([1, 2, 3], '二号')] }, settled, newId)
    expect(told(after)).toEqual([
      ['a', [0, 1]],
      ['b', [2]],
    ])
    expect(after.reports[1]?.title).toBe('二号')
    expect(after.furniture).toEqual([{ ranges: [line(3)], byHand: true }])
  })

  test('the heir of two is the one whose title a hand wrote, where most of it is there', () => {
    const origins = { title: { from: 'hand', certainty: 'certain' } } as const
    const before = layOut(TEXT, [kept('a', [0, 1]), kept('b', [2], { title: '我的', origins })], [])
    const after = layAgain(before, { reports: [fresh([0, 1, 2], '一号')] }, [], newId)
    expect(after.reports.map(({ id, title }) => [id, title])).toEqual([['b', '我的']])
    expect(after.replaced).toEqual([{ from: 'a', to: 'b' }])
    const split = layAgain(before, { reports: [fresh([0, 1]), fresh([2, 3])] }, [], newId)
    expect(told(split)).toEqual([
      ['a', [0, 1]],
      ['b', [2, 3]],
    ])
  })

  test('a new report stands by its place on the page; a title written by hand stays', () => {
    const origins = { title: { from: 'hand', certainty: 'certain' } } as const
    const before = layOut(TEXT, [kept('a', [0, 2, 3], { title: '我的', origins })], [])
    const after = layAgain(before, { reports: [fresh([1]), fresh([0]), fresh([2, 3], '三号')] }, [], newId)
    expect(after.reports.map(({ title }) => title)).toEqual([null, null, '我的'])
    expect(after.reports.at(-1)?.id).toBe('a')
  })
})

test('what the user answered stays answered; decisions on settled text stay', () => {
  const decision = (at: number, state?: StoredDecision['state']): StoredDecision => ({
    ...{ kind: 'border', at, to: null, instead: null, applied: true, probability: 0.6, doubtful: true },
    evidence: [],
    ...(state ? { state } : {}),
  })
  const again = decisionsAgain(
    [decision(0, 'refused'), decision(8), decision(16)],
    [decision(0), decision(24)],
    [line(2)],
  )
  expect(again.map(({ at, state }) => [at, state])).toEqual([
    [0, 'refused'],
    [16, undefined],
    [24, undefined],
  ])
})
