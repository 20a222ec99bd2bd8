/** A report's text as Markdown, its highlighted passages between `==`. */
import type { ShownBlock } from '../../../shared/model/report.ts'
import type { ExportReport, ExportUnit } from './export-library.ts'
import { repeatsTitle } from './headline.ts'
import { escapeLineStart, escapeText, markText } from './markdown-inline.ts'
import { isMarked, markedMarkdown } from './markdown-marked.ts'
import { prefixLines } from './markdown-note.ts'

/** Every block of the report in reading order; the title is above already. */
export function textUnits(report: ExportReport): ExportUnit[] {
  const marks = marksOf(report)
  const taken = new Set<string>()
  return report.blocks.flatMap((block, i) => {
    if (repeatsTitle(report, i)) return []
    const text = blockMarkdown(block, marks.get(i) ?? [])
    // Where it begins in the source: the same however its report's borders are drawn.
    let key = `text:${block.segments[0]?.[1] ?? `#${i}`}`
    while (taken.has(key)) key += '+'
    taken.add(key)
    return text === '' ? [] : [{ key, text }]
  })
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

/** The highlighted stretches of each block that has some, overlapping ones joined, in order. */
function marksOf({ highlights, blocks }: ExportReport): Map<number, [number, number][]> {
  const marks = new Map<number, [number, number][]>()
  for (const { places } of highlights)
    for (const { block, start, end } of places) {
      const own = marks.get(block)
      if (own) own.push([start, end])
      else marks.set(block, [[start, end]])
    }
  for (const [block, own] of marks) {
    const joined: [number, number][] = []
    for (const [start, end] of own.sort((a, b) => a[0] - b[0])) {
      const last = joined.at(-1)
      if (last && start <= last[1]) last[1] = Math.max(last[1], end)
      else joined.push([start, end])
    }
    const text = blocks[block]?.text ?? ''
    marks.set(
      block,
      joined.filter(([start, end]) => text.slice(start, end).trim() !== ''),
    )
  }
  return marks
}

/** Marks do not begin or end on white space, nor run across a line end. */
function trimmed(text: string, start: number, end: number): [number, number] {
  const part = text.slice(start, end)
  return [start + part.length - part.trimStart().length, end - (part.length - part.trimEnd().length)]
}
