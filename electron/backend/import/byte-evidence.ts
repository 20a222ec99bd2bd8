/** What raw bytes tell about their encoding before anything is decoded. */

const SAMPLE = 262_144

/** Share of the bytes ≥ 0x80 that stand in well-formed UTF-8 sequences: near 1 for damaged UTF-8, near 0 for GB18030 and Big5. */
export function utf8Share(bytes: Uint8Array): number {
  const end = Math.min(bytes.length, SAMPLE)
  let high = 0
  let formed = 0
  for (let i = 0; i < end; ) {
    const lead = bytes[i] ?? 0
    if (lead < 0x80) {
      i++
      continue
    }
    const length = lead >= 0xf0 && lead < 0xf5 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 1
    let follow = 1
    while (follow < length && ((bytes[i + follow] ?? 0) & 0xc0) === 0x80) follow++
    const whole = length > 1 && follow === length
    high += follow
    if (whole) formed += follow
    i += follow
  }
  return high === 0 ? 0 : formed / high
}

/** True where high bytes are the accented letters and typographic marks of a Western text: few, and among ASCII letters. */
export function looksLatin(bytes: Uint8Array): boolean {
  const end = Math.min(bytes.length, SAMPLE)
  let high = 0
  let fitting = 0
  let letters = 0
  for (let i = 0; i < end; i++) {
    const byte = bytes[i] ?? 0
    if (isAsciiLetter(byte)) letters++
    if (byte < 0x80) continue
    high++
    // 0x81, 0x8d, 0x8f, 0x90 and 0x9d mean nothing in windows-1252.
    if ([0x81, 0x8d, 0x8f, 0x90, 0x9d].includes(byte)) return false
    const mark = byte < 0xc0
    const besideLetter = isAsciiLetter(bytes[i - 1] ?? 0) || isAsciiLetter(bytes[i + 1] ?? 0)
    if (mark || besideLetter) fitting++
  }
  return high > 0 && letters > high && fitting / high >= 0.8
}

const isAsciiLetter = (byte: number): boolean => (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x7a

/**
 * Share of two-byte characters that lie in the first level of the encoding's table, where the 3,755 (GB 2312)
 * or 5,401 (Big5) common characters are: above 0.9 for right readings.
 */
export function commonLevelShare(bytes: Uint8Array, encoding: 'gb18030' | 'big5-hkscs'): number {
  const [from, to] = encoding === 'gb18030' ? [0xb0, 0xd7] : [0xa4, 0xc6]
  const end = Math.min(bytes.length, SAMPLE) - 1
  let pairs = 0
  let common = 0
  for (let i = 0; i < end; i++) {
    const lead = bytes[i] ?? 0
    if (lead < 0x81) continue
    const trail = bytes[++i] ?? 0
    // Rows A1–A9 (GB) and A1–A3 (Big5) are punctuation and say nothing.
    if (lead < (encoding === 'gb18030' ? 0xaa : 0xa4) && lead >= 0xa1) continue
    pairs++
    if (lead >= from && lead <= to && (encoding === 'big5-hkscs' || trail >= 0xa1)) common++
  }
  return pairs === 0 ? 0 : common / pairs
}
