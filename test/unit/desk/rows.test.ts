/** What rows show of a page, and that an act draws only those again of which something changed. */
import { expect, test } from 'vitest'
import { makeModel } from '../../../renderer/desk/desk-model.ts'
import { createRowsOf } from '../../../renderer/desk/rows.ts'
import type { Desk } from '../../../shared/model/page.ts'
import { idOf, madeDesk } from './made-desk.ts'

const SECTIONS = [
  { index: 0, first: 0, end: 3 },
  { index: 1, first: 3, end: 6 },
]
const LINES = ['A0 一', 'A1 二', 'B0 三', 'B1 四', 'C0 五', 'C1 六']
const colors = new Map<string, number>()
const model = (desk: Desk) => makeModel(desk, colors)
/** The page as it comes back from the library: pieces that are as they were are the same objects. */
const changed = (desk: Desk, change: (piece: Desk['pieces'][number], index: number) => object): Desk => ({
  ...desk,
  pieces: desk.pieces.map((piece, index) => {
    const fields = change(piece, index)
    return Object.keys(fields).length > 0 ? { ...piece, ...fields } : piece
  }),
})

test('a page that is told again as it was draws nothing', () => {
  const rowsOf = createRowsOf()
  const desk = madeDesk(...LINES)
  const before = rowsOf(model(desk), SECTIONS, [], () => 'zh-Hans')
  const after = rowsOf(model({ ...desk, version: 2 }), SECTIONS, [], () => 'zh-Hans')
  expect(after.map((rows, i) => rows === before[i])).toEqual([true, true])
})

test('one piece of another kind: its section is drawn, and in it only its row', () => {
  const rowsOf = createRowsOf()
  const desk = madeDesk(...LINES)
  const [first, second] = rowsOf(model(desk), SECTIONS, [], () => 'zh-Hans')
  const quoted = changed(desk, (_, index) => (index === 4 ? { kind: 'quote' } : {}))
  const [above, below] = rowsOf(model(quoted), SECTIONS, [], () => 'zh-Hans')
  expect(above).toBe(first)
  expect(below!.map((row, i) => row === second![i])).toEqual([true, false, true])
})

test('a piece that changes hands moves the head and the border; what stands in other rows stays', () => {
  const rowsOf = createRowsOf()
  const desk = madeDesk(...LINES)
  const before = rowsOf(model(desk), SECTIONS, [], () => 'zh-Hans').flat()
  const given = changed(desk, (_, index) => (index === 2 ? { reportId: idOf('A') } : {}))
  const after = rowsOf(model(given), SECTIONS, [], () => 'zh-Hans').flat()
  expect(after.map(({ head }) => head?.number ?? null)).toEqual([1, null, null, 2, 3, null])
  expect(after.map(({ border }) => border?.now ?? null)).toEqual([null, null, null, 3, 4, null])
  expect([0, 1, 5].map((i) => after[i] === before[i])).toEqual([true, true, true])
})

test('a new number is told in the row, and what is in the row stays', () => {
  const rowsOf = createRowsOf()
  const desk = madeDesk(...LINES)
  const before = rowsOf(model(desk), SECTIONS, [], () => 'zh-Hans').flat()
  const swapped = { ...desk, reports: desk.reports.map((one, i) => ({ ...one, position: [1, 0, 2][i]! })) }
  const after = rowsOf(model(swapped), SECTIONS, [], () => 'zh-Hans').flat()
  expect(after.map(({ number }) => number)).toEqual([2, 2, 1, 1, 3, 3])
  expect(after[1]!.piece).toBe(before[1]!.piece)
  expect(after[5]).toBe(before[5])
})
