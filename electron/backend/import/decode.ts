/**
 * Bytes to canonical text. Byte order marks and strict UTF-8 leave no doubt; the rest is told apart by how
 * many frequent characters each reading gives. Decoders are `@exodus/bytes`', not Node's: Node's Big5 lacks
 * the Hong Kong characters (嘅 喺 咗 …) and loses 5,092 byte pairs.
 */
import { TextDecoder } from '@exodus/bytes/encoding.js'
import { CallError } from '../../../shared/errors.ts'
import type { Encoding, EncodingCertainty } from '../../../shared/model/source.ts'
import type { z } from 'zod'
import { controlShare, isBinary } from './binary.ts'
import { commonLevelShare, looksLatin, utf8Share } from './byte-evidence.ts'
import { FREQUENT } from './frequent.ts'
import { type Jschardet, otherWriting } from './other-writings.ts'

export interface EncodingGuess {
  encoding: Encoding
  certainty: z.infer<typeof EncodingCertainty>
}

/** How much of a long file is looked at to tell encodings apart: 256 KB hold more evidence than is needed. */
const SAMPLE_BYTES = 262_144
/** A right reading scores 0.5 to 0.8, a wrong one 0.05 to 0.25 (measured on news text of 10 to 10,000 characters). */
const SURE = 0.3
const POSSIBLE = 0.15
const UNASKED = 0.5
/** Two readings closer than this are left to the second opinion. */
const CLOSE = 0.08
const TABLE_WEIGHT = 0.3
const WIDE_BONUS = 0.25
const MAX_CONTROL_SHARE = 0.01
/** In an encoding the user chose, this much may be unreadable; beyond it the choice was wrong. */
const MAX_REPLACED_SHARE = 0.05

/**
 * Tells which encoding `bytes` are in.
 * @param secondOpinion asked only where two readings score alike (jschardet: right, but never confident)
 * @throws CallError `file-empty`, `file-binary`, `encoding-invalid`
 */
export function detectEncoding(bytes: Uint8Array, secondOpinion?: Jschardet): EncodingGuess {
  if (bytes.length === 0) throw empty()
  const marked = byteOrderMark(bytes)
  if (marked) {
    if (read(bytes, marked) === null) throw invalid(bytes, marked)
    return { encoding: marked, certainty: 'declared' }
  }
  const kind = isBinary(bytes)
  if (kind) throw binary(kind)
  const hasNul = bytes.indexOf(0) >= 0
  if (!hasNul && read(bytes, 'utf-8') !== null) return { encoding: 'utf-8', certainty: 'declared' }

  const best = bestReading(bytes, hasNul, secondOpinion)
  // Bytes of Japanese read as UTF-16 are all Han, and of Korean read as GB18030 nearly all: only a good score goes unasked.
  const isDoubtful = !best || best.score < UNASKED || best.encoding.startsWith('utf-16')
  const other = !hasNul && isDoubtful ? otherWriting(bytes.subarray(0, SAMPLE_BYTES), secondOpinion) : null
  if (other && read(bytes, other) !== null) return { encoding: other, certainty: 'detected' }
  if (best && best.score >= SURE) return { encoding: best.encoding, certainty: 'detected' }
  if (hasNul) throw binary('nul')
  if (utf8Share(bytes) >= 0.5) throw invalid(bytes, 'utf-8')
  if (looksLatin(bytes)) return { encoding: 'windows-1252', certainty: 'detected' }
  if (best && best.score >= POSSIBLE) return { encoding: best.encoding, certainty: 'detected' }
  throw controlShare(bytes) > MAX_CONTROL_SHARE ? binary('control') : invalid(bytes, 'utf-8')
}

/**
 * Decodes to canonical text: no byte order mark, `\n` only, NFC.
 * @param lenient for an encoding the user chose: unreadable bytes become U+FFFD, up to one in twenty
 * @throws CallError `file-empty`, `file-binary`, `encoding-invalid`
 */
export function decodeBytes(bytes: Uint8Array, encoding: Encoding, lenient = false): string {
  const decoded = lenient ? readLenient(bytes, encoding) : read(bytes, encoding)
  if (decoded === null) throw invalid(bytes, encoding)
  const text = canonical(decoded)
  if (/^[\s\u200B\u2060\uFEFF]*$/.test(text)) throw empty()
  if (text.includes('\0')) throw binary('nul')
  if (controlShare(text) > MAX_CONTROL_SHARE) throw binary('control')
  return text
}

/** No byte order mark, `\n` only, NFC. Every offset in the library counts in this form. */
export function canonical(text: string): string {
  return text
    .replace(/^\uFEFF+/, '')
    .replace(/\r\n?/g, '\n')
    .normalize('NFC')
}

