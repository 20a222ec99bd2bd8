/**
 * What a library file says about itself in its first 100 bytes, read without opening it: a newer library
 * or a stranger's file must be refused before SQLite gets a chance to touch a byte.
 */
import { closeSync, openSync, readSync } from 'node:fs'

/** The database of a library's folder. */
export const DATABASE = 'library.db'

/** `PRAGMA application_id` of a library: "PrMk". */
export const APPLICATION_ID = 0x50724d6b

const HEADER_BYTES = 100
const MAGIC = 'SQLite format 3\0'

export type Header =
  | { kind: 'empty' }
  | { kind: 'foreign' }
  | { kind: 'library'; version: number; applicationId: number }

/** Reads the header of an existing file. Throws what the file system throws. */
export function readHeader(path: string): Header {
  const bytes = Buffer.alloc(HEADER_BYTES)
  const file = openSync(path, 'r')
  try {
    const length = readSync(file, bytes, 0, HEADER_BYTES, 0)
    if (length === 0) return { kind: 'empty' }
    if (length < HEADER_BYTES || bytes.toString('latin1', 0, MAGIC.length) !== MAGIC)
      return { kind: 'foreign' }
  } finally {
    closeSync(file)
  }
  // Offsets of SQLite's file format, section 1.3: 60 user version, 68 application id; both big-endian.
  return { kind: 'library', version: bytes.readUInt32BE(60), applicationId: bytes.readUInt32BE(68) }
}
