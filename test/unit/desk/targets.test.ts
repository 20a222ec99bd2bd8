import { describe, expect, it } from 'vitest'
import { makeModel } from '../../../renderer/desk/desk-model.ts'
import {
  borderAct,
  moveCaret,
  orderAct,
  runAbove,
  sourceAt,
  splitAct,
  targets,
  unmendAct,
} from '../../../renderer/desk/targets.ts'
import { idOf, madeDesk } from './made-desk.ts'

const model = makeModel(madeDesk('- head', 'A0 one.', 'A1 two', 'B0 three', '- page 4', 'A2 four'), new Map())
const at = (index: number): number => model.pieces[index]!.at

describe('a border that is moved', () => {
  const run = model.runs[2]!
  it('up gives the pieces it passes to the report below it', () =>
    expect(borderAct(model, run, 2)).toEqual({ do: 'give', pieces: [at(2)], to: idOf('B') }))
  it('down gives them to the report above it', () =>
    expect(borderAct(model, run, 4)).toEqual({ do: 'give', pieces: [at(3)], to: idOf('A') }))
  it('back to where it was does nothing', () => expect(borderAct(model, run, 3)).toBeNull())
  it('next to text of no report sets aside or takes in', () => {
    expect(borderAct(model, model.runs[3]!, 3)).toEqual({ do: 'aside', pieces: [at(3)] })
    expect(borderAct(model, model.runs[1]!, 0)).toEqual({ do: 'give', pieces: [at(0)], to: idOf('A') })
  })
})

describe('a split', () => {
  it('begins a report at the piece, or at the caret in it', () => {
    expect(splitAct(model.pieces[2]!, null)).toEqual({ do: 'split', at: at(2) })
    expect(splitAct(model.pieces[2]!, 1)).toEqual({ do: 'split', at: at(2) + 1 })
  })
  it('cannot be made where a report begins', () => expect(splitAct(model.pieces[1]!, null)).toBeNull())
  it('of text of no report makes it one', () =>
    expect(splitAct(model.pieces[0]!, null)).toEqual({ do: 'give', pieces: [at(0)], to: 'new' }))
})

describe('the reading order', () => {
  it('goes one block earlier or later, over what stands between on the page', () => {
    expect(orderAct(model, [model.pieces[2]!], -1)).toEqual({ do: 'move', pieces: [at(2)], before: at(1) })
    expect(orderAct(model, [model.pieces[2]!], 1)).toEqual({ do: 'move', pieces: [at(2)], before: null })
    expect(orderAct(model, [model.pieces[1]!], 1)).toEqual({ do: 'move', pieces: [at(1)], before: at(5) })
  })
  it('has ends, and is within one report', () => {
    expect(orderAct(model, [model.pieces[1]!], -1)).toBeNull()
    expect(orderAct(model, [model.pieces[5]!], 1)).toBeNull()
    expect(orderAct(model, [model.pieces[1]!, model.pieces[3]!], 1)).toBeNull()
  })
})

describe('the report above', () => {
  it('is the nearest other one, over text of none', () => {
    expect(runAbove(model, model.runs[4]!)?.reportId).toBe(idOf('B'))
    expect(runAbove(model, model.runs[1]!)).toBeNull()
  })
})

describe('what an act is on', () => {
  it('is what is chosen, down the page; else the cursor’s piece', () => {
    expect(targets(model, { at: at(1), selected: new Set() })).toEqual([model.pieces[1]])
    expect(targets(model, { at: at(1), selected: new Set([at(3), at(2)]) })).toEqual(model.pieces.slice(2, 4))
  })
})

describe('the caret', () => {
  it('goes by sentences and by characters, no half of one', () => {
    const text = '第一句。第二句𠮷。'
    expect(moveCaret(text, 0, 1, false)).toBe(4)
    expect(moveCaret(text, text.length, -1, false)).toBe(4)
    expect(moveCaret(text, 7, 1, true)).toBe(9)
    expect(moveCaret(text, 9, -1, true)).toBe(7)
  })
  it('is no place to cut at the ends of a text', () => {
    const piece = model.pieces[3]!
    expect([0, piece.text.length, null].map((caret) => sourceAt(piece, caret))).toEqual([null, null, null])
    expect(sourceAt(piece, 2)).toBe(piece.at + 2)
  })
  it('passes over characters that only join two lines', () => {
    const joined = {
      kind: 'paragraph' as const,
      text: 'ab cd',
      segments: [
        [0, 10, 2],
        [3, 13, 2],
      ] as [number, number, number][],
    }
    expect(sourceAt(joined, 2)).toBe(13)
  })
})

describe('a mended paragraph', () => {
  const part = { ...model.pieces[2]!, previous: 3, next: 40 }
  it('is cut at the caret, else before this part, else behind it', () => {
    expect(unmendAct(part, 2)).toEqual({ do: 'unmend', at: part.at + 2 })
    expect(unmendAct(part, null)).toEqual({ do: 'unmend', at: part.at })
    expect(unmendAct({ ...part, previous: null }, null)).toEqual({ do: 'unmend', at: 40 })
    expect(unmendAct({ ...part, previous: null, next: null }, null)).toBeNull()
  })
})
