/** From the line numbers of a Markdown parser to ranges of the text, marks left out. */
import type { Range } from '../../../shared/model/range.ts'
import { isOnlyMarks, textRanges, trim } from './lines.ts'

/** `>` of quotes, `-` of lists, `#` of headings; a numbered list's number and a task's box are kept: they are read. */
const MARKS = /^(?:\s*(?:>|[-*+](?=\s)|#{1,6}(?=\s|$)))*\s*/
const UNDERLINE = /^\s*(?:=+|-+)\s*$/
const TABLE_RULE = /^[\s|:-]*-[\s|:-]*$/
const FENCE = /^\s*(?:```|~~~)/
/** Nothing stands behind it: a fence with a word inside a fence is code. */
const FENCE_END = /^\s*(?:`{3,}|~{3,})\s*$/
const RULE = /^\s*([-*_])(?:\s*\1){2,}\s*$/

export interface LineRanges {
  /** Where each line begins, in UTF-16 code units of the whole text. */
  starts: number[]
  /** The text of lines `[from, to)`; `heading` leaves closing `#` and the line under a heading out. */
  rangesIn: (lines: [number, number], marks: 'prose' | 'verbatim', heading: boolean) => Range[]
}

export function lineRanges(text: string, start: number): LineRanges {
  const starts = [start]
  for (let at = text.indexOf('\n', start); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  const rangesIn: LineRanges['rangesIn'] = ([from, to], marks, heading) => {
    const ranges: Range[] = []
    for (let line = from; line < Math.min(to, starts.length); line++) {
      const first = starts[line] as number
      const last = (starts[line + 1] ?? text.length + 1) - 1
      const raw = text.slice(first, last)
      if (heading && line > from && UNDERLINE.test(raw)) continue
      if (marks === 'prose' && RULE.test(raw)) continue
      if (marks === 'verbatim') {
        const [a, z] = trim(text, first, last)
        const isFence = (line === from && FENCE.test(raw)) || (line === to - 1 && FENCE_END.test(raw))
        if (a < z && !TABLE_RULE.test(raw) && !isFence) ranges.push([a, z])
        continue
      }
      const skipped = (MARKS.exec(raw) as RegExpExecArray)[0].length
      const closing = heading ? (/\s#+\s*$/.exec(raw)?.[0].length ?? 0) : 0
      const [a, z] = trim(text, first + skipped, Math.max(first + skipped, last - closing))
      if (a < z) ranges.push(...textRanges(text, a, z))
    }
    return ranges
  }
  return { starts, rangesIn }
}

/** What no block holds and is no mark, such as the language named behind a code fence. */
export function leftOver(text: string, held: Range[]): Range[] {
  const left: Range[] = []
  const look = (from: number, to: number) => {
    for (const { 0: line, index } of text.slice(from, to).matchAll(/[^\n]+/g)) {
      const [start, end] = trim(text, from + index, from + index + line.length)
      const mark = /^[#*>+_=|:`~-]+\s*/.exec(text.slice(start, end))?.[0].length ?? 0
      if (!isOnlyMarks(text.slice(start, end))) left.push([start + mark, end])
    }
  }
  let at = 0
  for (const [start, end] of [...held].sort((a, b) => a[0] - b[0])) {
    if (start > at) look(at, start)
    at = Math.max(at, end)
  }
  if (at < text.length) look(at, text.length)
  return left
}
