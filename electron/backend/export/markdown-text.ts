/** A report's text as Markdown, its highlighted passages between `==`. */
import type { ShownBlock } from '../../../shared/model/report.ts'
import type { ExportReport } from './export-library.ts'
import { repeatsTitle } from './headline.ts'
import { escapeLineStart, escapeText, markText } from './markdown-inline.ts'
import { isMarked, markedMarkdown } from './markdown-marked.ts'
import { prefixLines } from './markdown-note.ts'

/** Every block of the report in reading order; the title is above already. */
export function textMarkdown(report: ExportReport): string {
  return report.blocks
    .flatMap((block, i) => (repeatsTitle(report, i) ? [] : [blockMarkdown(block, marksIn(report, i))]))
    .join('\n\n')
}

function blockMarkdown(block: ShownBlock, marks: [start: number, end: number][]): string {
  if (isMarked(block)) return markedMarkdown(block, marks)
  let out = ''
  let at = 0
  for (const [start, end] of marks) {
    const core = trimmed(block.text, start, end)
    out += escapeText(block.text.slice(at, core[0]))
    out += markText(block.text.slice(...core), block.text[core[0] - 1] ?? '', block.text[core[1]] ?? '')
    at = core[1]
  }
  out += escapeText(block.text.slice(at))
  const lines = out.split('\n').map((line) => escapeLineStart(line).trimEnd())
  if (block.kind === 'title') return `### ${lines.join(' ')}`
  if (block.kind === 'subhead') return `#### ${lines.join(' ')}`
  const text = lines.join('  \n')
  return block.kind === 'quote' ? prefixLines(text, '> ') : text
}

/** The highlighted stretches of one block, overlapping ones joined, in order. */
function marksIn(report: ExportReport, block: number): [number, number][] {
  const places = report.highlights
    .flatMap((highlight) => highlight.places)
    .filter((place) => place.block === block)
    .sort((a, b) => a.start - b.start)
  const joined: [number, number][] = []
  for (const { start, end } of places) {
    const last = joined.at(-1)
    if (last && start <= last[1]) last[1] = Math.max(last[1], end)
    else joined.push([start, end])
  }
  return joined.filter(([start, end]) => (report.blocks[block]?.text ?? '').slice(start, end).trim() !== '')
}

/** Marks do not begin or end on white space, nor run across a line end. */
function trimmed(text: string, start: number, end: number): [number, number] {
  const part = text.slice(start, end)
  return [start + part.length - part.trimStart().length, end - (part.length - part.trimEnd().length)]
}
