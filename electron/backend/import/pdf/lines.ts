/**
 * Letters to lines. A line ends where a gutter goes through: white space that the lines above and below leave free,
 * too. A wide space inside a line (a spaced headline, a name set apart) has no such neighbours.
 */
import type { Range } from '../../../../shared/model/range.ts'
import { type Letter, isHan } from './flows.ts'
import type { Glyph } from './glyphs.ts'

export interface Line {
  letters: Letter[]
  x0: number
  y0: number
  x1: number
  y1: number
  base: number
  size: number
  bold: boolean
}

interface Chunk extends Line {}

/** White space that could be a gutter, in ems. Word spaces of justified text reach 0.8 in narrow columns. */
const LEAST_GUTTER = 0.85
/** White space that parts by itself, in ems. */
const FAR_APART = 3
/** Share of a line's height by which letters of one line may differ in their baseline. */
const SAME_BASE = 0.3

/** The lines of one flow, from top to bottom, then left to right. */
export function linesOf(letters: readonly Letter[]): Line[] {
  const rows = rowsOf(chunksOf(letters))
  const lines = rows.flatMap((row, i) => splitRow(row, rows, i))
  return attachRaised(lines).sort((a, b) => a.base - b.base || a.x0 - b.x0)
}

/** Letters that were drawn one after another and touch: never taken apart again. */
function chunksOf(letters: readonly Letter[]): Chunk[] {
  const chunks: Chunk[] = []
  let open: Letter[] = []
  for (const letter of letters) {
    const last = open.at(-1)
    const gap = last ? letter.x0 - last.x1 : 0
    const goesOn =
      last !== undefined &&
      Math.abs(letter.base - last.base) < SAME_BASE * last.size &&
      letter.size < last.size * 1.3 &&
      letter.size > last.size / 1.3 &&
      gap > -0.5 * last.size &&
      gap < 0.7 * last.size
    if (goesOn) open.push(letter)
    else {
      if (open.length > 0) chunks.push(lineOf(open))
      open = [letter]
    }
  }
  if (open.length > 0) chunks.push(lineOf(open))
  return chunks
}

function lineOf(letters: Letter[]): Line {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity]
  let bold = 0
  for (const letter of letters) {
    x0 = Math.min(x0, letter.x0)
    y0 = Math.min(y0, letter.y0)
    x1 = Math.max(x1, letter.x1)
    y1 = Math.max(y1, letter.y1)
    if (letter.bold) bold++
  }
  const sizes = letters.map(({ size }) => size).sort((a, b) => a - b)
  const size = sizes[sizes.length >> 1] ?? 0
  const plain = letters.find((letter) => letter.size >= size * 0.95) ?? letters[0]!
  return { letters, x0, y0, x1, y1, base: plain.base, size, bold: bold > letters.length * 0.7 }
}

/** Chunks that stand on one baseline, whatever lies between them. */
function rowsOf(chunks: readonly Chunk[]): Chunk[][] {
  const rows: Chunk[][] = []
  for (const chunk of [...chunks].sort((a, b) => a.base - b.base)) {
    const row = rows.findLast((one, i) => i >= rows.length - 3 && fitsRow(one, chunk))
    if (row) row.push(chunk)
    else rows.push([chunk])
  }
  for (const row of rows) row.sort((a, b) => a.x0 - b.x0)
  return rows
}

function fitsRow(row: readonly Chunk[], chunk: Chunk): boolean {
  const first = row[0]!
  return Math.abs(first.base - chunk.base) < SAME_BASE * Math.min(first.size, chunk.size)
}

function splitRow(row: readonly Chunk[], rows: readonly Chunk[][], at: number): Line[] {
  const lines: Line[] = []
  let open: Letter[] = []
  let last: Chunk | null = null
  for (const chunk of row) {
    if (last && parts(last, chunk, rows, at)) {
      lines.push(lineOf(open))
      open = []
    }
    open.push(...chunk.letters)
    last = last && last.x1 > chunk.x1 && open.length > chunk.letters.length ? last : chunk
  }
  lines.push(lineOf(open))
  return lines
}

function parts(left: Chunk, right: Chunk, rows: readonly Chunk[][], at: number): boolean {
  const em = Math.max(left.size, right.size)
  const gap = right.x0 - left.x1
  const small = Math.min(left.size, right.size)
  // Of different size, with room between: a heading beside another column's text.
  if (em > small * 1.12 && gap > 0.8 * small) return true
  if (gap < LEAST_GUTTER * em) return false
  let clear = 0
  let crossed = 0
  for (const step of [-1, 1]) {
    for (let i = at + step, seen = 0; i >= 0 && i < rows.length && seen < 4; i += step) {
      const row = rows[i]!
      const alike = row.filter(({ size }) => size > small * 0.8 && size < em * 1.25)
      if (Math.abs(row[0]!.base - left.base) > 8 * em) break
      if (alike.length === 0) continue
      const isBeside = alike.some(
        ({ x0, x1 }) => (x1 <= right.x0 && x1 > left.x0) || (x0 >= left.x1 && x0 < right.x1),
      )
      const isCrossed = freeIn(alike, left.x1, right.x0) < 0.5 * em
      if (isCrossed) crossed++
      else if (isBeside) clear++
      else continue
      seen++
    }
  }
  if (headsColumns(left, right, rows, at)) return true
  if (crossed > clear) return false
  return clear > 0 ? clear >= 1 : gap > FAR_APART * em
}

