/** Reasons are whole words. All texts are made up. */
import { expect, test } from 'vitest'
import { reasonWords } from '../../../electron/backend/related/reason-words.ts'
import type { SharedTerm } from '../../../electron/backend/related/score.ts'

const HERE = '石畔镇长闵知行说，跨境電商园月底开门。闵知行又说，跨境電商是一類新行当，高原红茶也上架。'
const THERE = '跨境电商园开门那天，闵知行剪彩。高原红茶卖得好，跨境电商算一类新行当。'

function shared(...terms: string[]): SharedTerm[] {
  const fold = (text: string): string => text.replaceAll('電', '电').replaceAll('類', '类')
  return terms.map((term, i) => ({
    term: {
      ...{ term, times: 2, at: fold(HERE).indexOf(term), common: 0, kind: 'term' as const },
      ...{ rarity: 5, weight: 10 - i },
    },
    at: fold(THERE).indexOf(term),
    times: 2,
  }))
}
const words = (...terms: string[]): string[] =>
  reasonWords(shared(...terms), HERE, THERE, { name: 5, term: 5 }).map(({ here: [start, end] }) =>
    HERE.slice(start, end),
  )

test('a piece of a word becomes the word, wherever the same characters stand beside it', () => {
  expect(words('知行')).toEqual(['闵知行'])
})

test('pieces of one word are one reason, and no part of it is another', () => {
  expect(words('电商', '境电', '跨境')).toEqual(['跨境電商'])
})

test('what counts or points at something is none', () => {
  expect(words('一类', '红茶')).toHaveLength(1)
})

test('both places are told', () => {
  const [word] = reasonWords(shared('知行'), HERE, THERE, { name: 5, term: 5 })
  expect(THERE.slice(...word!.there)).toBe('闵知行')
})
