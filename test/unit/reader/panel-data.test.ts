import { describe, expect, test } from 'vitest'
import { arrange } from '../../../renderer/reader/panel/panel-data.ts'
import { inReadingOrder } from '../../../renderer/reader/panel/reading-order.ts'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { ShownLink } from '../../../shared/model/link.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'

const AT = '2026-05-01T08:00:00.000Z'
const highlight = (id: string, ...ranges: [number, number][]): Highlight => ({
  id,
  sourceId: 's',
  reportId: 'r',
  ranges,
  exact: id,
  prefix: '',
  suffix: '',
  color: 'yellow',
  style: 'fill',
  createdAt: AT,
  updatedAt: AT,
})
/** The second block stands before the first in the source, as in a page whose columns were read crosswise. */
const BLOCKS: ShownBlock[] = [
  { kind: 'paragraph', text: '0123456789', segments: [[0, 100, 10]] },
  { kind: 'paragraph', text: 'abcdefghij', segments: [[0, 20, 10]] },
]
const ids = (highlights: Highlight[]): string[] => inReadingOrder(highlights, BLOCKS).map(({ id }) => id)

describe('what the panel shows', () => {
  test('highlights come in reading order, not in source order', () => {
    expect(ids([highlight('second', [22, 24]), highlight('first', [103, 105])])).toEqual(['first', 'second'])
  })
  test('two that begin together: the longer first; one that no block shows: last', () => {
    expect(
      ids([highlight('gone', [5, 9]), highlight('short', [100, 102]), highlight('long', [100, 108])]),
    ).toEqual(['long', 'short', 'gone'])
  })

  const end = (kind: 'highlight' | 'report', id: string): ShownLink['fromEnd'] => ({
    kind,
    id,
    reportId: 'r',
    reportTitle: null,
    publication: null,
    published: null,
    quote: null,
    color: null,
  })
  const link = (id: string, from: ShownLink['fromEnd'], to: ShownLink['fromEnd']): ShownLink => ({
    id,
    from: { kind: from.kind, id: from.id },
    to: { kind: to.kind, id: to.id },
    relation: 'updates',
    note: '',
    createdAt: AT,
    updatedAt: AT,
    fromEnd: from,
    toEnd: to,
  })

  test('a link between two passages of one report is on both cards and once in the list', () => {
    const data = arrange(
      'r',
      {
        highlights: [highlight('a', [100, 102]), highlight('b', [104, 106])],
        notes: [],
        themes: [{ themeId: 't', target: { kind: 'highlight', id: 'b' } }],
        links: [
          link('l', end('highlight', 'a'), end('highlight', 'b')),
          link('w', end('report', 'other'), end('report', 'r')),
        ],
      },
      BLOCKS,
    )
    expect(data.cards.map((card) => card.links.map(({ near }) => near))).toEqual([['from'], ['to']])
    expect(data.links.map(({ link, near }) => [link.id, near])).toEqual([
      ['w', 'to'],
      ['l', 'from'],
    ])
    expect(data.cards[1]?.themeIds).toEqual(['t'])
  })
})
