import type { PassageEnd } from '../../../shared/model/parallel.ts'
import type { Range } from '../../../shared/model/range.ts'
import { joinRanges } from '../../../shared/text/text-map.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { anchorRanges } from '../highlights/anchor.ts'
import { requireReport } from '../reports/store.ts'
import type { SourcePlace } from './store.ts'

/** A passage's place on its page, and its words as the source has them. @throws range-outside, not-found */
export function wordsAt(db: ReadableDb, { reportId, ranges }: PassageEnd): SourcePlace & { text: string } {
  const { sourceId } = requireReport(db, reportId)
  return wordsIn({ sourceId, text: readText(db, sourceId) }, ranges)
}

export function wordsIn(
  { sourceId, text }: { sourceId: string; text: string },
  ranges: readonly Range[],
): SourcePlace & { text: string } {
  const anchor = anchorRanges(text, ranges)
  return { sourceId, ranges: anchor.ranges, text: joinRanges(text, anchor.ranges) }
}
