/** Takes highlights and reports away and brings them back, one by one or many: each with what sits on it. */
import type { Table } from '../../../shared/contract.ts'
import type { WritableDb } from '../database/sql.ts'
import { raiseVersion, requireApart } from '../desk/store.ts'
import { findHighlight, removeHighlight, requireHighlight, restoreHighlight } from '../highlights/store.ts'
import { findReport, removeReport, restoreReport } from '../reports/store.ts'
import { requireSource } from '../sources/store.ts'
import { notFound, requireTarget } from '../targets/store.ts'

export const OF_HIGHLIGHTS: readonly Table[] = ['highlight', 'note', 'theme', 'link']
export const OF_REPORTS: readonly Table[] = ['report', 'page', ...OF_HIGHLIGHTS]

/** @throws not-found */
export function takeHighlight(db: WritableDb, id: string): void {
  removeHighlight(db, id, requireHighlight(db, id).num, db.clock.removal())
}

/** @throws not-found where it is not removed, or its report is */
export function bringHighlight(db: WritableDb, id: string): void {
  const found = findHighlight(db, id)
  if (!found?.deletedAt) throw notFound('highlight', id)
  const { highlight, num, deletedAt } = found
  if (highlight.reportId) requireTarget(db, { kind: 'report', id: highlight.reportId })
  restoreHighlight(db, id, num, highlight.exact, deletedAt)
}

/** @throws not-found */
export function takeReport(db: WritableDb, id: string): void {
  const found = findReport(db, id)
  if (!found || found.deletedAt) throw notFound('report', id)
  removeReport(db, id, found.num, db.clock.removal())
  raiseVersion(db, found.report.sourceId)
}

/** @throws not-found where it is not removed, or its source is; what `requireApart` throws */
export function bringReport(db: WritableDb, id: string): void {
  const found = findReport(db, id)
  if (!found?.deletedAt) throw notFound('report', id)
  requireSource(db, found.report.sourceId)
  restoreReport(db, id, found.deletedAt)
  // Its text may have gone to others meanwhile: then it stays removed, and theirs stays theirs.
  requireApart(db, found.report.sourceId)
  raiseVersion(db, found.report.sourceId)
}
