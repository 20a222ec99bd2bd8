import { expect, it } from 'vitest'
import { refusalOf, relationFor, wordsKey } from '../../../electron/backend/proposals/propose.ts'

it.each([
  ['near', '渡船翻沉造成3人死亡', '渡船翻沉造成4人死亡', 'different-figure'],
  ['near', '3月2日举行峰会', '2日舉行峰會', 'quotes'],
  ['near', '约3万吨货物', '3.02万吨货物', 'quotes'],
  ['identical', '运费多出两成', '運費多出兩成', 'quotes'],
  ['reworded', '运费多出两成，要走五天', '多出的运费有20%', 'same-event'],
] as const)('%s: %s and %s are proposed as %s', (kind, one, other, relation) => {
  expect(relationFor(kind, one, other)).toBe(relation)
})

it('a refusal holds where edges moved a little, either way round, and for the same words elsewhere', () => {
  const refusal = {
    id: 'a',
    from: { sourceId: '1', ranges: [[10, 50] as [number, number]] },
    to: { sourceId: '2', ranges: [[100, 140] as [number, number]] },
    words: wordsKey('冷库推迟启用', '冷庫推遲啟用。'),
    createdAt: '',
  }
  const at = (sourceId: string, start: number, end: number) => ({
    sourceId,
    ranges: [[start, end] as [number, number]],
  })
  const find = (one: ReturnType<typeof at>, other: ReturnType<typeof at>, words = '') =>
    refusalOf([refusal], one, other, words)?.id ?? null
  expect(find(at('1', 8, 48), at('2', 100, 145))).toBe('a')
  expect(find(at('2', 100, 140), at('1', 10, 50))).toBe('a')
  expect(find(at('1', 45, 95), at('2', 100, 140))).toBe(null)
  expect(find(at('3', 10, 50), at('2', 100, 140))).toBe(null)
  expect(find(at('7', 0, 6), at('8', 0, 6), wordsKey('冷庫推遲啟用', '冷库，推迟启用'))).toBe('a')
})
