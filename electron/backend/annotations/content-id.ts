import { createHash } from 'node:crypto'

/** An id for what its program gives none: the same content, the same id. */
export const idOf = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 32)
