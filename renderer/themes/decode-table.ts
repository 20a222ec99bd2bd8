/**
 * The text of a table: UTF-8, UTF-16 with its mark, else GB 18030, which Chinese spreadsheets write.
 * @returns null where it is none of these
 */
export function decodeTable(bytes: Uint8Array): string | null {
  const [first, second] = bytes
  const marked =
    first === 0xff && second === 0xfe ? 'utf-16le' : first === 0xfe && second === 0xff ? 'utf-16be' : null
  for (const encoding of marked ? [marked] : ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes)
    } catch {
      // Not in this one.
    }
  }
  return null
}
