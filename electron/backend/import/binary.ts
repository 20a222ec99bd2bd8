/** Files that carry a text name but are something else. */

const MAGIC: [kind: string, bytes: number[]][] = [
  ['png', [0x89, 0x50, 0x4e, 0x47]],
  ['zip', [0x50, 0x4b, 0x03, 0x04]],
  ['zip', [0x50, 0x4b, 0x05, 0x06]],
  ['pdf', [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ['elf', [0x7f, 0x45, 0x4c, 0x46]],
  ['jpeg', [0xff, 0xd8, 0xff]],
  ['gif', [0x47, 0x49, 0x46, 0x38]],
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['7z', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
  ['rar', [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07]],
  ['ole', [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]],
  ['sqlite', [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65, 0x20, 0x66]],
  ['rtf', [0x7b, 0x5c, 0x72, 0x74, 0x66]],
]

/** What the first bytes say the file is, or null where nothing speaks against text. */
export function isBinary(bytes: Uint8Array): string | null {
  const found = MAGIC.find(([, magic]) => magic.every((byte, i) => bytes[i] === byte))
  return found?.[0] ?? null
}

/** Share of control characters other than tab, line ends, form feed and escape: text has next to none. */
export function controlShare(text: string | Uint8Array): number {
  const length = Math.min(text.length, 262_144)
  let controls = 0
  for (let i = 0; i < length; i++) {
    const code = typeof text === 'string' ? text.charCodeAt(i) : (text[i] ?? 0)
    const allowed = (code >= 9 && code <= 13) || code === 26 || code === 27
    if (code < 32 ? !allowed : code === 127) controls++
  }
  return length === 0 ? 0 : controls / length
}
