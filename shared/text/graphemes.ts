import type { Range } from '../model/range.ts'

/** Longer clusters than this are not writing; cutting one of them harms nobody. */
const REACH = 64

const SEGMENTER = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * `[start, end)` widened so that neither end lies inside a character as a reader sees one: not between the halves of
 * 𠮷, not between a letter and its accent, not inside a joined emoji. UTF-16 units; an empty range stays empty.
 */
export function snapToGraphemes(text: string, start: number, end: number): Range {
  const from = clusterAround(text, start)[0]
  if (end <= start) return [from, from]
  return [from, clusterAround(text, end)[1]]
}

/** The cluster that `at` lies strictly inside of, or `[at, at]` where a cluster may end. */
function clusterAround(text: string, at: number): Range {
  if (at <= 0 || at >= text.length || (isPlain(text, at - 1) && isPlain(text, at))) return [at, at]
  let from = at
  while (from > 0 && from > at - REACH && !(from < at && isPlain(text, from))) from--
  for (const { index, segment } of SEGMENTER.segment(text.slice(from, at + REACH))) {
    const clusterStart = from + index
    const clusterEnd = clusterStart + segment.length
    if (clusterStart >= at) break
    if (clusterEnd > at) return [clusterStart, clusterEnd]
  }
  return [at, at]
}

/** The characters of a text as a reader sees them. */
export const graphemesOf = (text: string): string[] =>
  Array.from(SEGMENTER.segment(text), ({ segment }) => segment)

/** Han and printable ASCII always begin a cluster. */
function isPlain(text: string, at: number): boolean {
  const unit = text.charCodeAt(at)
  return (unit >= 0x20 && unit < 0x7f) || (unit >= 0x4e00 && unit <= 0x9fff)
}
