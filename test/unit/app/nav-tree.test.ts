import { expect, test } from 'vitest'
import { groupSources, themeLines } from '../../../renderer/app/nav/nav-tree.ts'
import type { ReportRow } from '../../../shared/model/report.ts'
import type { Source } from '../../../shared/model/source.ts'
import type { Theme } from '../../../shared/model/theme.ts'

const source = (id: string, publication: string | null, published: string | null, pageLabel: string | null) =>
  ({ id, publication, published, pageLabel, fileName: `${id}.txt` }) as Source
const report = (id: string, sourceId: string, position: number) => ({ id, sourceId, position }) as ReportRow
const theme = (id: string, parentId: string | null, position: number) => ({ id, parentId, position }) as Theme

test('pages stand under their publication, latest first, by page number; unknown ones last', () => {
  const groups = groupSources(
    [
      source('a', '海港日报', '2025-03-04', '10'),
      source('b', null, null, null),
      source('c', '海港日报', '2025-03-05', '2'),
      source('d', '海港日报', '2025-03-04', '2'),
    ],
    [report('r2', 'a', 1), report('r1', 'a', 0), report('r3', 'b', 0)],
  )
  expect(groups.map(({ name, reports }) => [name, reports])).toEqual([
    ['海港日报', 2],
    [null, 1],
  ])
  expect(groups[0]!.pages.map(({ source }) => source.id)).toEqual(['c', 'd', 'a'])
  expect(groups[0]!.pages[2]!.reports.map(({ id }) => id)).toEqual(['r1', 'r2'])
})

test('themes stand in the order of their tree; an orphan is not lost', () => {
  const lines = themeLines([
    theme('child', 'top', 0),
    theme('second', null, 1),
    theme('top', null, 0),
    theme('orphan', 'gone', 2),
  ])
  expect(lines.map(({ theme, depth }) => `${depth}${theme.id}`)).toEqual([
    '0top',
    '1child',
    '0second',
    '0orphan',
  ])
})
