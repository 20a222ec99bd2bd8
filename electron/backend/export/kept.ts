/**
 * Finished exports that wait to be downloaded. Kept in memory, by library: the newest few, so that a window
 * that never fetches them costs little.
 */
import { newId } from '../ids.ts'

export interface KeptExport {
  bytes: Uint8Array<ArrayBuffer>
  fileName: string
  mediaType: string
}

const MOST_KEPT = 8
const kept = new WeakMap<object, Map<string, KeptExport>>()

/** Keeps an export; returns its id, which `/content/export/ID` serves. `library`: `context.library`. */
export function keepExport(library: object, made: KeptExport): string {
  const id = newId()
  const own = kept.get(library) ?? new Map<string, KeptExport>()
  kept.set(library, own.set(id, made))
  for (const oldest of own.keys()) if (own.size > MOST_KEPT) own.delete(oldest)
  return id
}

/** An export that is still kept, or null. */
export const findKept = (library: object, id: string): KeptExport | null => kept.get(library)?.get(id) ?? null
