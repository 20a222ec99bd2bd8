import { describe, expect, it } from 'vitest'
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import {
  HighlightIndex,
  paintSpans,
  placeHighlights,
  type Annotations,
} from '../../../renderer/reader/highlights/placed.ts'

/** Two blocks; the second was broken by a column, so its text comes from two places of the source. */
const blocks: ShownBlock[] = [
  { kind: 'title', text: '港口复航', segments: [[0, 0, 4]] },
  {
    kind: 'paragraph',
    text: '货轮昨日离港，今晨抵达。',
    segments: [
      [0, 10, 7],
      [7, 40, 5],
    ],
  },
]
const highlight = (id: string, ranges: Highlight['ranges'], more: Partial<Highlight> = {}): Highlight => ({
  id,
  sourceId: 's',
  reportId: 'r',
  ranges,
  exact: '',
  prefix: '',
  suffix: '',
  color: 'yellow',
  style: 'fill',
  createdAt: '',
  updatedAt: '',
  ...more,
})
const annotations = (highlights: Highlight[], more: Partial<Annotations> = {}): Annotations => ({
  highlights,
  notes: [],
  themes: [],
  links: [],
  ...more,
})
const note = (id: string): Annotations['notes'][number] => ({
  id: `note-${id}`,
  target: { kind: 'highlight', id },
  state: '',
  text: '',
  revision: 1,
  createdAt: '',
  updatedAt: '',
})
const link = (from: string, to: string): Annotations['links'][number] => {
  const end = (id: string) => ({
    kind: 'highlight' as const,
    id,
    reportId: 'r',
    reportTitle: null,
    publication: null,
    published: null,
    quote: null,
    color: null,
  })
  return {
    id: `${from}-${to}`,
    from: { kind: 'highlight', id: from },
    to: { kind: 'highlight', id: to },
    relation: 'updates',
    note: '',
    createdAt: '',
    updatedAt: '',
    fromEnd: end(from),
    toEnd: end(to),
  }
}

describe('placeHighlights', () => {
  it('puts a highlight over a mended column into one stretch of the shown text', () => {
    const across = highlight('a', [
      [14, 17],
      [40, 42],
    ])
    const [placed] = placeHighlights(blocks, annotations([across]))
    expect(placed!.parts).toEqual([{ block: 1, start: 4, end: 9 }])
  })

  it('sorts by where they stand, not by when they were made', () => {
    const later = highlight('later', [[41, 43]])
    const earlier = highlight('earlier', [[0, 2]])
    const placed = placeHighlights(blocks, annotations([later, earlier]))
    expect(placed.map((one) => one.highlight.id)).toEqual(['earlier', 'later'])
  })

  it('keeps a highlight whose text is not shown, without parts', () => {
    expect(placeHighlights(blocks, annotations([highlight('gone', [[90, 95]])]))[0]!.parts).toEqual([])
  })

  it('counts notes and both ends of links', () => {
    const placed = placeHighlights(
      blocks,
      annotations([highlight('a', [[0, 2]]), highlight('b', [[10, 12]])], {
        notes: [note('a')],
        links: [link('b', 'a')],
      }),
    )
    expect(placed.map(({ notes, links }) => [notes, links])).toEqual([
      [1, 1],
      [0, 1],
    ])
  })
})

describe('paintSpans', () => {
  const names = (list: Annotations): string[] =>
    paintSpans(placeHighlights(blocks, list)).map((span) => span.name)

  it('paints colour and style, a line for a note, dots for a link', () => {
    const one = highlight('a', [[0, 2]], { color: 'blue', style: 'underline' })
    expect(names(annotations([one], { notes: [note('a')] }))).toEqual(['hl-underline-blue', 'hl-note'])
  })

  it('shows a passage that was only linked by its dots alone', () => {
    const bare = highlight('a', [[0, 2]], { color: 'gray', style: 'underline' })
    expect(names(annotations([bare], { links: [link('a', 'x')] }))).toEqual(['hl-link'])
  })

  it('still shows it when its link is gone', () => {
    const bare = highlight('a', [[0, 2]], { color: 'gray', style: 'underline' })
    expect(names(annotations([bare]))).toEqual(['hl-underline-gray'])
  })
})

describe('HighlightIndex', () => {
  it('finds what is under a character of a block', () => {
    const index = new HighlightIndex(
      placeHighlights(blocks, annotations([highlight('a', [[0, 4]]), highlight('b', [[1, 3]])])),
    )
    expect(index.at({ block: 0, offset: 2 })).toEqual(['b', 'a'])
    expect(index.at({ block: 0, offset: 3 })).toEqual(['a'])
    expect(index.at({ block: 1, offset: 2 })).toEqual([])
  })
})
