/** Kinds of characters, by code point. One place, because index, query and find must agree to the character. */

const WORD = /[\p{L}\p{M}\p{N}]/u

export type CharacterKind = 'pairwise' | 'word' | null

const UNKNOWN = 0
const KINDS: readonly CharacterKind[] = [null, 'pairwise', 'word', null]
/** What has been looked up before, as an index into KINDS: a Unicode property test costs ten times as much. */
const seen = new Uint8Array(65536)

/** How a character is indexed; null for marks, spaces and broken surrogates, which are not. */
export function kindOf(code: number): CharacterKind {
  if (code > 0xffff) return 'pairwise'
  let kind = seen[code]!
  if (kind === UNKNOWN) {
    kind = isPairwise(code) ? 1 : isWord(code) ? 2 : 3
    seen[code] = kind
  }
  return KINDS[kind]!
}

/**
 * What is indexed by pairs: Han, kana (not the middle dot ・), Hangul syllables, 々, 〇 and everything outside the
 * Basic Multilingual Plane, where the rare Han are.
 */
export function isPairwise(code: number): boolean {
  if (code < 0x3005) return false
  return (
    (code >= 0x4e00 && code <= 0x9fff) ||
    (code >= 0x3400 && code <= 0x4dff) ||
    (code >= 0x3041 && code <= 0x30ff && code !== 0x30fb) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0x31f0 && code <= 0x31ff) ||
    code === 0x3005 ||
    code === 0x3007 ||
    code > 0xffff
  )
}

/** Letters, marks and digits of the other scripts. */
function isWord(code: number): boolean {
  if (code < 0x80) {
    return (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39)
  }
  if (code >= 0xd800 && code <= 0xdfff) return false
  return !isPairwise(code) && WORD.test(String.fromCodePoint(code))
}

/** Han, kana, Hangul and the full-width punctuation between them: text that is set without spaces. */
export function isUnspaced(code: number): boolean {
  return (
    isPairwise(code) ||
    (code >= 0x3000 && code <= 0x303f) ||
    code === 0x30fb ||
    (code >= 0x3100 && code <= 0x31bf) ||
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0xfe30 && code <= 0xfe4f) ||
    (code >= 0xff01 && code <= 0xff0f) ||
    (code >= 0xff1a && code <= 0xff20) ||
    (code >= 0xff3b && code <= 0xff40) ||
    (code >= 0xff5b && code <= 0xff9f)
  )
}
