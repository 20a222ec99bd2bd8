/** Pages on the desk, made by hand: each line is a piece, `A0 text` the first block of report A, `- text` of none. */
import type { Desk, DeskPiece } from '../../../shared/model/page.ts'

/** A report's id as the tests write it. */
export const idOf = (letter: string): string =>
  `00000000-0000-7000-8000-0000000000${letter.charCodeAt(0).toString(16)}`

/** `A2.1/2` is the second of two parts of block 2. Pieces stand a line apart. */
export function madeDesk(...lines: string[]): Desk {
  let at = 0
  const pieces: DeskPiece[] = lines.map((line) => {
    const [, letter = '-', block = '0', part = '0', parts = '1', text = ''] =
      /^(\w?|-)(\d*)(?:\.(\d)\/(\d))? (.*)$/.exec(line) ?? []
    const start = at
    at += text.length + 1
    return {
      at: start,
      ranges: [[start, start + text.length]],
      kind: letter === '-' ? 'furniture' : 'paragraph',
      text,
      segments: [[0, start, text.length]],
      reportId: letter === '-' ? null : idOf(letter),
      block: Number(block),
      part: Number(part),
      parts: Number(parts),
      previous: null,
      next: null,
      gap: 0,
    }
  })
  const letters = [...new Set(lines.map((line) => line[0]!).filter((letter) => letter !== '-'))]
  return {
    sourceId: idOf('z'),
    fileName: 'page.txt',
    version: 1,
    pieces,
    reports: letters.map((letter, position) => ({
      id: idOf(letter),
      position,
      title: `Report ${letter}`,
      opening: '',
      characters: 10,
      touched: false,
      highlights: 0,
      notes: 0,
    })),
    decisions: [],
    strayHighlights: 0,
  }
}