/** Whether the white space goes on below, between the columns of two stories whose headlines stand side by side. */
function headsColumns(left: Chunk, right: Chunk, rows: readonly Chunk[][], at: number): boolean {
  const em = Math.min(left.size, right.size)
  const next = rows.slice(at + 1, at + 4).filter((row) => row[0]!.base - left.base < 5 * em)
  const beside = next.filter(
    (row) => row.some(({ x1 }) => x1 <= right.x0) && row.some(({ x0 }) => x0 >= left.x1),
  )
  return beside.length >= 2 && next.every((row) => freeIn(row, left.x1, right.x0) > 0.4 * em)
}

/** The widest white space that a row leaves between two places. */
function freeIn(row: readonly Chunk[], from: number, to: number): number {
  let free = 0
  let at = from
  for (const { x0, x1 } of row) {
    if (x1 <= at) continue
    if (x0 >= to) break
    free = Math.max(free, x0 - at)
    at = x1
  }
  return Math.max(free, to - at)
}

/** Marks of footnotes and exponents join the line beside which they stand raised or lowered. */
function attachRaised(lines: Line[]): Line[] {
  const small = lines.filter((line) => line.letters.length <= 6)
  const gone = new Set<Line>()
  for (const mark of small) {
    const host = lines.find(
      (line) =>
        line !== mark &&
        !gone.has(line) &&
        mark.size < line.size * 0.82 &&
        mark.base < line.base + 0.35 * line.size &&
        mark.base > line.base - 0.8 * line.size &&
        mark.x0 > line.x0 - line.size * 0.6 &&
        mark.x0 - line.x1 < line.size * 0.4 &&
        (mark.x0 >= line.x1 - 0.3 * mark.size || fitsBetween(mark, line)),
    )
    if (!host) continue
    const joined = lineOf([...host.letters, ...mark.letters])
    host.letters = joined.letters
    host.x0 = joined.x0
    host.x1 = joined.x1
    gone.add(mark)
  }
  return gone.size === 0 ? lines : lines.filter((line) => !gone.has(line))
}

function fitsBetween(mark: Line, line: Line): boolean {
  return line.letters.every(({ x0, x1 }) => Math.min(x1, mark.x1) - Math.max(x0, mark.x0) < 0.3 * mark.size)
}

/** A line as the later steps need it: its text, not its letters, so that a thick book fits into memory. */
export interface TextLine {
  text: string
  /** Characters drawn. */
  count: number
  x0: number
  y0: number
  x1: number
  y1: number
  base: number
  size: number
  bold: boolean
  /** Stretches of `text` that are raised and smaller, or bold in a line that is not. */
  raised: Range[]
  strong: Range[]
  /** Where each glyph stands in `text`; only of pages that carry annotations. */
  places: { glyph: Glyph; at: number; length: number }[]
}

/** The text of a line, with the spaces that the eye sees. */
export function textLine(line: Line, keepPlaces: boolean): TextLine {
  const letters = [...line.letters].sort((a, b) => a.x0 - b.x0 || a.x1 - b.x1)
  const gaps = letters.slice(1).map((letter, i) => letter.x0 - letters[i]!.x1)
  const usual = Math.max(0, [...gaps].sort((a, b) => a - b)[(gaps.length - 1) >> 1] ?? 0)
  const spaced = letters.filter(({ space }) => space !== '').length
  // Text recognition parts every two Han by a space that nobody sees.
  const isSpacedOut = spaced > letters.length * 0.4 && letters.some(({ text }) => isHan(text))
  const raised: Range[] = []
  const strong: Range[] = []
  const places: TextLine['places'] = []
  let text = ''
  letters.forEach((letter, i) => {
    const last = letters[i - 1]
    if (last)
      text += spaceBetween(
        last,
        isSpacedOut ? { ...letter, space: '' } : letter,
        gaps[i - 1]!,
        usual,
        spaced > 0,
      )
    const at = text.length
    const isAccent = last !== undefined && /^\p{M}+$/u.test(letter.text)
    text = isAccent
      ? text.slice(0, -2) + (text.slice(-2) + letter.text).normalize('NFC')
      : text + letter.text.normalize('NFC')
    if (isAccent) return
    const end = text.length
    if (letter.size < line.size * 0.82 && letter.base < line.base - 0.15 * line.size) grow(raised, at, end)
    else if (letter.bold && !line.bold) grow(strong, at, end)
    if (keepPlaces) places.push({ glyph: letter.glyph, at, length: end - at })
  })
  const { x0, y0, x1, y1, base, size, bold } = line
  return { text, count: letters.length, x0, y0, x1, y1, base, size, bold, raised, strong, places }
}

function grow(ranges: Range[], start: number, end: number): void {
  const last = ranges.at(-1)
  // A space between two words of one look belongs to it.
  if (last && start - last[1] <= 1) last[1] = end
  else ranges.push([start, end])
}

/** Marks of both writings. */
const EITHER = /^[“”‘’…—·]$/

function spaceBetween(
  left: Letter,
  right: Letter,
  gap: number,
  usual: number,
  drawsSpaces: boolean,
): '' | ' ' | '　' {
  const em = Math.min(left.size, right.size)
  const leftHan = isHan(left.text)
  const rightHan = isHan(right.text)
  if ((leftHan && (rightHan || EITHER.test(right.text))) || (rightHan && EITHER.test(left.text))) {
    if (gap < (right.space === '' ? 0.6 : 0.15) * em + usual) return ''
    return right.space === '' ? '　' : right.space
  }
  if (right.space !== '') return gap > 0.05 * em ? ' ' : drawsSpaces && gap > -0.1 * em ? ' ' : ''
  if (leftHan || rightHan) return gap > 0.7 * em + usual ? ' ' : ''
  // Letter-spaced words have the same wide gap throughout.
  return gap > (drawsSpaces ? 0.35 : 0.16) * em + Math.min(usual, 0.3 * em) ? ' ' : ''
}
