import { kindOf, type CharacterKind } from './characters.ts'
import { fold } from './fold.ts'
import { splitTerms } from './terms.ts'

/** A stretch of one kind: Han and kana (`pairwise`), or one word of another script. */
export interface Run {
  pairwise: boolean
  text: string
}

/** Where tokens are written, kept from text to text and as long as the longest needed. */
let scratch = new Uint8Array(1 << 16)

/**
 * The tokens of folded text for the full-text index, joined by spaces, as UTF-8: every two neighbouring characters of
 * a run of Han or kana and then the run's last character alone, and the words of other scripts. `中国，5g网络` becomes
 * `中国 国 5g 网络 络`. The last character alone is what lets a single character be found at a run's end. Bytes and
 * not a string, because bytes are what FTS5 reads: 3 ms per MB of text where joining strings took 15.
 * @param folded what `foldUnits` gives
 */
export function indexTokens(folded: Uint16Array): Uint8Array {
  const { length } = folded
  // The most that a unit becomes: two characters of three bytes, and a space.
  if (scratch.length < 7 * length) scratch = new Uint8Array(7 * length)
  const bytes = scratch
  let size = 0
  for (let at = 0; at < length; ) {
    const code = codeAt(folded, at)
    const kind = kindOf(code)
    at += code > 0xffff ? 2 : 1
    if (kind === null) continue
    size = put(bytes, code, size)
    if (kind === 'pairwise') {
      const next = at < length ? codeAt(folded, at) : 0
      if (kindOf(next) === 'pairwise') size = put(bytes, next, size)
    }
    // Words hold no surrogate pairs: those are indexed by pairs.
    else for (; at < length && kindOf(folded[at]!) === 'word'; at++) size = put(bytes, folded[at]!, size)
    bytes[size++] = 0x20
  }
  return bytes.slice(0, Math.max(0, size - 1))
}

/** Which text had a character last: each is written once, and nothing is emptied between two texts. */
const seenIn = new Uint32Array(0x10000)
let texts = 0

/**
 * The different Han and kana characters of folded texts, each once, joined by spaces, as UTF-8: in a table of their
 * own they tell at once which reports have a single character, for which all pairs with it would be gone through.
 * @param folded what `foldUnits` gives
 */
export function characterTokens(...folded: Uint16Array[]): Uint8Array {
  const most = 5 * folded.reduce((sum, { length }) => sum + length, 0)
  if (scratch.length < most) scratch = new Uint8Array(most)
  const bytes = scratch
  /** Beyond the table, and rare. */
  const further = new Set<number>()
  let size = 0
  texts++
  for (const units of folded)
    for (let at = 0; at < units.length; at++) {
      const code = codeAt(units, at)
      if (code > 0xffff) {
        at++
        if (further.has(code)) continue
        further.add(code)
      } else {
        if (seenIn[code] === texts) continue
        seenIn[code] = texts
      }
      if (kindOf(code) !== 'pairwise') continue
      size = put(bytes, code, size)
      bytes[size++] = 0x20
    }
  return bytes.slice(0, Math.max(0, size - 1))
}

/** The token that `characterTokens` has for folded text of one Han or kana character; null for anything else. */
export function characterOf(folded: string): string | null {
  const [run, ...others] = splitRuns(folded)
  const isOne = run?.pairwise && others.length === 0 && run.text.length === folded.length
  return isOne && isOneCharacter(folded) ? folded : null
}

/** Writes a code point as UTF-8. @returns where the next goes */
function put(bytes: Uint8Array, code: number, size: number): number {
  if (code >= 0x800 && code < 0x10000) {
    bytes[size] = 0xe0 | (code >> 12)
    bytes[size + 1] = 0x80 | ((code >> 6) & 0x3f)
    bytes[size + 2] = 0x80 | (code & 0x3f)
    return size + 3
  }
  if (code < 0x80) {
    bytes[size] = code
    return size + 1
  }
  if (code < 0x800) {
    bytes[size] = 0xc0 | (code >> 6)
    bytes[size + 1] = 0x80 | (code & 0x3f)
    return size + 2
  }
  bytes[size] = 0xf0 | (code >> 18)
  bytes[size + 1] = 0x80 | ((code >> 12) & 0x3f)
  bytes[size + 2] = 0x80 | ((code >> 6) & 0x3f)
  bytes[size + 3] = 0x80 | (code & 0x3f)
  return size + 4
}

/** The code point at a unit; a lone surrogate is itself. */
function codeAt(units: Uint16Array, at: number): number {
  const unit = units[at]!
  if ((unit & 0xfc00) !== 0xd800 || at + 1 >= units.length) return unit
  const low = units[at + 1]!
  return (low & 0xfc00) === 0xdc00 ? 0x10000 + ((unit & 0x3ff) << 10) + (low & 0x3ff) : unit
}

/**
 * A MATCH expression for what a user typed: every term must stand in the text, an inexact last word as the beginning
 * of one. Built from letters and digits only, so nothing typed can be read as query syntax. Null if there is nothing
 * to search for.
 */
export function matchQuery(query: string): string | null {
  const phrases = splitTerms(query).flatMap(({ text, whole }) => {
    const phrase = matchTerm(fold(text), whole)
    return phrase === null ? [] : [phrase]
  })
  return phrases.length === 0 ? null : phrases.join(' AND ')
}

/** Does folded text hold anything the index has? */
export const isSearchable = (folded: string): boolean => splitRuns(folded).length > 0

/**
 * One word or phrase as an FTS5 phrase.
 * @param whole false: its last word, of a script that is written with spaces, may go on
 */
export function matchTerm(folded: string, whole: boolean): string | null {
  const runs = splitRuns(folded)
  const last = runs.at(-1)
  if (!last) return null
  // Only the last run may end in the middle of a longer one; those before it end where theirs does in the index.
  const tokens = runs.map((run) => (run.pairwise ? pairs(run.text, run !== last) : run.text))
  const open = last.pairwise ? isOneCharacter(last.text) : !whole
  return `"${tokens.join(' ')}"${open ? ' *' : ''}`
}

/** The runs of folded text, in order. What is between them (marks, spaces, broken surrogates) is not searched. */
export function splitRuns(folded: string): Run[] {
  const runs: Run[] = []
  let start = 0
  let kind: CharacterKind = null
  for (let at = 0; at <= folded.length; ) {
    const code = folded.codePointAt(at)
    const next = code === undefined ? null : kindOf(code)
    if (next !== kind) {
      if (kind !== null) runs.push({ pairwise: kind === 'pairwise', text: folded.slice(start, at) })
      start = at
      kind = next
    }
    at += code !== undefined && code > 0xffff ? 2 : 1
  }
  return runs
}

function pairs(run: string, withLast: boolean): string {
  const characters = Array.from(run)
  const tokens: string[] = []
  for (let i = 0; i + 1 < characters.length; i++) tokens.push(`${characters[i]}${characters[i + 1]}`)
  if (withLast || characters.length === 1) tokens.push(characters.at(-1)!)
  return tokens.join(' ')
}

function isOneCharacter(run: string): boolean {
  return run.length === (run.codePointAt(0)! > 0xffff ? 2 : 1)
}
