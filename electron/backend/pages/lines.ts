/** The lines of a page: where they stand, and what their Markdown marks say. Offsets are UTF-16 code units. */
import type { Range } from '../../../shared/model/range.ts'
import { strongMarks } from './emphasis.ts'

export interface Line {
  /** The shown characters: no leading marks, no surrounding white space, no inline `**`. */
  text: string
  /** Where `text` stands; several ranges when an inline mark lies between. */
  ranges: Range[]
  /** Heading level 1–6 by leading `#`; 0 without. */
  level: number
  list: boolean
  quote: boolean
  table: boolean
  /** The whole line stands between `**`. */
  bold: boolean
  /** White space before the text that looks like a paragraph's indent. */
  indented: boolean
  /** Blank lines between this line and the one before. */
  gap: number
  /** Text that is left out stood between this line and the one before. */
  torn: boolean
}

const HEADING = /^(#{1,6})(?=[^\S\n]|$)\s*/
const LIST = /^[-*+](?=\s)\s+/
const QUOTE = /^>+\s*/
const RULE = /^(?:-{3,}|\*{3,}|_{3,}|={3,})$/
const BLANK = /\s/

/** Splits a page into its lines that hold more than marks and white space. */
export function readLines(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  let gap = 0
  while (start <= text.length) {
    const next = text.indexOf('\n', start)
    const end = next < 0 ? text.length : next
    const line = readLine(text, start, end, gap)
    if (line) lines.push(line)
    gap = line ? 0 : gap + 1
    start = end + 1
  }
  return lines
}

function readLine(text: string, lineStart: number, lineEnd: number, gap: number): Line | null {
  let [start, end] = trim(text, lineStart, lineEnd)
  if (start === end) return null
  const indent = text.slice(lineStart, start)
  let raw = text.slice(start, end)
  if (RULE.test(raw)) return null
  const quote = QUOTE.test(raw)
  const list = LIST.test(raw)
  const mark = QUOTE.exec(raw) ?? LIST.exec(raw) ?? HEADING.exec(raw)
  const level = quote || list ? 0 : (HEADING.exec(raw)?.[1]?.length ?? 0)
  if (mark) [start, end] = trim(text, start + mark[0].length, end)
  if (start === end) return null
  raw = text.slice(start, end)
  const ranges = textRanges(text, start, end)
  if (ranges.length === 0) return null
  return {
    text: ranges.map(([from, to]) => text.slice(from, to)).join(''),
    ranges,
    level,
    list,
    quote,
    table: raw.startsWith('|') && raw.length > 1,
    bold: BOLD.test(raw),
    indented: /[\u3000\t]|\s{2}/.test(indent),
    gap,
    torn: false,
  }
}

/** Whether a text is nothing but white space and Markdown marks. */
export const isOnlyMarks = (text: string): boolean => /^[\s#*>+_=|:`~-]*$/.test(text)

/** Narrows `[start, end)` until neither end is white space. */
export function trim(text: string, start: number, end: number): Range {
  while (start < end && BLANK.test(text[start] as string)) start++
  while (end > start && BLANK.test(text[end - 1] as string)) end--
  return [start, end]
}

/** The parts of `[start, end)`, a line, outside the `**` round strong words; any other `**` is text and stays. */
export function textRanges(text: string, start: number, end: number): Range[] {
  const line = text.slice(start, end)
  if (!line.includes('**')) return [[start, end]]
  const ranges: Range[] = []
  let from = start
  for (const [open, close] of BOLD.test(line) ? aroundLine(line) : strongMarks(line)) {
    addRange(ranges, text, from, start + open)
    from = start + close
  }
  addRange(ranges, text, from, end)
  const first = ranges[0]
  const last = ranges.at(-1)
  if (first && last) {
    first[0] = trim(text, first[0], first[1])[0]
    last[1] = trim(text, last[0], last[1])[1]
  }
  return ranges
}

/** A whole line between two `**`, also where OCR put a space inside (`** 要闻 **`), which no flanking rule takes. */
const BOLD = /^\*\*(?!\*)(?:(?!\*\*).)+\*\*$/s
const aroundLine = ({ length }: string): Range[] => [
  [0, 2],
  [length - 2, length],
]

/** Adds `[start, end)` unless it is blank; white space next to a mark stays inside so that words keep apart. */
function addRange(ranges: Range[], text: string, start: number, end: number): void {
  const [from, to] = trim(text, start, end)
  if (from < to) ranges.push([start, end])
}