function byteOrderMark(bytes: Uint8Array): Encoding | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8'
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  return null
}

function read(bytes: Uint8Array, encoding: Encoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function readLenient(bytes: Uint8Array, encoding: Encoding): string | null {
  const text = new TextDecoder(encoding).decode(bytes)
  const replaced = text.split('\uFFFD').length - 1
  return replaced > Math.max(1, text.length * MAX_REPLACED_SHARE) ? null : text
}

interface Reading {
  encoding: Encoding
  score: number
}

function bestReading(bytes: Uint8Array, hasNul: boolean, secondOpinion?: Jschardet): Reading | null {
  const wide: Encoding[] = bytes.length % 2 === 0 ? ['utf-16le', 'utf-16be'] : []
  // A NUL byte is impossible in GB18030 and Big5 text.
  const candidates: Encoding[] = hasNul ? wide : [...wide, 'gb18030', 'big5-hkscs']
  const readings: Reading[] = []
  for (const encoding of candidates) {
    const text = read(bytes, encoding)?.slice(0, SAMPLE_BYTES / 2)
    if (text === undefined) continue
    const isWide = encoding === 'utf-16le' || encoding === 'utf-16be'
    const table =
      encoding === 'gb18030' || encoding === 'big5-hkscs'
        ? TABLE_WEIGHT * (commonLevelShare(bytes, encoding) - 0.5)
        : wideBonus(text)
    readings.push({ encoding, score: proseScore(text, isWide) + table })
  }
  readings.sort((a, b) => b.score - a.score)
  const [first, second] = readings
  if (first && second && first.score - second.score < CLOSE && secondOpinion) {
    const other = secondOpinion(bytes.subarray(0, SAMPLE_BYTES)).encoding?.toLowerCase() ?? ''
    const named = other.startsWith('gb') ? 'gb18030' : other.startsWith('big5') ? 'big5-hkscs' : other
    return readings.find((reading) => reading.encoding === named) ?? first
  }
  return first ?? null
}

/**
 * How much a reading looks like prose, about −1 to 1: frequent Han and Chinese punctuation speak for it;
 * private-use, unassigned and far-off scripts against it. ASCII says nothing in GB18030 and Big5, which keep
 * it as it is, but speaks for UTF-16, where a wrong reading has none.
 */
function proseScore(text: string, countAscii: boolean): number {
  let counted = 0
  let sum = 0
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0
    if (code < 0x80) {
      if (countAscii) [counted, sum] = [counted + 1, sum + (code >= 0x20 || code === 10 ? 0.6 : -0.5)]
      continue
    }
    counted++
    if (FREQUENT.has(char)) sum += 1
    else if (code >= 0xe000 && code <= 0xf8ff) sum -= 1
    else if (!/\p{L}|\p{N}|\p{P}|\p{S}|\p{Zs}/u.test(char)) sum -= 1
    else if (code > 0xffff || code < 0x2000 || (code >= 0xac00 && code <= 0xd7a3)) sum -= 0.3
  }
  return counted === 0 ? 0 : sum / counted
}

/**
 * Twenty bytes of UTF-16 may hold few frequent characters, but all of them lie in the Han block; the other
 * byte order scatters them. Western text read as UTF-16 falls short because of its spaces.
 */
function wideBonus(text: string): number {
  const expected = text.match(/[\u4e00-\u9fff\u3000-\u303f\uff00-\uffef\u2010-\u2027\n\r -~]/g)?.length ?? 0
  return expected >= text.length * 0.95 ? WIDE_BONUS : -WIDE_BONUS
}

const empty = (): CallError => new CallError('file-empty', 'the file holds no text')
const binary = (kind: string): CallError =>
  new CallError('file-binary', `the file is not text (${kind})`, { kind })
function invalid(bytes: Uint8Array, encoding: Encoding): CallError {
  const at = firstInvalid(bytes, encoding)
  return new CallError('encoding-invalid', `byte ${at} is no ${encoding}`, { encoding, at })
}

/** Byte offset of the first place `encoding` cannot read, found by halving. */
function firstInvalid(bytes: Uint8Array, encoding: Encoding): number {
  let good = 0
  let bad = bytes.length
  const readable = (end: number): boolean => {
    try {
      new TextDecoder(encoding, { fatal: true }).decode(bytes.subarray(0, end), { stream: true })
      return true
    } catch {
      return false
    }
  }
  while (good < bad) {
    const middle = (good + bad + 1) >> 1
    if (readable(middle)) good = middle
    else bad = middle - 1
  }
  return good
}
