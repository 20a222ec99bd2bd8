/**
 * Long reports are cut into sections, each skipped by the browser while it is far away
 * (`content-visibility: auto`). 50 blocks a section is the measured best: on single paragraphs scrolling
 * a million characters costs 80 ms a frame, on sections 17 (the display's own pace).
 */
import type { BlockKind, ShownBlock } from '../../shared/model/report.ts'

export interface Section {
  index: number
  /** Blocks `[first, end)`. */
  first: number
  end: number
}

const MOST_BLOCKS = 50
const MOST_CHARACTERS = 4000

/**
 * From so many characters in one block (text without line breaks, as some programs save it) on it is set in the
 * system's type. Web type comes in about a hundred parts, which Chromium lays out in quadratic time: a paragraph of
 * 100,000 characters held the window for 3.2 s, one of 200,000 for 6.3 s; in the system's .3 and .6 s, 400,000 in .9 s.
 */
export const LONG_BLOCK = 20_000

/** True where a block of the section is too long for web type. */
export const hasLongBlock = ({ first, end }: Section, blocks: readonly ShownBlock[]): boolean =>
  blocks.slice(first, end).some(({ text }) => text.length > LONG_BLOCK)

/** Cuts blocks into sections of about 50 blocks or 4,000 characters, whichever comes first. */
export function makeSections(blocks: readonly ShownBlock[]): Section[] {
  const sections: Section[] = []
  let first = 0
  let characters = 0
  blocks.forEach((block, index) => {
    characters += block.text.length
    const last = index === blocks.length - 1
    if (last || index + 1 - first >= MOST_BLOCKS || characters >= MOST_CHARACTERS) {
      sections.push({ index: sections.length, first, end: index + 1 })
      first = index + 1
      characters = 0
    }
  })
  return sections
}

/** The section that holds a block: binary search. */
export function sectionOf(sections: readonly Section[], block: number): number {
  let low = 0
  let high = sections.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if (sections[middle]!.end <= block) low = middle + 1
    else high = middle
  }
  return low
}

/** What the text is set in: column width, type size and line height in CSS px; `latin`: letters are about half as wide. */
export interface TypeMetrics {
  column: number
  size: number
  leading: number
  latin: boolean
}

/** Type size and room below, in units of the body's size, by kind. The same numbers as report-view.module.css. */
const SHAPE: Partial<Record<BlockKind, { size: number; leading: number; gap: number }>> = {
  title: { size: 1.47, leading: 2.06, gap: 0.6 },
  subhead: { size: 0.94, leading: 1.5, gap: 1.5 },
}

/** A table's rows and a listing's lines are its own; anything else fills its lines. */
function linesOf({ kind, text }: ShownBlock, indent: number, perLine: number): number {
  if (kind === 'table' || kind === 'code') return text.split('\n').length
  return Math.max(1, Math.ceil((text.length + indent) / perLine))
}

/** Height of a section in px before it is laid out. For Chinese it is nearly exact: every character is one em wide. */
export function estimateHeight(section: Section, blocks: readonly ShownBlock[], type: TypeMetrics): number {
  let height = 0
  for (let index = section.first; index < section.end; index++) {
    const block = blocks[index]!
    const shape = SHAPE[block.kind] ?? {
      size: 1,
      leading: type.leading / type.size,
      gap: type.latin ? 0.75 : 0.35,
    }
    const perLine = Math.max(4, Math.floor(type.column / (type.size * shape.size * (type.latin ? 0.47 : 1))))
    const indent = block.kind === 'paragraph' && !type.latin ? 2 : 0
    const lines = linesOf(block, indent, perLine)
    height += (lines * shape.leading + shape.gap) * type.size
  }
  return Math.round(height)
}
