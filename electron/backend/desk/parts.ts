/** Pieces of blocks. Offsets are UTF-16 units of the source's canonical text. */
import type { Range } from '../../../shared/model/range.ts'
import { snapToGraphemes } from '../../../shared/text/graphemes.ts'
import { isOnlyMarks, trim } from '../pages/lines.ts'

/** A piece of the page: what of a block stands together on it. */
export interface Part {
  ranges: Range[]
}

/** Longer than any mark and indent: what is further apart does not stand together. */
const REACH = 200

/** The pieces of a block: ranges on neighbouring lines are one, a hard-wrapped paragraph. */
export function cutParts(text: string, ranges: readonly Range[]): Part[] {
  const parts: Part[] = []
  for (const [start, end] of ranges) {
    const last = parts.at(-1)
    if (last && standTogether(text, (last.ranges.at(-1) as Range)[1], start)) last.ranges.push([start, end])
    else parts.push({ ranges: [[start, end]] })
  }
  return parts
}

function standTogether(text: string, left: number, right: number): boolean {
  if (right < left || right - left > REACH) return false
  const between = text.slice(left, right)
  const firstBreak = between.indexOf('\n')
  return isOnlyMarks(between) && (firstBreak < 0 || between.indexOf('\n', firstBreak + 1) < 0)
}

/** `at` moved to the start of the character that a reader sees there. */
export const characterStart = (text: string, at: number): number => snapToGraphemes(text, at, at)[0]

/** A piece cut before the character at `at`; a side is null where nothing of the piece stands on it. */
export function cutPart(text: string, part: Part, at: number): [Part | null, Part | null] {
  const before: Range[] = []
  const after: Range[] = []
  for (const [start, end] of part.ranges) {
    const cut = Math.min(end, Math.max(start, at))
    // White space at the cut belongs to neither side, so that each is named by a character one sees.
    if (cut > start) pushTrimmed(before, text, start, cut, cut < end ? 'end' : 'none')
    if (cut < end) pushTrimmed(after, text, cut, end, cut > start ? 'start' : 'none')
  }
  return [before.length > 0 ? { ranges: before } : null, after.length > 0 ? { ranges: after } : null]
}

function pushTrimmed(
  ranges: Range[],
  text: string,
  start: number,
  end: number,
  side: 'start' | 'end' | 'none',
) {
  const [from, to] = trim(text, start, end)
  if (from < to) ranges.push([side === 'start' ? from : start, side === 'end' ? to : end])
}
