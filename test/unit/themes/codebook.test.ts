import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readCodebook, writeCodebook } from '../../../electron/backend/themes/codebook.ts'
import { planCodebook } from '../../../electron/backend/themes/codebook-plan.ts'
import { HighlightColor } from '../../../shared/model/highlight.ts'
import type { Theme } from '../../../shared/model/theme.ts'
import { nameKey } from '../../../shared/text/same-name.ts'

const AT = '2026-03-04T00:00:00.000Z'
const id = (n: number): string => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}`
const theme = (n: number, name: string, parent: number | null = null, more: Partial<Theme> = {}): Theme => ({
  ...{ id: id(n), parentId: parent === null ? null : id(parent), name, definition: '', color: 'gray' },
  ...{ position: n, createdAt: AT, updatedAt: AT, highlights: 0, reports: 0 },
  ...more,
})

const TREE = [
  theme(1, '交通', null, { definition: '路与水路，\n不含航空。', color: 'blue', highlights: 3, reports: 1 }),
  theme(2, '渡轮/摆渡', 1),
  theme(3, '=1+1', null, { definition: "'-不是公式" }),
  theme(4, '@提及', 3, { color: 'red' }),
]
/** The tree as one reads it: paths with what they say, in order. */
const told = (csv: string): unknown =>
  readCodebook(csv).rows.map(({ path, definition, color }) => [path, definition, color])

describe('a codebook', () => {
  test('is a table with a byte order mark, one row a theme, formulas disarmed', () => {
    const csv = writeCodebook(TREE)
    expect(csv.startsWith('\ufeffpath,definition,color,id,passages,reports\r\n')).toBe(true)
    expect(csv).toContain(`交通,"路与水路，\n不含航空。",blue,${id(1)},3,1\r\n`)
    expect(csv).toContain(`交通/渡轮\\/摆渡,,gray,${id(2)},0,0`)
    expect(csv).toContain(`'=1+1,''-不是公式,gray`)
    for (const line of csv.split('\r\n')) expect(line).not.toMatch(/^[=+\-@]|,[=+\-@]/)
  })

  test('reads back to the same tree', () => {
    expect(planCodebook(TREE, writeCodebook(TREE)).outcome).toEqual({
      ...{ created: 0, changed: 0, same: 4, bad: [] },
    })
    const { themes, outcome } = planCodebook([], writeCodebook(TREE))
    expect(outcome.created).toBe(4)
    expect(themes.map(({ name, parent, color }) => [name, parent?.name ?? null, color])).toEqual([
      ['交通', null, 'blue'],
      ['渡轮/摆渡', '交通', 'gray'],
      ['=1+1', null, 'gray'],
      ['@提及', '=1+1', 'red'],
    ])
  })

  test('reads any names back, and any order', () => {
    const name = fc
      .string({ minLength: 1, maxLength: 12, unit: 'grapheme' })
      .map((text) =>
        text
          .trim()
          .replaceAll(/[\r\n]/g, ' ')
          .trim(),
      )
      .filter((text) => text !== '')
    const trees = fc
      .array(fc.record({ name, above: fc.nat(), definition: fc.string({ unit: 'grapheme' }) }), {
        minLength: 1,
        maxLength: 12,
      })
      .map((rows) =>
        rows
          .map((row, n) =>
            theme(n, row.name, n === 0 || row.above % 3 === 0 ? null : row.above % n, {
              definition: row.definition.replaceAll('\r', ''),
              color: HighlightColor.options[n % 8]!,
            }),
          )
          .filter(
            (one, at, all) =>
              all.findIndex(
                (other) => other.parentId === one.parentId && nameKey(other.name) === nameKey(one.name),
              ) === at,
          )
          .filter((one, _, all) => one.parentId === null || all.some((other) => other.id === one.parentId)),
      )
      .filter((all) => all.every((one) => one.parentId === null || all.some((o) => o.id === one.parentId)))
    fc.assert(
      fc.property(trees, (tree) => {
        const csv = writeCodebook(tree)
        const { themes, outcome } = planCodebook([], csv)
        expect(outcome.bad).toEqual([])
        const again = themes.map((one, n) =>
          theme(n, one.name, one.parent ? themes.indexOf(one.parent) : null, {
            definition: one.definition,
            color: one.color,
          }),
        )
        expect(told(writeCodebook(again))).toEqual(told(csv))
      }),
      { numRuns: 300 },
    )
  })

  test('a row finds its theme by id though it was renamed and moved; by path in the other script', () => {
    const csv = `path,definition,id\r\n水运,新的,${id(2)}\r\n"交通/道路",路,\r\n`
    const { themes, outcome } = planCodebook([theme(1, '交通'), theme(2, '渡轮', 1)], csv)
    expect(outcome).toEqual({ created: 1, changed: 1, same: 0, bad: [] })
    expect(themes.map(({ name, parent, known }) => [name, parent?.name ?? null, known?.id ?? null])).toEqual([
      ['水运', null, id(2)],
      ['交通', null, id(1)],
      ['道路', '交通', null],
    ])
    expect(planCodebook([theme(1, '漁業')], 'path,color\n渔业,red\n').outcome).toEqual({
      ...{ created: 0, changed: 1, same: 0, bad: [] },
    })
  })

  test('bad rows are told, each with its row, and the others are read', () => {
    const csv = [
      'color,path,definition',
      'blue,交通,',
      'pink,颜色,',
      ',交通//空,',
      `,${'长'.repeat(201)},`,
      ',交通,又来一次',
      ',港口,好',
    ].join('\n')
    const { outcome } = planCodebook([], csv)
    expect(outcome.created).toBe(2)
    expect(outcome.bad.map(({ row, problem }) => [row, problem])).toEqual([
      [3, 'unknown-color'],
      [4, 'empty-name'],
      [5, 'long-name'],
      [6, 'twice'],
    ])
    expect(planCodebook([], 'name;color\nA;red\n').outcome.bad).toEqual([
      { row: 1, problem: 'no-path', text: 'name,color' },
    ])
    expect(planCodebook([], 'path\n"交通\n渡轮').outcome.bad.map(({ problem }) => problem)).toEqual([
      'broken-quotes',
    ])
    const circle = `path,id\nB/A,${id(1)}\nA/B,${id(2)}\n`
    expect(
      planCodebook([theme(1, 'A'), theme(2, 'B')], circle).outcome.bad.map(({ problem }) => problem),
    ).toContain('inside-itself')
  })

  test('semicolons and tabs part columns, too', () => {
    expect(planCodebook([], '\ufeffpath;color\r\n交通;red\r\n').outcome.created).toBe(1)
    expect(planCodebook([], 'path\tcolor\n交通\tred\n').outcome.created).toBe(1)
  })
})
