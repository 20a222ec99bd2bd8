/**
 * The tree of themes as a table that other programs read, and back. Pure.
 *
 * CSV (RFC 4180, UTF-8 with BOM, CRLF), one row a theme, parents before children, siblings in their order:
 *   path        names from the top down, joined by `/`; a `/` or `\` in a name is written `\/` or `\\`
 *   definition  what belongs to the theme
 *   color       yellow red green blue purple magenta orange gray
 *   id          of the theme in its library; may be empty. Finds a theme again that was renamed or moved in the table
 *   passages    how many carry it; not read
 *   reports     how many carry it; not read
 * A cell that a spreadsheet would take for a formula (= + - @, tab, return) gets `'` before it, and loses it when read.
 * Reading takes columns in any order, only `path` is needed, and takes `;` and tabs for commas.
 */
import Papa from 'papaparse'
import { HighlightColor } from '../../../shared/model/highlight.ts'
import type { CodebookOutcome, Theme } from '../../../shared/model/theme.ts'

export type CodebookProblem = CodebookOutcome['bad'][number]

export interface CodebookRow {
  /** The first row of the file, which names the columns, is 1. */
  row: number
  path: string[]
  /** undefined: the table does not say. */
  definition: string | undefined
  color: HighlightColor | undefined
  id: string | null
}

const COLUMNS = ['path', 'definition', 'color', 'id', 'passages', 'reports'] as const
const LONGEST_NAME = 200
const LONGEST_DEFINITION = 10_000
const SHOWN = 60

/** Writes the tree. `themes` may come in any order. */
export function writeCodebook(themes: readonly Theme[]): string {
  const rowsBelow = (parentId: string | null, above: string[]): string[][] =>
    themes
      .filter((theme) => theme.parentId === parentId)
      .toSorted((a, b) => a.position - b.position)
      .flatMap((theme) => {
        const path = [...above, theme.name]
        const { definition, color, id, highlights, reports } = theme
        const row = [joinPath(path), definition, color, id, String(highlights), String(reports)]
        return [row.map(guard), ...rowsBelow(theme.id, path)]
      })
  return `\ufeff${Papa.unparse([[...COLUMNS], ...rowsBelow(null, [])], { newline: '\r\n' })}\r\n`
}

/** Reads a table: its rows, and those that cannot be read with the reason. No row is left out of both. */
export function readCodebook(csv: string): { rows: CodebookRow[]; bad: CodebookProblem[] } {
  const text = csv.replace(/^\ufeff/, '')
  const parsed = Papa.parse<string[]>(text, { delimiter: delimiterOf(text) })
  const broken = new Set(parsed.errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row ?? 0))
  const [head = [], ...body] = parsed.data
  const columns = new Map(head.map((name, at) => [name.trim().toLowerCase(), at]))
  if (!columns.has('path'))
    return { rows: [], bad: [{ row: 1, problem: 'no-path', text: head.join(',').slice(0, SHOWN) }] }
  const rows: CodebookRow[] = []
  const bad: CodebookProblem[] = []
  body.forEach((cells, at) => {
    const row = at + 2
    if (cells.every((cell) => cell.trim() === '')) return
    const cell = (name: (typeof COLUMNS)[number]): string | undefined => {
      const index = columns.get(name)
      const text = index === undefined ? undefined : cells[index]
      return text === undefined ? undefined : unguard(text)
    }
    const path = splitPath(cell('path') ?? '').map((name) => name.trim())
    const definition = cell('definition')?.replaceAll('\r\n', '\n')
    const color = cell('color')?.trim().toLowerCase() ?? ''
    const known = HighlightColor.safeParse(color)
    const problem: CodebookProblem['problem'] | null = broken.has(at + 1)
      ? 'broken-quotes'
      : path.some((name) => name === '')
        ? 'empty-name'
        : path.some((name) => name.length > LONGEST_NAME)
          ? 'long-name'
          : (definition?.length ?? 0) > LONGEST_DEFINITION
            ? 'long-definition'
            : color !== '' && !known.success
              ? 'unknown-color'
              : null
    if (problem) bad.push({ row, problem, text: cells.join(',').slice(0, SHOWN) })
    else rows.push({ row, path, definition, color: known.data, id: cell('id')?.trim() || null })
  })
  return { rows, bad }
}

/** What parts the names of the columns parts all cells: a guess over the cells takes a comma in a definition for it. */
function delimiterOf(text: string): string {
  const [head = ''] = text.split(/\r?\n/, 1)
  return ['\t', ';'].find((one) => head.includes(one)) ?? ','
}

/** Names as one path. */
export const joinPath = (names: readonly string[]): string =>
  names.map((name) => name.replaceAll(/[\\/]/g, '\\$&')).join('/')

function splitPath(path: string): string[] {
  const names = ['']
  for (let at = 0; at < path.length; at++) {
    const unit = path[at]!
    if (unit === '/') names.push('')
    else names[names.length - 1] += unit === '\\' && at + 1 < path.length ? path[++at]! : unit
  }
  return names
}

/** What begins like a formula, with as many `'` before as there may be, gets one more: so reading is exact. */
const guard = (cell: string): string => (/^'*[=+\-@\t\r]/.test(cell) ? `'${cell}` : cell)
const unguard = (cell: string): string => (/^'+[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell)
