/**
 * Where annotations stand, worked out before the transaction that writes them, a slice at a time: words that are in no
 * document that is named are looked for in the whole library, which takes long for thousands, and notes must be saved meanwhile.
 */
import { setImmediate } from 'node:timers/promises'
import { CallError } from '../../../shared/errors.ts'
import type { ForeignAnnotation } from '../../../shared/model/foreign.ts'
import type { ReadableDb } from '../database/sql.ts'
import { createDocumentFinder } from './documents.ts'
import { findKnown } from './foreign-store.ts'
import { KEPT } from './kept.ts'
import { rememberPlaces } from './memory.ts'
import { hasWords, type Place, placeAnnotation } from './place.ts'

export type Places = ReadonlyMap<ForeignAnnotation, Place>

/** Longest that others wait, in milliseconds, as an import of files has it. */
const SLICE = 20

/**
 * @param signal the library is being closed
 * @throws CallError connection-lost
 */
export async function placeAhead(
  db: ReadableDb,
  { origin, annotations }: { origin: string; annotations: readonly ForeignAnnotation[] },
  signal: AbortSignal,
): Promise<Places> {
  const find = createDocumentFinder(db)
  const memory = rememberPlaces(db)
  const places = new Map<ForeignAnnotation, Place>()
  const ids = annotations.map(({ id }) => id)
  const known = findKnown(db, origin, ids)
  let since = performance.now()
  for (const annotation of annotations) {
    const before = known.get(annotation.id)
    // Came in before: it is not placed again, unless it had no place.
    if (!hasWords(annotation) || (before && before.kind !== KEPT)) continue
    places.set(annotation, placeAnnotation(memory, annotation, find(annotation.document)))
    if (performance.now() - since < SLICE) continue
    await setImmediate()
    if (signal.aborted) throw new CallError('connection-lost', 'the library is being closed')
    since = performance.now()
  }
  return places
}
