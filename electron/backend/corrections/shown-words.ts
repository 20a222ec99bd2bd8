/** Highlights by the words that are shown in place of their source's: corrections never change a highlight's quote. */
import type { Highlight } from '../../../shared/model/highlight.ts'
import type { ShownBlock } from '../../../shared/model/report.ts'
import { toShown } from '../../../shared/text/text-map.ts'
import { overlaps } from '../../../shared/text/overlaps.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { readShownBlocks } from '../reports/store.ts'
import { listCorrections } from './store.ts'

/** The words a reader sees at some ranges of a report, its lines joined by line feeds. */
export const wordsAt = (blocks: readonly ShownBlock[], ranges: Highlight['ranges']): string =>
  toShown(blocks, ranges)
    .map(({ block, start, end }) => blocks[block]?.text.slice(start, end) ?? '')
    .join('\n')

/** By id, the shown words of those highlights whose words a correction changes. */
export function shownWords(db: ReadableDb, highlights: readonly Highlight[]): Map<string, string> {
  const words = new Map<string, string>()
  const corrections = Map.groupBy(listCorrections(db), ({ sourceId }) => sourceId)
  if (corrections.size === 0) return words
  const changed = highlights.filter(({ sourceId, ranges }) =>
    corrections.get(sourceId)?.some((one) => overlaps(one.ranges, ranges)),
  )
  for (const [reportId, own] of Map.groupBy(changed, (highlight) => highlight.reportId)) {
    if (reportId === null) continue
    const blocks = readShownBlocks(db, reportId, readText(db, own[0]!.sourceId))
    for (const { id, ranges, exact } of own) {
      const shown = wordsAt(blocks, ranges)
      if (shown !== exact) words.set(id, shown)
    }
  }
  return words
}
