import { describe, expect, test } from 'vitest'
import { pickThemes } from '../../../renderer/themes/pick-themes.ts'
import { flatten, themeTree } from '../../../renderer/themes/theme-tree.ts'
import { withDescendants } from '../../../shared/theme-order.ts'
import type { Theme } from '../../../shared/model/theme.ts'

let made = 0
const theme = (name: string, parentId: string | null = null): Theme => ({
  id: name,
  parentId,
  name,
  definition: '',
  color: 'gray',
  position: made++,
  createdAt: '2026-05-01T08:00:00.000Z',
  updatedAt: '2026-05-01T08:00:00.000Z',
  highlights: 0,
  reports: 0,
})
const THEMES = [
  theme('物流'),
  theme('通关时效', '物流'),
  theme('Freight'),
  theme('海外倉', '物流'),
  theme('时效'),
]
const names = (typed: string, first: string[] = []): string[] =>
  pickThemes(THEMES, typed, new Set(first)).found.map((node) => node.theme.name)

describe('the theme picker', () => {
  test('nothing typed: those set already come first, then the tree', () => {
    expect(names('', ['Freight'])).toEqual(['Freight', '物流', '通关时效', '海外倉', '时效'])
  })
  test('either script finds the other, any case, any width', () => {
    expect(names('海外仓')).toEqual(['海外倉'])
    expect(names('通關')).toEqual(['通关时效'])
    expect(names('ｆＲＥＩ')).toEqual(['Freight'])
  })
  test('the whole name stands before the part of a name', () => {
    expect(names('时效')).toEqual(['时效', '通关时效'])
  })
  test('words of the path count too, in any order', () => {
    expect(names('时效 物流')).toEqual(['通关时效'])
  })
  test('a new name can be created, one that stands there cannot, nor its twin in the other script', () => {
    expect(pickThemes(THEMES, '  数据  矛盾 ', new Set()).create).toBe('数据 矛盾')
    expect(pickThemes(THEMES, '时', new Set()).create).toBe('时')
    expect(pickThemes(THEMES, 'freight', new Set()).create).toBeNull()
    expect(pickThemes(THEMES, '時效', new Set()).create).toBeNull()
    expect(pickThemes(THEMES, ' ', new Set()).create).toBeNull()
  })
})

describe('the tree of themes', () => {
  test('a theme whose parent is gone stands at the top', () => {
    const [lost] = themeTree([theme('孤', 'gone')])
    expect(lost?.depth).toBe(0)
  })
  test('depth and path', () => {
    const node = flatten(themeTree(THEMES)).find(({ theme }) => theme.name === '海外倉')
    expect(node).toMatchObject({ depth: 1, path: '物流 / 海外倉' })
  })
  test('a theme cannot go below itself or what is below it', () => {
    const deep = [...THEMES, theme('夜间', '通关时效')]
    expect(withDescendants(deep, '物流')).toEqual(new Set(['物流', '通关时效', '海外倉', '夜间']))
  })
})
