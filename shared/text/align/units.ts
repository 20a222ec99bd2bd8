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

/** Kinds are bits: one that is a unit by itself has the lowest, so that counting them needs no branch. */
const PAIRWISE = 1 << 16
const DROPPED = 1 << 17
const WORD = 1 << 18
const HIGH_HALF = 1 << 19
/** What wants more than a look-up; a unit that was not asked yet, too. */
const SPECIAL = WORD | HIGH_HALF | (1 << 20)
const UNIT = 0xffff
/** By UTF-16 unit: what it is folded to and of what kind that is. One look-up for both. */
const codes = new Int32Array(65536).fill(1 << 20)

function codeOf(unit: number): number {
  const known = codes[unit]!
  if (known < 1 << 20) return known
  const folded = foldUnits(String.fromCharCode(unit))[0]!
  const kind = kindOf(folded)
  const isHigh = unit >= 0xd800 && unit <= 0xdbff
  const code =
    folded | (isHigh ? HIGH_HALF : kind === 'pairwise' ? PAIRWISE : kind === 'word' ? WORD : DROPPED)
  codes[unit] = code
  return code
}

/**
 * The units of a text, in order: about 1 ms for 200,000 characters.
 * @param take gives room for so many numbers, whatever they hold: of `scratch.ts`, where the stream is given back
 */
export function unitsOf(text: string, take: (length: number) => Int32Array = fresh): UnitStream {
  const { length } = text
  const units = take(length)
  const starts = take(length)
  let size = 0
  for (let at = 0; at < length; ) {
    const from = at
    let code = codes[text.charCodeAt(at++)]!
    if ((code & SPECIAL) !== 0) {
      code = codeOf(text.charCodeAt(from))
      if ((code & WORD) !== 0) {
        let hash = code & UNIT
        for (; at < length; at++) {
          const next = codeOf(text.charCodeAt(at))
          if ((next & WORD) === 0) break
          hash = Math.imul(hash, 31) + (next & UNIT)
        }
        units[size] = (hash & (WORD_BIT - 1)) | WORD_BIT
        starts[size++] = from
        continue
      }
      if ((code & HIGH_HALF) !== 0 && isLowHalf(text.charCodeAt(at))) {
        units[size] = text.codePointAt(from)!
        starts[size++] = from
        at++
        continue
      }
    }
    // Every ninth character is a mark that is dropped: a branch for them is taken wrong too often.
    units[size] = code & UNIT
    starts[size] = from
    size += (code >>> 16) & 1
  }
  return { units: units.subarray(0, size), starts: starts.subarray(0, size) }
}

/** Where a unit of a text's stream ends. */
export function endOfUnit(text: string, { units, starts }: UnitStream, index: number): number {
  let end = starts[index]! + 1
  const unit = units[index]!
  if (isWordUnit(unit)) while (end < text.length && (codeOf(text.charCodeAt(end)) & WORD) !== 0) end++
  else if (unit > 0xffff) end++
  return end
}

const fresh = (length: number): Int32Array => new Int32Array(length)
const isLowHalf = (unit: number): boolean => unit >= 0xdc00 && unit <= 0xdfff
