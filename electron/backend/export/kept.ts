/**
 * Finished exports that wait to be downloaded. Kept in memory, by library: the newest few, so that a window
 * that never fetches them costs little.
 */
import { rmSync } from 'node:fs'
import { newId } from '../ids.ts'

export type KeptExport = { fileName: string; mediaType: string } & (
  | { bytes: Uint8Array<ArrayBuffer> }
  /** In the inbox, which is emptied when the library is opened; removed when it is no longer kept. */
  | { file: string; size: number }
)

const MOST_KEPT = 8
const kept = new WeakMap<object, Map<string, KeptExport>>()

/** Keeps an export; returns its id, which `/content/export/ID` serves. `library`: `context.library`. */
export function keepExport(library: object, made: KeptExport): string {
  const id = newId()
  const own = kept.get(library) ?? new Map<string, KeptExport>()
  kept.set(library, own.set(id, made))
  for (const [oldest, forgotten] of own) {
    if (own.size <= MOST_KEPT) break
    own.delete(oldest)
    if ('file' in forgotten) rmSync(forgotten.file, { force: true })
  }
  return id
}

/** An export that is still kept, or null. */
export const findKept = (library: object, id: string): KeptExport | null => kept.get(library)?.get(id) ?? null
