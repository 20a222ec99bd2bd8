import { describe, expect, it } from 'vitest'
import type { LinkProposal, ParallelPassage, PassagePlace } from '../../../shared/model/parallel.ts'
import { makeBonds, seenFrom } from '../../../renderer/reader/beside/bonds.ts'
import { RibbonIndex, type Ribbon } from '../../../renderer/reader/beside/ribbons/ribbon-index.ts'

const place = (reportId: string, start: number, end: number): PassagePlace => ({
  ...{ reportId, ranges: [[start, end]], text: `${reportId} ${start}` },
  start: { block: 0, offset: start },
  end: { block: 0, offset: end },
})
const passage = (from: number): ParallelPassage => ({
  ...{ a: place('one', from, from + 20), b: place('two', from + 5, from + 25) },
  ...{ kind: 'near', matched: 18, likeness: 0.9 },
})
const proposal = ({ a, b, ...rest }: ParallelPassage): LinkProposal => ({
  ...{ ...rest, from: b, to: a, relation: 'quotes' },
})

type Annotations = Parameters<typeof makeBonds>[2][number]
const annotated = (reportId: string, id: string, start: number, end: number): Annotations =>
  ({
    highlights: [{ id, reportId, ranges: [[start, end]], exact: 'words' }],
    links: [
      {
        id: 'link',
        from: { kind: 'highlight', id: 'h1' },
        to: { kind: 'highlight', id: 'h2' },
        relation: 'confirms',
      },
    ],
    notes: [],
    themes: [],
  }) as unknown as Annotations

describe('bonds of open reports', () => {
  it('tie two places once: as the proposal where one is proposed', () => {
    const bonds = makeBonds([passage(0), passage(100)], [proposal(passage(0))], [])
    expect(bonds.map(({ kind }) => kind)).toEqual(['proposal', 'passage'])
  })

  it('keep their names when what is proposed is known later: an open card stays open', () => {
    const [before] = makeBonds([passage(0)], [], [])
    const [after] = makeBonds([passage(0)], [proposal(passage(0))], [])
    expect([before!.kind, after!.kind]).toEqual(['passage', 'proposal'])
    expect(after!.id).toBe(before!.id)
  })

  it('show a linked passage as the link alone, once, whichever report tells of it', () => {
    const bonds = makeBonds(
      [passage(0), passage(100)],
      [],
      [annotated('one', 'h1', 2, 20), annotated('two', 'h2', 5, 25)],
    )
    expect(bonds.map(({ kind }) => kind)).toEqual(['link', 'passage'])
    expect(seenFrom(bonds[0]!, 'two')?.far.reportId).toBe('one')
  })

  it('leave out a link whose other end is in no open report', () => {
    expect(makeBonds([], [], [annotated('one', 'h1', 2, 20)])).toEqual([])
  })
})

describe('ribbons near the viewport', () => {
  const ribbon = (left: number, right: number, blocks = 0): Ribbon => ({
    bond: makeBonds([passage(left)], [], [])[0]!,
    left: { from: { block: left, offset: 0 }, to: { block: left + blocks, offset: 4 } },
    right: { from: { block: right, offset: 0 }, to: { block: right, offset: 4 } },
  })
  const ribbons = [ribbon(0, 90), ribbon(3, 3), ribbon(10, 50, 5), ribbon(80, 11)]
  const index = new RibbonIndex(ribbons)

  it('are those with an end in sight on either side, each once', () => {
    expect(index.near([0, 5], [0, 5])).toEqual([ribbons[0], ribbons[1]])
    expect(index.near([20, 30], [10, 12])).toEqual([ribbons[3]])
  })

  it('are found by the middle of a long passage', () => {
    expect(index.near([12, 13], [0, 1])).toEqual([ribbons[2]])
  })

  it('are none where nothing is in sight', () => {
    expect(index.near([0, 0], [0, 0])).toEqual([])
  })
})
