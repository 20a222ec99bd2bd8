import type { Encoding } from '../../../shared/model/source.ts'

/** One kind of file that comes in. */
export interface ImportFormat {
  id: string
  mediaType: string
  /** With the dot, lower case. */
  extensions: string[]
  /** Whether the first bytes fit; a name alone proves nothing. */
  fits(head: Uint8Array): boolean
  /** Bytes to canonical text. @throws CallError with one of the file codes */
  read(bytes: Uint8Array, chosen: Encoding | undefined): ReadText
}

export interface ReadText {
  encoding: Encoding
  certainty: 'declared' | 'detected' | 'chosen'
  text: string
}
