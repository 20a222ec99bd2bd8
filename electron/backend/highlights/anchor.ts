/** Where a highlight sits: source ranges and the quote that must stand there for the ranges to be believed. */
import { CallError } from '../../../shared/errors.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { findAll } from '../../../shared/text/find.ts'
import { matchQuote } from '../../../shared/text/match-quote.ts'
import { withOriginals } from '../../../shared/text/corrections.ts'
import { joinRanges, toSource } from '../../../shared/text/text-map.ts'

export interface Anchor {
  ranges: Range[]
  /** What a reader sees of the ranges. */
  exact: string
  /** Up to 32 UTF-16 units of the source before and after. */
  prefix: string
  suffix: string
}

const CONTEXT = 32

/**
 * Anchors ranges of a source's text, in the order given (reading order). Ranges that would cut a character
 * outside the BMP in two are widened to hold it.
 * @throws range-outside where a range reaches past the text
 */
export function anchorRanges(text: string, wanted: readonly Range[]): Anchor {
  const ranges = wanted.map(([start, end]): Range => {
    if (start >= end || end > text.length)
      throw new CallError('range-outside', `[${start}, ${end}) is not in a text of ${text.length} units`, {
        start,
        end,
        length: text.length,
      })
    return [start - Number(cutsPair(text, start)), end + Number(cutsPair(text, end))]
  })
  const [first] = ranges
  const last = ranges.at(-1)
  if (!first || !last) throw new CallError('range-outside', 'a highlight needs a range')
  const before = Math.max(0, first[0] - CONTEXT)
  const after = Math.min(text.length, last[1] + CONTEXT)
  return {
    ranges,
    exact: joinRanges(text, ranges),
    prefix: text.slice(before + Number(cutsPair(text, before)), first[0]),
    suffix: text.slice(last[1], after - Number(cutsPair(text, after))),
  }
}

/** Does an offset fall between the two halves of a surrogate pair? */
function cutsPair(text: string, at: number): boolean {
  const [high, low] = [text.charCodeAt(at - 1), text.charCodeAt(at)]
  return high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff
}

/** Between the blocks of a report when it is searched as one text. */
const BLOCK_END = '\n'

/**
 * The one place where a quote stands in a report as it is shown, as source ranges.
 * @throws quote-not-found, or quote-ambiguous (`count`) where it stands more than once
 */
export function placeQuote(blocks: ShownBlock[], quote: string): Range[] {
  const shown = blocks.map((block) => block.text).join(BLOCK_END)
  const places = findAll(shown, quote)
  if (places.length > 1)
    throw new CallError('quote-ambiguous', `the quote stands ${places.length} times`, {
      count: places.length,
    })
  const loose = places.length === 0 ? matchQuote(shown, { exact: quote, prefix: '', suffix: '' }) : null
  const place: Range | undefined = loose ? [loose.start, loose.end] : places[0]
  if (!place) throw new CallError('quote-not-found', 'the quote is not in this report')
  return toSource(blocks, positionIn(blocks, place[0]), positionIn(blocks, place[1]))
}

/** `placeQuote` for words as they are shown with corrections, or else as the source has them. */
export function placeInReport(blocks: ShownBlock[], quote: string): Range[] {
  try {
    return placeQuote(blocks, quote)
  } catch (error) {
    const isMissing = error instanceof CallError && error.code === 'quote-not-found'
    if (!isMissing || blocks.every(({ edits }) => !edits)) throw error
    return placeQuote(blocks.map(withOriginals), quote)
  }
}

/** An offset in the blocks' joined text as block and offset. */
function positionIn(blocks: ShownBlock[], offset: number): { block: number; offset: number } {
  let rest = offset
  for (const [block, { text }] of blocks.entries()) {
    if (rest <= text.length) return { block, offset: rest }
    rest -= text.length + BLOCK_END.length
  }
  throw new RangeError(`offset ${offset} is past the last block`)
}
