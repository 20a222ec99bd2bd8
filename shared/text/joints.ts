import type { Range } from '../model/range.ts'
import { isUnspaced } from './characters.ts'

const BREAK = /[\n\r\f\v\u0085\u2028\u2029]/
const BREAKS = new RegExp(`${BREAK.source}+`, 'g')
const SPACES = /\s/
const LETTER = /\p{L}/u

/** How far to look past digits and quotes for a letter that tells which writing this is. */
const REACH = 16

/** The lines of a range: no line breaks inside, no white space at the edges, none empty. */
function splitLines(source: string, [start, end]: Range): Range[] {
  const lines: Range[] = []
  let from = start
  for (const match of source.slice(start, end).matchAll(BREAKS)) {
    lines.push([from, start + match.index])
    from = start + match.index + match[0].length
  }
  lines.push([from, end])
  return lines.map((line) => trimRange(source, line)).filter((line) => line[0] < line[1])
}

function trimRange(source: string, [start, end]: Range): Range {
  let from = start
  let to = end
  while (from < to && isSpace(source, from)) from++
  while (to > from && isSpace(source, to - 1)) to--
  return [from, to]
}

/**
 * The lines of all ranges, in order, without the hyphens at which a word was broken: what of the source is shown.
 */
export function splitPieces(source: string, ranges: readonly Range[]): Range[] {
  const pieces = ranges.flatMap((range) => splitLines(source, range))
  let next = pieces.length
  for (let i = pieces.length - 1; i >= 0; i--) {
    const piece = pieces[i]!
    const right = pieces[next]?.[0]
    if (right !== undefined && isParted(source, piece[1], right) && isBrokenWord(source, piece[1] - 1, right))
      piece[1]--
    if (piece[0] < piece[1]) next = i
  }
  return pieces.filter((piece) => piece[0] < piece[1])
}

/**
 * Whether a reader sees a space between the piece that ends at `left` and the one that starts at `right`. Depends on
 * nothing but the source around these two positions, so that a part of a paragraph is joined as the whole of it is.
 */
export function needsSpace(source: string, left: number, right: number): boolean {
  if (!isParted(source, left, right) || isBrokenWord(source, left, right)) return false
  if (isHyphen(source.charCodeAt(left - 1)) && isLetter(source, left - 2)) return false
  return writingBefore(source, left) === 'spaced' && writingAfter(source, right) === 'spaced'
}

/** Marks cut out between two pieces (`un**bold**ed`) do not part them; white space does, and so does another place. */
function isParted(source: string, left: number, right: number): boolean {
  if (right < left) return true
  for (let at = left; at < right; at++) if (isSpace(source, at)) return true
  return false
}

/**
 * The word before `left` goes on at `right` once the hyphen at `hyphen` is gone: `trans-` + `lation`. A next line that
 * starts with a capital or a digit keeps the hyphen (`Asia-` + `Pacific`).
 */
function isBrokenWord(source: string, hyphen: number, right: number): boolean {
  if (!isLetter(source, hyphen - 1)) return false
  const mark = source.charCodeAt(hyphen)
  return mark === 0x00ad || (isHyphen(mark) && /\p{Ll}/u.test(characterAt(source, right)))
}

function isHyphen(unit: number): boolean {
  return unit === 0x2d || unit === 0x2010
}

function isLetter(source: string, at: number): boolean {
  return at >= 0 && LETTER.test(source.charAt(at)) && !isUnspaced(source.charCodeAt(at))
}

function characterAt(source: string, at: number): string {
  return String.fromCodePoint(source.codePointAt(at) ?? 0)
}

/** Digits, dashes and quotation marks belong to either writing: what stands behind them on the line decides. */
function writingBefore(source: string, left: number): 'unspaced' | 'spaced' {
  for (let at = left - 1; at >= Math.max(0, left - REACH); at--) {
    const unit = source.charCodeAt(at)
    if (isUnspaced(unit) || isSurrogate(unit)) return 'unspaced'
    if (BREAK.test(source.charAt(at)) || isLetter(source, at)) return 'spaced'
  }
  return 'spaced'
}

function writingAfter(source: string, right: number): 'unspaced' | 'spaced' {
  for (let at = right; at < Math.min(source.length, right + REACH); at++) {
    const unit = source.charCodeAt(at)
    if (isUnspaced(unit) || isSurrogate(unit)) return 'unspaced'
    if (BREAK.test(source.charAt(at)) || isLetter(source, at)) return 'spaced'
  }
  return 'spaced'
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff
}

function isSpace(source: string, at: number): boolean {
  return SPACES.test(source.charAt(at)) || source.charCodeAt(at) === 0x85
}
