/**
 * Places in the shown text of a report, free of the DOM: a block's index and an offset in its text
 * (UTF-16 code units). What a browser selects is put in order here before anything is made of it.
 */
import type { ShownBlock } from '../../shared/model/report.ts'
import { snapToGraphemes } from '../../shared/text/graphemes.ts'

export interface Position {
  block: number
  offset: number
}
/** From a position up to, not including, another; never empty, never blank. */
export interface Span {
  from: Position
  to: Position
}

export const comparePositions = (a: Position, b: Position): number => a.block - b.block || a.offset - b.offset

/**
 * Two ends of a selection as a span, or null when nothing but blanks lies between them. An end at a block's
 * start falls back to the block before (a triple click ends there), a start at a block's end moves on.
 */
export function makeSpan(blocks: readonly ShownBlock[], a: Position, b: Position): Span | null {
  let [from, to] = comparePositions(a, b) <= 0 ? [a, b] : [b, a]
  const length = (block: number): number => blocks[block]?.text.length ?? 0
  while (from.offset >= length(from.block) && from.block < to.block)
    from = { block: from.block + 1, offset: 0 }
  while (to.offset <= 0 && to.block > from.block) to = { block: to.block - 1, offset: length(to.block - 1) }
  if (comparePositions(from, to) >= 0) return null
  const text = (block: number): string => blocks[block]?.text ?? ''
  // Never half a character: not one half of 𠮷, not an e without its accent.
  const span = {
    from: { ...from, offset: snapToGraphemes(text(from.block), from.offset, length(from.block))[0] },
    to: { ...to, offset: snapToGraphemes(text(to.block), 0, to.offset)[1] },
  }
  return /\S/u.test(spanText(blocks, span)) ? span : null
}

/** The part of a span that lies in one block, as `[start, end)` of that block's text; null when none does. */
export function spanInBlock(
  blocks: readonly ShownBlock[],
  span: Span,
  block: number,
): [start: number, end: number] | null {
  if (block < span.from.block || block > span.to.block) return null
  const start = block === span.from.block ? span.from.offset : 0
  const end = block === span.to.block ? span.to.offset : (blocks[block]?.text.length ?? 0)
  return start < end ? [start, end] : null
}

/** The shown words of a span, one line a block: what goes to the clipboard. */
export function spanText(blocks: readonly ShownBlock[], span: Span): string {
  const lines: string[] = []
  for (let block = span.from.block; block <= span.to.block; block++) {
    const part = spanInBlock(blocks, span, block)
    if (part) lines.push(blocks[block]!.text.slice(part[0], part[1]))
  }
  return lines.join('\n')
}

/** The span from the earlier start to the later end. */
export const joinSpans = (a: Span, b: Span): Span => ({
  from: comparePositions(a.from, b.from) <= 0 ? a.from : b.from,
  to: comparePositions(a.to, b.to) >= 0 ? a.to : b.to,
})
