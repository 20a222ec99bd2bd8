import { describe, expect, test } from 'vitest'
import { decodeTable } from '../../../renderer/themes/decode-table.ts'
import { filterRows, sortRows, type PassageRow } from '../../../renderer/themes/passage-rows.ts'
import { stepOf } from '../../../electron/backend/themes/step.ts'
import { twinOf } from '../../../renderer/themes/theme-tree.ts'
import type { Theme, ThemePassage } from '../../../shared/model/theme.ts'

const theme = (id: string, parentId: string | null, position: number, name = id): Theme => ({
  ...{ id, parentId, name, position, definition: '', color: 'gray' },
  ...{ createdAt: '', updatedAt: '', highlights: 0, reports: 0 },
})
/** a, b (b1, b2), c */
const TREE = [
  theme('a', null, 0),
  theme('b', null, 1, '渔业'),
  theme('c', null, 2),
  theme('b1', 'b', 0),
  theme('b2', 'b', 1),
]

describe('a theme moves one step', () => {
  test('among its siblings, below the one above, beside its parent; not past the ends', () => {
    expect(stepOf(TREE, 'c', 'up')).toEqual({ id: 'c', parentId: null, before: 'b' })
    expect(stepOf(TREE, 'a', 'down')).toEqual({ id: 'a', parentId: null, before: 'c' })
    expect(stepOf(TREE, 'b', 'down')).toEqual({ id: 'b', parentId: null, before: null })
    expect(stepOf(TREE, 'c', 'in')).toEqual({ id: 'c', parentId: 'b', before: null })
    expect(stepOf(TREE, 'b1', 'out')).toEqual({ id: 'b1', parentId: null, before: 'c' })
    expect(stepOf(TREE, 'a', 'up')).toBeNull()
    expect(stepOf(TREE, 'a', 'in')).toBeNull()
    expect(stepOf(TREE, 'c', 'out')).toBeNull()
  })
  test('a theme whose parent is not in the list stands at the top', () => {
    const orphan = [theme('a', null, 0), theme('x', 'gone', 1)]
    expect(stepOf(orphan, 'x', 'up')).toEqual({ id: 'x', parentId: null, before: 'a' })
    expect(stepOf(orphan, 'x', 'out')).toBeNull()
  })
  test('a name that stands in the tree already is seen in either script, but not as its own', () => {
    expect(twinOf(TREE, ' 漁業 ')?.theme.id).toBe('b')
    expect(twinOf(TREE, '漁業', 'b')).toBeUndefined()
    expect(twinOf(TREE, ' ')).toBeUndefined()
  })
})

describe('passages of a theme', () => {
  const row = (id: string, color: ThemePassage['color'], start: number, addedAt: string): PassageRow => ({
    passage: {
      ...{ id, color, addedAt, themeIds: [], sourceId: '', reportId: null, ranges: [[start, start + 4]] },
      ...{ exact: `引文${id}`, prefix: '', suffix: '', style: 'fill', createdAt: '', updatedAt: '' },
      shown: id === 'x' ? '正字' : null,
    },
    ...{ report: null, note: null, target: { kind: 'highlight', id } },
  })
  const rows = [row('x', 'red', 30, '3'), row('y', 'yellow', 10, '2'), row('z', 'red', 20, '1')]
  const ids = (list: PassageRow[]): string[] => list.map(({ target }) => target.id)
  test('are sorted by colour in the order of the keys, by when they were added, by place', () => {
    expect(ids(sortRows(rows, 'color'))).toEqual(['y', 'z', 'x'])
    expect(ids(sortRows(rows, 'added'))).toEqual(['z', 'y', 'x'])
    expect(ids(sortRows(rows, 'report'))).toEqual(['y', 'z', 'x'])
  })
  test('are filtered by words and colour', () => {
    expect(ids(filterRows(rows, { text: '引文 Ｚ', color: 'any' }))).toEqual(['z'])
    expect(ids(filterRows(rows, { text: '', color: 'red' }))).toEqual(['x', 'z'])
    expect(ids(filterRows(rows, { text: '正字', color: 'any' }))).toEqual(['x'])
    expect(ids(filterRows(rows, { text: '引文x', color: 'any' }))).toEqual(['x'])
  })
})

test('a table is read in UTF-8, UTF-16 with its mark and GB 18030; else it is told', () => {
  expect(decodeTable(new TextEncoder().encode('path\n渔业'))).toBe('path\n渔业')
  expect(decodeTable(new Uint8Array([0xff, 0xfe, 0x14, 0x6e]))).toBe('渔')
  expect(decodeTable(new Uint8Array([0xd3, 0xe6]))).toBe('渔')
  expect(decodeTable(new Uint8Array([0xff, 0x00, 0x81]))).toBeNull()
})
