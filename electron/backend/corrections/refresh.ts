/** What follows from corrections that came or went: search, and titles that are the headline's own words. */
import type { Correction } from '../../../shared/model/correction.ts'
import type { Range } from '../../../shared/model/range.ts'
import type { Block } from '../../../shared/model/report.ts'
import { overlaps } from '../../../shared/text/overlaps.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb, WritableDb } from '../database/sql.ts'
import { readBlocks, reindexReport, requireReport, updateReport } from '../reports/store.ts'
import { headlineOf } from '../reports/shown.ts'
import { listReportsOfPage, readCorrections } from './store.ts'

/** The reports of a source that show any of these ranges. */
export const reportsOver = (
  db: ReadableDb,
  sourceId: string,
  ranges: readonly Range[],
): { id: string; blocks: Block[] }[] =>
  listReportsOfPage(db, sourceId)
    .map(({ id }) => ({ id, blocks: readBlocks(db, id) }))
    .filter(({ blocks }) => blocks.some((block) => overlaps(block.ranges, ranges)))

/**
 * Brings search and titles after the corrections of some sources. A title that is the headline as it was shown
 * before becomes the headline as it is shown now; one that the hand wrote stays.
 * @param before the corrections those sources had
 * @returns the reports that show any of the changed ranges
 */
export function refreshReports(
  db: WritableDb,
  before: ReadonlyMap<string, readonly Correction[]>,
  changed: readonly Correction[],
): string[] {
  const reports: string[] = []
  for (const [sourceId, earlier] of before) {
    const text = readText(db, sourceId)
    const now = readCorrections(db, sourceId)
    const ranges = changed.filter((one) => one.sourceId === sourceId).flatMap((one) => one.ranges)
    for (const { id, blocks } of reportsOver(db, sourceId, ranges)) {
      const was = headlineOf(text, blocks, earlier)
      const is = headlineOf(text, blocks, now)
      const { title } = requireReport(db, id)
      if (was !== is && title !== null && title === was) updateReport(db, id, { title: is })
      else reindexReport(db, id)
      reports.push(id)
    }
  }
  return reports
}
