/** What a correction of chosen words comes to: what it stands over, which earlier ones it takes the place of. */
import type { Range } from '../model/range.ts'
import type { ShownBlock } from '../model/report.ts'
import { withOriginals } from './corrections.ts'
import { graphemesOf, snapToGraphemes } from './graphemes.ts'
import { toShown, toSource } from './text-map.ts'

export interface CorrectionPlan {
  ranges: Range[]
  original: string
  text: string
  /** Ids of the corrections it takes the place of. */
  replaced: string[]
}

export type CorrectionRefusal =
  | 'correction-nowhere'
  | 'correction-across-blocks'
  | 'correction-empty'
  | 'correction-characters'
  | 'correction-same'

/** A choice of more characters than these is narrowed; so many that were right stay on either side of what was wrong. */
const SHORT = 16
const CONTEXT = 4

/**
 * Controls, line ends, halves of characters, what turns the direction of writing, and what is no character: they
 * would make the shown text other than it looks, or cut a paragraph.
 */
const REFUSED =
  /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/u

/**
 * Plans a correction of the words at `ranges`, which one block shows next to one another, to `wanted`.
 * Words are widened to whole characters and to whole earlier corrections. A long choice is narrowed to the words
 * that differ; words taken out altogether take a character beside them along, so that something stands for them.
 * `text` equal to `original` means: the source is right, the earlier corrections go.
 * @param blocks as shown, with the corrections there are
 */
export function planCorrection(
  blocks: readonly ShownBlock[],
  ranges: readonly Range[],
  wanted: string,
): CorrectionPlan | CorrectionRefusal {
  const typed = wanted.normalize('NFC')
  if (REFUSED.test(typed)) return 'correction-characters'
  const [place, more] = toShown(blocks, ranges)
  if (!place) return 'correction-nowhere'
  if (more) return 'correction-across-blocks'
  const block = blocks[place.block]!
  const chosen = settle(block, place.start, place.end)
  if (block.text.slice(...chosen) === typed) return 'correction-same'
  const [start, end] = typed === '' ? takeAlong(block, chosen) : chosen
  const text = typed === '' ? block.text.slice(start, chosen[0]) + block.text.slice(chosen[1], end) : typed
  if (text === '') return 'correction-empty'
  const whole = toSource([block], { block: 0, offset: start }, { block: 0, offset: end })
  const base = withOriginals(block)
  const [found] = toShown([base], whole)
  if (!found) return 'correction-nowhere'
  const original = base.text.slice(found.start, found.end)
  const replaced = (block.edits ?? [])
    .filter((edit) => edit.start < end && edit.end > start)
    .map(({ id }) => id)
  if (original === text) return { ranges: whole, original, text, replaced }
  const { skip, keep } = narrow(base, found.start, original, text)
  const from = found.start + skip
  const to = found.end - keep
  return {
    ranges: toSource([base], { block: 0, offset: from }, { block: 0, offset: to }),
    original: base.text.slice(from, to),
    text: text.slice(skip, text.length - keep),
    replaced,
  }
}

/** Whole characters and whole corrections, however the one widens the other. */
function settle(block: ShownBlock, start: number, end: number): Range {
  let [from, to] = [start, end]
  for (;;) {
    const [a, z] = snapToGraphemes(block.text, from, to)
    const over = (block.edits ?? []).filter((edit) => edit.start < z && edit.end > a)
    const next: Range = [
      Math.min(a, ...over.map((edit) => edit.start)),
      Math.max(z, ...over.map((edit) => edit.end)),
    ]
    if (next[0] === from && next[1] === to) return next
    ;[from, to] = next
  }
}

/** The choice with the nearest character beside it that is more than a space, before it or else behind it. */
function takeAlong(block: ShownBlock, [start, end]: Range): Range {
  for (let at = start - 1; at >= 0; at--)
    if (/\S/u.test(block.text[at]!)) return [settle(block, at, start)[0], end]
  for (let at = end; at < block.text.length; at++)
    if (/\S/u.test(block.text[at]!)) return [start, settle(block, end, at + 1)[1]]
  return [start, end]
}

/**
 * How many units at the beginning and the end are right already and lie more than `CONTEXT` characters from what is
 * wrong. No Latin word is cut, and both ends are characters of the source (a mending space is not).
 */
function narrow(
  base: ShownBlock,
  at: number,
  original: string,
  text: string,
): { skip: number; keep: number } {
  const [before, after] = [graphemesOf(original), graphemesOf(text)]
  if (before.length <= SHORT) return { skip: 0, keep: 0 }
  const least = Math.min(before.length, after.length)
  let same = 0
  while (same < least && before[same] === after[same]) same++
  let sameEnd = 0
  while (sameEnd < least - same && before.at(-1 - sameEnd) === after.at(-1 - sameEnd)) sameEnd++
  const hasSource = (offset: number): boolean =>
    toSource([base], { block: 0, offset }, { block: 0, offset: offset + 1 }).length > 0
  const units = (graphemes: readonly string[]): number => graphemes.join('').length
  const isInWord = (g: number): boolean => isLatin(before[g - 1]) && isLatin(before[g])
  let head = Math.max(0, same - CONTEXT)
  while (head > 0 && (isInWord(head) || !hasSource(at + units(before.slice(0, head))))) head--
  let tail = Math.max(0, sameEnd - CONTEXT)
  const behind = (): number => before.length - tail
  while (tail > 0 && (isInWord(behind()) || !hasSource(at + units(before.slice(0, behind())) - 1))) tail--
  return { skip: units(before.slice(0, head)), keep: units(before.slice(behind())) }
}

const isLatin = (grapheme: string | undefined): boolean =>
  grapheme !== undefined && /^[\p{L}\p{M}\p{N}'’-]+$/u.test(grapheme) && !/\p{Script=Han}/u.test(grapheme)
