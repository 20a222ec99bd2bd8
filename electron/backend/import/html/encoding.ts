/** Which encoding a web page is in: its byte order mark, strict UTF-8, what it declares, what its bytes look like. */
import { detect } from 'jschardet'
import type { Encoding } from '../../../../shared/model/source.ts'
import { decodeBytes, detectEncoding } from '../decode.ts'
import type { ReadText } from '../format.ts'

/** A browser looks for the declaration in the first 1,024 bytes; pages with long comments have it later. */
const DECLARED_WITHIN = 8192

/** Labels pages use, by the encoding that reads them: each the widest of its family, as browsers have it. */
const LABELS: [RegExp, Encoding][] = [
  [/^(?:unicode-1-1-)?utf-?8$/, 'utf-8'],
  [/^(?:gb_?2312(?:-80)?|gbk|x-gbk|gb18030|chinese|csgb2312|iso-ir-58|hz-gb-2312)$/, 'gb18030'],
  [/^(?:big5|big5-hkscs|cn-big5|csbig5|x-x-big5)$/, 'big5-hkscs'],
  [/^(?:iso-?8859-1|latin1|l1|windows-1252|cp1252|us-ascii|ascii)$/, 'windows-1252'],
]

/** @param header the charset a mail part's header names, believed before the page's own. @throws CallError as decode.ts does */
export function decodeHtml(
  bytes: Uint8Array,
  chosen: Encoding | undefined,
  header?: string,
): Pick<ReadText, 'encoding' | 'certainty' | 'text'> {
  if (chosen) return { encoding: chosen, certainty: 'chosen', text: decodeBytes(bytes, chosen, true) }
  const guess = attempt(() => detectEncoding(bytes, detect))
  if (guess?.certainty === 'declared') return { ...guess, text: decodeBytes(bytes, guess.encoding) }
  const declared = encodingOf(header) ?? declaredIn(bytes)
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

function encodingOf(label: string | undefined): Encoding | null {
  const name = label?.trim().toLowerCase() ?? ''
  return LABELS.find(([pattern]) => pattern.test(name))?.[1] ?? null
}

function attempt<T>(make: () => T): T | null {
  try {
    return make()
  } catch {
    return null
  }
}
