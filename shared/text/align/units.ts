/**
 * Text as the alignment compares it: one number a Han character or kana, one a word of another script. White space
 * and punctuation are gone, script and width folded, and every unit still knows where it stands.
 */
import { kindOf } from '../characters.ts'
import { foldUnits } from '../fold.ts'

export interface UnitStream {
  /** Code points of pairwise characters as they are folded; words as a hash with `WORD_BIT` set. */
  units: Int32Array
  /** Where each unit begins in the text, in UTF-16 units. */
  starts: Int32Array
}

/** Above every code point: a word is never taken for a character. */
const WORD_BIT = 0x40000000

export const isWordUnit = (unit: number): boolean => unit >= WORD_BIT

const PAIRWISE = 1 << 16
const WORD = 2 << 16
const DROPPED = 3 << 16
const HIGH_HALF = 4 << 16
const KIND = 7 << 16
const UNIT = 0xffff
/** By UTF-16 unit: what it is folded to and of what kind that is, 0 where it was not asked yet. One look-up for both. */
const codes = new Int32Array(65536)

function codeOf(unit: number): number {
  const known = codes[unit]!
  if (known !== 0) return known
  const folded = foldUnits(String.fromCharCode(unit))[0]!
  const kind = kindOf(folded)
  const isHigh = unit >= 0xd800 && unit <= 0xdbff
  const code =
    folded | (isHigh ? HIGH_HALF : kind === 'pairwise' ? PAIRWISE : kind === 'word' ? WORD : DROPPED)
  codes[unit] = code
  return code
}

/** The units of a text, in order: about 1 ms for 200,000 characters. */
export function unitsOf(text: string): UnitStream {
  const { length } = text
  const units = new Int32Array(length)
  const starts = new Int32Array(length)
  let size = 0
  for (let at = 0; at < length; ) {
    const from = at
    const code = codeOf(text.charCodeAt(at++))
    const kind = code & KIND
    if (kind === PAIRWISE) units[size] = code & UNIT
    else if (kind === WORD) {
      let hash = code & UNIT
      for (; at < length; at++) {
        const next = codeOf(text.charCodeAt(at))
        if ((next & KIND) !== WORD) break
        hash = Math.imul(hash, 31) + (next & UNIT)
      }
      units[size] = (hash & (WORD_BIT - 1)) | WORD_BIT
    } else if (kind === HIGH_HALF && isLowHalf(text.charCodeAt(at))) {
      units[size] = text.codePointAt(from)!
      at++
    } else continue
    starts[size++] = from
  }
  return { units: units.subarray(0, size), starts: starts.subarray(0, size) }
}

/** Where a unit of a text's stream ends. */
export function endOfUnit(text: string, { units, starts }: UnitStream, index: number): number {
  let end = starts[index]! + 1
  const unit = units[index]!
  if (isWordUnit(unit)) while (end < text.length && (codeOf(text.charCodeAt(end)) & KIND) === WORD) end++
  else if (unit > 0xffff) end++
  return end
}

const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
