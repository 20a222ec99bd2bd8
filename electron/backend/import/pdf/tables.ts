/**
 * Plain tables: rows on common baselines whose cells stand below each other and do not fill their columns, as lines of
 * text in columns do. Cells of several lines are not put together.
 */
import { type TextBlock, blockOf } from './blocks.ts'
import type { TextLine } from './lines.ts'

const LEAST_ROWS = 3
/** A cell that fills its column, as most lines of justified text do, and how many of a table's may. */
const FULL = 0.93
const MOST_FULL = 0.5
/** Characters of a table's cells on average; so short ones are no lines of text, however they fill their columns. */
const LONGEST_CELL = 24
const SHORT_CELL = 6
/** Ems by which the cells of a column may differ in where they begin, end or have their middle. */
const ALIGNED = 0.6
const FIGURE = /^[\p{N}\s.,，%％+−–-]+$/u

/** Takes the tables out of a flow's lines. */
export function findTables(lines: readonly TextLine[]): { tables: TextBlock[]; rest: TextLine[] } {
  const rows = rowsOf(lines)
  const tables: TextBlock[] = []
  const taken = new Set<TextLine>()
  for (let i = 0; i < rows.length; ) {
    let end = i + 1
    while (end < rows.length && fits(rows[i]!, rows[end - 1]!, rows[end]!)) end++
    const found = rows.slice(i, end)
    if (found.length >= LEAST_ROWS && isTable(found)) {
      tables.push({ ...blockOf(found.flat()), rows: found })
      for (const line of found.flat()) taken.add(line)
      i = end
    } else i++
  }
  return { tables, rest: taken.size === 0 ? [...lines] : lines.filter((line) => !taken.has(line)) }
}

function rowsOf(lines: readonly TextLine[]): TextLine[][] {
  const rows: TextLine[][] = []
  for (const line of lines) {
    const row = rows.at(-1)
    if (row && Math.abs(row[0]!.base - line.base) < 0.25 * line.size) row.push(line)
    else rows.push([line])
  }
  for (const row of rows) row.sort((a, b) => a.x0 - b.x0)
  return rows
}

/** As many cells as the first row, each below its own, and not far down. */
function fits(first: readonly TextLine[], above: readonly TextLine[], row: readonly TextLine[]): boolean {
  if (first.length < 2 || row.length !== first.length) return false
  if (row[0]!.base - above[0]!.base > 3.5 * row[0]!.size) return false
  return row.every((cell, i) => {
    const head = first[i]!
    const em = ALIGNED * cell.size
    return (
      Math.abs(cell.x0 - head.x0) < em ||
      Math.abs(cell.x1 - head.x1) < em ||
      Math.abs(cell.x0 + cell.x1 - head.x0 - head.x1) < 2 * em
    )
  })
}

function isTable(rows: readonly (readonly TextLine[])[]): boolean {
  let full = 0
  let figures = 0
  let cells = 0
  let characters = 0
  for (let column = 0; column < rows[0]!.length; column++) {
    const own = rows.map((row) => row[column]!)
    const widest = Math.max(...own.map(({ x0, x1 }) => x1 - x0))
    for (const { x0, x1, text } of own) {
      if (x1 - x0 > FULL * widest) full++
      if (FIGURE.test(text)) figures++
      characters += [...text].length
      cells++
    }
  }
  // Running text has stops.
  const stops = rows.flat().filter(({ text }) => /[，。；,;]/u.test(text)).length
  if (characters / cells > LONGEST_CELL || stops > cells * 0.3) return false
  return full < cells * MOST_FULL || figures > cells * 0.4 || characters / cells <= SHORT_CELL
}
