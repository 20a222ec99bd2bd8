/** Which encoding a web page is in: its byte order mark, strict UTF-8, what it declares, what its bytes look like. */
import { detect } from 'jschardet'
import { normalizeEncoding } from '@exodus/bytes/encoding.js'
import { ENCODINGS, type Encoding } from '../../../../shared/model/source.ts'
import { decodeBytes, detectEncoding } from '../decode.ts'
import type { ReadText } from '../format.ts'

/** A browser looks for the declaration in the first 1,024 bytes; pages with long comments have it later. */
const DECLARED_WITHIN = 8192
const ESCAPE = 0x1b

/** @param header the charset a mail part's header names, believed before the page's own. @throws CallError as decode.ts does */
export function decodeHtml(
  bytes: Uint8Array,
  chosen: Encoding | undefined,
  header?: string,
): Pick<ReadText, 'encoding' | 'certainty' | 'text'> {
  if (chosen) return { encoding: chosen, certainty: 'chosen', text: decodeBytes(bytes, chosen, true) }
  const guess = attempt(() => detectEncoding(bytes, detect))
  const declared = encodingOf(header) ?? declaredIn(bytes)
  // Its bytes are all ASCII, and so strict UTF-8, whatever they say.
  const isShifted = declared === 'iso-2022-jp' && bytes.includes(ESCAPE)
  if (guess?.certainty === 'declared' && !isShifted)
    return { ...guess, text: decodeBytes(bytes, guess.encoding) }
  if (declared) {
    // A few bytes that were cut in two by a lazy server make no page unreadable.
    const text = attempt(() => decodeBytes(bytes, declared, true))
    if (text !== null) return { encoding: declared, certainty: 'declared', text }
  }
  const { encoding, certainty } = guess ?? detectEncoding(bytes, detect)
  return { encoding, certainty, text: decodeBytes(bytes, encoding) }
}

function declaredIn(bytes: Uint8Array): Encoding | null {
  const head = String.fromCharCode(...bytes.subarray(0, DECLARED_WITHIN))
  const found =
    /<meta\b[^>]{0,400}?\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(head) ??
    /^\s*<\?xml\b[^>]{0,200}?\bencoding\s*=\s*["']([\w-]+)/i.exec(head)
  return encodingOf(found?.[1])
}

/** The encoding a label means, by WHATWG's table; null for none, and for UTF-16, which a page that can be read so is not in. */
function encodingOf(label: string | undefined): Encoding | null {
  const name = normalizeEncoding(label ?? '')
  // Each the widest of its family: what browsers take for GBK has characters of GB18030 in it.
  if (name === 'gbk' || /^\s*hz-gb-2312\s*$/i.test(label ?? '')) return 'gb18030'
  if (name === 'big5') return 'big5-hkscs'
  return ENCODINGS.find((one) => one === name && !one.startsWith('utf-16')) ?? null
}

function attempt<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}
