import { detect } from 'jschardet'
import { isBinary } from './binary.ts'
import { decodeBytes, detectEncoding } from './decode.ts'
import type { ImportFormat } from './format.ts'

/** Plain text: a newspaper page as OCR left it, in any of the encodings of decode.ts. */
export const text: ImportFormat = {
  id: 'text',
  mediaType: 'text/plain',
  extensions: ['.txt', '.text'],
  fits: (head) => isBinary(head) === null,
  read(bytes, chosen) {
    if (chosen) return { encoding: chosen, certainty: 'chosen', text: decodeBytes(bytes, chosen, true) }
    const guess = detectEncoding(bytes, detect)
    return { ...guess, text: decodeBytes(bytes, guess.encoding) }
  },
}
