/** Tables: rows as lines, cells parted by tabs. */
import type { Run } from '../document.ts'
import { elementsOf, type HtmlElement, type HtmlNode, isElement, textOf } from './dom.ts'

/** A table that claims more columns or cells than this is cut: `colspan=99999` a thousand times is 100 million tabs. */
const MOST_COLUMNS = 200
const MOST_CELLS = 100_000
/** A cell longer than this holds an article, not a figure: the table lays out the page. */
const LONGEST_CELL = 600

const RICH = new Set([
  'table',
  'h1',
  'h2',
  'h3',
  'h4',
  'form',
  'article',
  'section',
  'blockquote',
  'pre',
  'figure',
])

/** Whether a table holds data; old pages are laid out with tables, and their cells are read one after another. */
export function holdsData(table: HtmlElement): boolean {
  if (/^(?:presentation|none)$/.test(table.getAttribute('role') ?? '')) return false
  const inside = elementsOf(table).slice(1)
  const own = inside.filter((element) => tableOf(element) === table)
  const rows = own.filter(({ localName }) => localName === 'tr')
  const cells = own.filter(isCell)
  if (own.some(({ localName }) => localName === 'th' || localName === 'caption' || localName === 'thead'))
    return cells.length > 1
  if (cells.length < 2 || cells.length === rows.length) return false
  if (inside.some(({ localName }) => RICH.has(localName))) return false
  return cells.every((cell) => textOf(cell).length <= LONGEST_CELL)
}

export const isCell = ({ localName }: HtmlElement): boolean => localName === 'td' || localName === 'th'

/** The table an element belongs to. */
export function tableOf(element: HtmlNode): HtmlElement | null {
  for (let node = element.parentNode; node; node = node.parentNode)
    if (isElement(node) && node.localName === 'table') return node
  return null
}

/** One table as it is read, cell by cell. */
export class TableText {
  readonly #rows: Run[][][] = []
  /** Of each column: in how many more rows its cell from above stands. */
  readonly #held: number[] = []
  #cells = 0
  #headers = 0
  #row: Run[][] | null = null
  #isHeader = true
  readonly element: HtmlElement

  constructor(element: HtmlElement) {
    this.element = element
  }

  row(): void {
    this.endRow()
    this.#row = []
    this.#isHeader = true
  }

  cell(element: HtmlElement, runs: Run[]): void {
    this.#row ??= []
    this.#fillHeld()
    const columns = spanOf(element, 'colspan')
    const rows = spanOf(element, 'rowspan')
    if (element.localName !== 'th' && !isIn(element, 'thead')) this.#isHeader = false
    for (let n = 0; n < columns && this.#row.length < MOST_COLUMNS && this.#cells < MOST_CELLS; n++) {
      this.#held[this.#row.length] = rows - 1
      this.#row.push(n === 0 ? runs : [])
      this.#cells++
    }
  }

  endRow(): void {
    const row = this.#row
    if (!row) return
    this.#fillHeld()
    this.#row = null
    if (!row.some((cell) => cell.some(({ text }) => text.trim() !== ''))) return
    if (this.#isHeader && this.#headers === this.#rows.length) this.#headers++
    this.#rows.push(row)
  }

  /** All rows, and how many first ones are headings. */
  finish(): { runs: Run[]; header: number } {
    this.endRow()
    const runs: Run[] = []
    this.#rows.forEach((row, r) => {
      if (r > 0) runs.push({ text: '\n' })
      row.forEach((cell, c) => {
        if (c > 0) runs.push({ text: '\t' })
        runs.push(...cell)
      })
    })
    return { runs, header: this.#headers === this.#rows.length ? 0 : this.#headers }
  }

  /** Where a cell from above reaches down, this row has an empty one. */
  #fillHeld(): void {
    const row = this.#row!
    while ((this.#held[row.length] ?? 0) > 0 && row.length < MOST_COLUMNS) {
      this.#held[row.length]!--
      row.push([])
    }
  }
}

function spanOf(cell: HtmlElement, name: 'colspan' | 'rowspan'): number {
  const said = Number.parseInt(cell.getAttribute(name) ?? '1', 10)
  return Math.min(Math.max(said || 1, 1), 1000)
}

function isIn(element: HtmlElement, name: string): boolean {
  for (let node = element.parentNode; node && isElement(node); node = node.parentNode) {
    if (node.localName === name) return true
    if (node.localName === 'table') return false
  }
  return false
}
