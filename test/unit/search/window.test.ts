import { describe, expect, test } from 'vitest'
import { findNamed } from '../../../renderer/search/find-commands.ts'
import { cutAtMarks, groupHits } from '../../../renderer/search/group-hits.ts'
import type { SearchHit } from '../../../shared/model/search.ts'

const hit = (reportId: string | null, noteId: string | null, kind: SearchHit['kind']) =>
  ({ reportId, noteId, kind, title: reportId, publication: null, published: null }) as SearchHit

describe('hits', () => {
  test('stand under their report, the report of the best hit first; free notes apart', () => {
    const groups = groupHits([
      hit('b', null, 'text'),
      hit('a', null, 'title'),
      hit('b', null, 'highlight'),
      hit(null, 'n', 'note'),
    ])
    expect(groups.map(({ key, hits }) => [key, hits.length])).toEqual([
      ['b', 2],
      ['a', 1],
      ['note:n', 1],
    ])
  })
  test('a snippet is cut at its marks and loses no character, whatever the marks are', () => {
    const text = '新港区的龙门吊'
    for (const marks of [
      [],
      [[0, 2]],
      [
        [5, 7],
        [0, 1],
      ],
      [
        [1, 4],
        [2, 3],
      ],
      [
        [1, 4],
        [3, 6],
      ],
    ] as [number, number][][]) {
      expect(
        cutAtMarks(text, marks)
          .map((piece) => piece.text)
          .join(''),
      ).toBe(text)
    }
    expect(cutAtMarks(text, [[1, 3]])).toEqual([
      { text: '新', marked: false },
      { text: '港区', marked: true },
      { text: '的龙门吊', marked: false },
    ])
  })
})

test('a command is found by any of its words, in either script; its beginning counts most', () => {
  const names = ['检查资料库', '资料库', '导出…', 'Export this report', 'Report details'].map((name) => ({
    name,
  }))
  expect(findNamed(names, '資料庫').map(({ name }) => name)).toEqual(['资料库', '检查资料库'])
  expect(findNamed(names, 'report').map(({ name }) => name)).toEqual(['Report details', 'Export this report'])
  expect(findNamed(names, 'rep exp').map(({ name }) => name)).toEqual(['Export this report'])
  expect(findNamed(names, '')).toHaveLength(5)
})
