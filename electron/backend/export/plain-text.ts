/** A report as plain text, and where its highlights stand in it: what annotation formats point into. */
import type { ExportHighlight, ExportReport } from './export-library.ts'

/** Blocks with a line break between them, none at the end. */
export interface PlainText {
  text: string
  /** Where each block begins, UTF-16 units. */
  starts: number[]
}

export function plainText(report: ExportReport): PlainText {
  const starts: number[] = []
  let at = 0
  for (const { text } of report.blocks) {
    starts.push(at)
    at += text.length + 1
  }
  return { text: report.blocks.map(({ text }) => text).join('\n'), starts }
}

/**
 * The stretches of a highlight, in reading order, UTF-16 units. Places in neighbouring blocks with nothing left out
 * between them are one stretch.
 */
export function stretchesOf(
  { places }: Pick<ExportHighlight, 'places'>,
  { text, starts }: PlainText,
): { start: number; end: number }[] {
  const stretches: { start: number; end: number }[] = []
  for (const { block, start, end } of places) {
    const from = (starts[block] ?? 0) + start
    const to = (starts[block] ?? 0) + end
    const last = stretches.at(-1)
    if (last && from >= last.end && /^\s*$/.test(text.slice(last.end, from))) last.end = to
    else if (from < to) stretches.push({ start: from, end: to })
  }
  return stretches
}

/**
 * Turns UTF-16 offsets of `text` into counts of Unicode code points, as W3C's TextPositionSelector and REFI-QDA count.
 * 𠮷 and most emoji are two units and one point. An offset inside a pair counts the whole.
 */
export function codePoints(text: string): (offset: number) => number {
  // The offsets just after each pair: as many as there are pairs before an offset are taken off.
  const pairs = [...text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)].map(({ index }) => index + 1)
  if (pairs.length === 0) return (offset) => offset
  return (offset) => {
    let low = 0
    let high = pairs.length
    while (low < high) {
      const middle = (low + high) >> 1
      if (pairs[middle]! < offset) low = middle + 1
      else high = middle
    }
    return offset - low
  }
}
