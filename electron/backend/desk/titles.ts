/** Titles of a page's reports as their headlines are shown: acts of the desk know the source's words only. */
import { readCorrections } from '../corrections/store.ts'
import type { ReadableDb } from '../database/sql.ts'
import { shownTitle } from '../reports/shown.ts'
import { toBlock, type Layout } from './layout.ts'

/** The layout with corrected titles; the same object where none differs. Titles by hand stay. */
export function withShownTitles(db: ReadableDb, sourceId: string, layout: Layout): Layout {
  const corrections = readCorrections(db, sourceId)
  if (corrections.length === 0) return layout
  const reports = layout.reports.map((report) => {
    if (report.titleByHand) return report
    const title = shownTitle(report.title, layout.text, report.blocks.map(toBlock), corrections)
    return title === report.title ? report : { ...report, title }
  })
  const isSame = reports.every((report, at) => report === layout.reports[at])
  return isSame ? layout : { ...layout, reports }
}
