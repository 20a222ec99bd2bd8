/** What was read of the library to place one annotation, for the next: most files name few reports again and again. */
import type { ShownBlock } from '../../../shared/model/report.ts'
import { prepareAnew, type Prepared } from '../../../shared/text/match-quote.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { readShownBlocks } from '../reports/store.ts'

/**
 * Characters that are kept of texts, and of reports: about 600 reports of 1,600 each. Prepared with the index of its
 * 4-grams a character takes about 25 bytes.
 */
const MOST_KEPT = 1_000_000

export interface ShownReport {
  blocks: ShownBlock[]
  prepared: Prepared
}

export interface PlaceMemory {
  db: ReadableDb
  textOf: (sourceId: string) => string
  reportOf: (id: string, sourceId: string) => ShownReport
}

/** Ranges are of sources, whose texts do not change: what is remembered leads to no wrong place. */
export function rememberPlaces(db: ReadableDb): PlaceMemory {
  const textOf = kept<string>((text) => text.length)
  const reportOf = kept<ShownReport>(({ prepared }) => prepared.original.length)
  const read = (sourceId: string): string => textOf(sourceId, () => readText(db, sourceId))
  return {
    db,
    textOf: read,
    reportOf: (id, sourceId) =>
      reportOf(id, () => {
        const blocks = readShownBlocks(db, id, read(sourceId))
        return { blocks, prepared: prepareAnew(blocks.map(({ text }) => text).join('\n')) }
      }),
  }
}

/** Keeps what was asked for last, as far as it fits. */
function kept<T>(sizeOf: (value: T) => number): (key: string, make: () => T) => T {
  const values = new Map<string, T>()
  let size = 0
  return (key, make) => {
    const known = values.get(key)
    const value = known ?? make()
    if (known === undefined) size += sizeOf(value)
    else values.delete(key)
    values.set(key, value)
    for (const [oldest, other] of values) {
      if (size <= MOST_KEPT || oldest === key) break
      values.delete(oldest)
      size -= sizeOf(other)
    }
    return value
  }
}
