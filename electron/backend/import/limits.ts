/** What a file may cost, in one table. What it may weigh is in shared/model/import.ts, for the window asks that too. */
const MEBIBYTE = 1_048_576

export const LIMITS = {
  /** Longest a file may take, in milliseconds. */
  time: 60_000,
  /** Most the child's heap may grow to, in megabytes. */
  heap: 512,
  /**
   * Most the child may hold altogether, in megabytes: its heap, a file of 512 MB, what that unpacks to, and the code.
   * Watched from outside the heap, which counts no buffers (watch-memory.ts).
   */
  resident: 1800,
  /** Entries of one zip. A long book has some hundreds. */
  entries: 20_000,
  /** Bytes that one zip may unpack to, counted while inflating: sizes in headers may lie. */
  inflated: 512 * MEBIBYTE,
  /** Bytes that one part of a document may unpack to: text of more than 64 MB would not be read in time. */
  part: 64 * MEBIBYTE,
  /**
   * Inflated to packed bytes beyond which a zip is a bomb, once it has given more than `ratioFrom` bytes. Deflate ends at
   * 1,032; XML of a very long table came to 60, the emptiest sheets we made to 240.
   */
  ratio: 400,
  ratioFrom: 16 * MEBIBYTE,
  /** How deep elements may lie in one another. Word's deepest nested tables come to about 100. */
  depth: 256,
  /** Elements and attributes of one part: two million filled a heap of 512 MB. */
  nodes: 1_000_000,
} as const
