/** RTF as a row of tokens. Bytes, not characters: text is in the code page of the font that is on. */
export type RtfToken =
  | { type: 'open' }
  | { type: 'close' }
  /** `\fs24`: word and number; `\'b1` and `\~` have words of one sign. */
  | { type: 'word'; word: string; value: number | null }
  | { type: 'byte'; byte: number }

const isLetter = (byte: number | undefined): boolean =>
  byte !== undefined && ((byte >= 0x61 && byte <= 0x7a) || (byte >= 0x41 && byte <= 0x5a))
const isDigit = (byte: number | undefined): boolean => byte !== undefined && byte >= 0x30 && byte <= 0x39

/** Never fails: what is no token is text. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0
  while (at < bytes.length) {
    const byte = bytes[at++]!
    if (byte === 0x7b) yield { type: 'open' }
    else if (byte === 0x7d) yield { type: 'close' }
    else if (byte === 0x5c) {
      if (!isLetter(bytes[at])) {
        const sign = String.fromCharCode(bytes[at++] ?? 0x20)
        if (sign !== "'") {
          yield { type: 'word', word: sign, value: null }
          continue
        }
        const hex = Number.parseInt(String.fromCharCode(bytes[at] ?? 0, bytes[at + 1] ?? 0), 16)
        at += 2
        if (!Number.isNaN(hex)) yield { type: 'byte', byte: hex }
        continue
      }
      let word = ''
      while (isLetter(bytes[at]) && word.length < 32) word += String.fromCharCode(bytes[at++]!)
      let number = ''
      if (bytes[at] === 0x2d && isDigit(bytes[at + 1])) number = String.fromCharCode(bytes[at++]!)
      while (isDigit(bytes[at]) && number.length < 11) number += String.fromCharCode(bytes[at++]!)
      if (bytes[at] === 0x20) at++
      const value = number === '' ? null : Number(number)
      // So many bytes of a picture follow, braces and all.
      if (word === 'bin') at += Math.max(0, value ?? 0)
      else yield { type: 'word', word, value }
    } else if (byte !== 0x0a && byte !== 0x0d && byte !== 0) yield { type: 'byte', byte }
  }
}
