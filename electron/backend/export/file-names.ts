/** File names for exports: safe on every system, and the same each time. */
import { firstWords } from '../../../shared/text/first-words.ts'

/** ext4 and APFS allow 255 bytes, eCryptfs 143; room is left for an extension and a number. */
const MAX_BYTES = 120
/** Windows' and Obsidian's forbidden characters, and control characters. */
// oxlint-disable-next-line no-control-regex
const FORBIDDEN = /[\\/:*?"<>|#^[\]\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]+/g
const RESERVED = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** A name a file may have anywhere; never empty. @param fallback used where nothing of `name` remains */
export function safeName(name: string, fallback: string): string {
  const clean = name.normalize('NFC').replace(FORBIDDEN, ' ').replace(/\s+/g, ' ')
  const cut = cutToBytes(clean, MAX_BYTES).replace(/^[\s.]+|[\s.]+$/g, '')
  if (cut === '') return fallback
  return RESERVED.test(cut) ? `${cut}_` : cut
}

/** The first characters of `text` that fit in `bytes` of UTF-8; never half a character. */
export function cutToBytes(text: string, bytes: number): string {
  let used = 0
  let end = 0
  for (const char of text) {
    used += Buffer.byteLength(char)
    if (used > bytes) break
    end += char.length
  }
  return text.slice(0, end)
}

/** The end of a UUIDv7 is random: short, and stable for as long as the thing lives. */
export const shortId = (id: string): string => id.slice(-10)

/**
 * Base names for all reports of a library, each for itself and in the order given (oldest first): the first
 * of several alike keeps the plain name, so that a later import renames nothing that was exported before.
 */
export function nameReports(
  reports: { id: string; title: string | null; opening: string; published: string | null }[],
): Record<string, string> {
  const taken = new Set<string>()
  const names: Record<string, string> = {}
  for (const report of reports) {
    const title = report.title ?? firstWords(report.opening)
    const plain = safeName([report.published, title].filter(Boolean).join(' '), shortId(report.id))
    const name = taken.has(plain.toLowerCase()) ? `${plain} ${shortId(report.id)}` : plain
    taken.add(name.toLowerCase())
    names[report.id] = name
  }
  return names
}
