/** A file made to break an importer, the library or the window. */
import type { ErrorCode } from '../../shared/errors.ts'

export interface Hostile {
  name: string
  make: () => Uint8Array
  /** The code it is refused with; null: it comes in with what is good in it. */
  code: ErrorCode | null
  /** Of an archive: what comes of its files instead, by their names there. */
  inside?: Record<string, ErrorCode | null>
}

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
export const latin1 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'latin1'))
/** What must not be found in anything that came in. */
export const NEVER = /root:x:|pwned-by-entity/
