import { describe, expect, test } from 'vitest'
import { gridAction } from '../../../renderer/library/table/grid-keys.ts'
import { layOut, reportsBetween, type Line } from '../../../renderer/library/table/lines.ts'
import { rowWindow } from '../../../renderer/ui/use-window.ts'
import type { ReportRow } from '../../../shared/model/report.ts'

const report = (id: string, publication: string | null, published: string | null) =>
  ({ id, publication, published, sourceId: `s${id}`, fileName: `${id}.txt` }) as ReportRow
const rows = [
  report('1', '海港日报', '2025-03-04'),
  report('2', null, null),
  report('3', '濱江時報', '2025-03-06'),
  report('4', '海港日报', '2025-03-06'),
]
const words = {
  publication: (row: ReportRow) => row.publication ?? '无刊名',
  source: (row: ReportRow) => row.fileName,
  date: (row: ReportRow) => row.published ?? '无日期',
}
const show = (lines: Line[]): string[] =>
  lines.map((line) => (line.kind === 'group' ? `${line.label} ${line.count}` : line.report.id))

describe('lines of the table', () => {
  test('without groups the order given holds', () => {
    expect(show(layOut(rows, 'none', words, new Set()))).toEqual(['1', '2', '3', '4'])
  })
  test('groups keep that order inside; what belongs to none comes last', () => {
    const byName = show(layOut(rows, 'publication', words, new Set()))
    expect(byName).toEqual(['濱江時報 1', '3', '海港日报 2', '1', '4', '无刊名 1', '2'])
    const byDate = show(layOut(rows, 'date', words, new Set()))
    expect(byDate).toEqual(['2025-03-06 2', '3', '4', '2025-03-04 1', '1', '无日期 1', '2'])
  })
  test('a closed group shows its heading only', () => {
    expect(show(layOut(rows, 'date', words, new Set(['group:2025-03-06'])))).toEqual([
      '2025-03-06 2',
      '2025-03-04 1',
      '1',
      '无日期 1',
      '2',
    ])
  })
  test('a selection stretches over reports, not over headings, in either direction', () => {
    const lines = layOut(rows, 'date', words, new Set())
    expect(reportsBetween(lines, 1, 4)).toEqual(['3', '4', '1'])
    expect(reportsBetween(lines, 4, 1)).toEqual(['3', '4', '1'])
  })
})

describe('rows in sight', () => {
  test('of thousands only what is near the visible part', () => {
    const top = rowWindow(0, 720, 36, 5000)
    expect(top.start).toBe(0)
    expect(top.end).toBeLessThan(50)
    const middle = rowWindow(90_000, 720, 36, 5000)
    expect(middle.start).toBeLessThanOrEqual(2500)
    expect(middle.end).toBeGreaterThanOrEqual(2520)
    expect(middle.end - middle.start).toBeLessThan(60)
    expect(rowWindow(180_000, 720, 36, 5000).end).toBe(5000)
  })
  test('a list that became short while one was far down shows its rows', () => {
    expect(rowWindow(90_000, 720, 36, 3)).toMatchObject({ start: 0, end: 3 })
  })
})

describe('keys of the table', () => {
  const key = (key: string, parts: object = {}) => ({
    key,
    ctrlKey: false,
    metaKey: false,
    shiftKey: false,
    altKey: false,
    ...parts,
  })
  test('moves stop at both ends', () => {
    expect(gridAction(key('ArrowUp'), 0, 10, 5)).toEqual({ do: 'move', to: 0, extend: false })
    expect(gridAction(key('PageDown', { shiftKey: true }), 7, 10, 5)).toEqual({
      do: 'move',
      to: 9,
      extend: true,
    })
  })
  test('Delete removes, on a Mac by the key that has its name', () => {
    expect(gridAction(key('Delete'), 3, 10, 5)).toEqual({ do: 'remove' })
    expect(gridAction(key('Backspace'), 3, 10, 5)).toEqual({ do: 'remove' })
  })
  test('Enter opens, with Ctrl or ⌘ beside; letters alone are no commands', () => {
    expect(gridAction(key('Enter'), 3, 10, 5)).toEqual({ do: 'open', beside: false })
    expect(gridAction(key('Enter', { metaKey: true }), 3, 10, 5)).toEqual({ do: 'open', beside: true })
    expect(gridAction(key('a'), 3, 10, 5)).toBe(null)
    expect(gridAction(key('a', { ctrlKey: true }), 3, 10, 5)).toEqual({ do: 'select-all' })
    expect(gridAction(key('F10', { shiftKey: true }), 3, 10, 5)).toEqual({ do: 'menu' })
  })
})
