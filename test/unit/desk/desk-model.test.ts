import { describe, expect, it } from 'vitest'
import { makeModel, pieceAt } from '../../../renderer/desk/desk-model.ts'
import { idOf, madeDesk } from './made-desk.ts'

const page = madeDesk('- masthead', 'A0 one', 'A1 two', 'B0 three', 'A2 four', 'C0 five')

describe('runs of the page', () => {
  it('are neighbouring pieces of one report; a later one of the same says so', () => {
    const { runs } = makeModel(page, new Map())
    expect(runs.map(({ reportId, first, end, again }) => [reportId, first, end, again])).toEqual([
      [null, 0, 1, false],
      [idOf('A'), 1, 3, false],
      [idOf('B'), 3, 4, false],
      [idOf('A'), 4, 5, true],
      [idOf('C'), 5, 6, false],
    ])
  })
})

describe('colours of reports', () => {
  it('tell neighbours apart, also on a page of thirty reports', () => {
    const letters = Array.from({ length: 30 }, (_, at) => String.fromCharCode(65 + at)).filter((one) =>
      /\w/.test(one),
    )
    const { runs, colorOf } = makeModel(madeDesk(...letters.map((letter) => `${letter}0 text`)), new Map())
    for (const run of runs.slice(1))
      expect(colorOf.get(run.reportId!)).not.toBe(colorOf.get(runs[run.index - 1]!.reportId!))
  })

  it('stay what they are when a report is split off', () => {
    const known = new Map<string, number>()
    const before = makeModel(page, known).colorOf
    const after = makeModel(madeDesk('D0 one', 'A0 two', 'B0 three', 'A1 four', 'C0 five'), known).colorOf
    for (const letter of ['A', 'B', 'C']) expect(after.get(idOf(letter))).toBe(before.get(idOf(letter)))
  })
})

describe('the piece that holds a character', () => {
  const { pieces } = page
  it('is found by its first, last and any character between', () => {
    pieces.forEach((piece, index) => {
      expect(pieceAt({ pieces }, piece.at)).toBe(index)
      expect(pieceAt({ pieces }, piece.at + piece.text.length - 1)).toBe(index)
    })
  })
  it('is the last one behind the end of the page', () =>
    expect(pieceAt({ pieces }, 9999)).toBe(pieces.length - 1))
})
