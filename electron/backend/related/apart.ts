import { CallError } from '../../../shared/errors.ts'
import type { RelatedReport, ReportName } from '../../../shared/model/related.ts'
import type { Range } from '../../../shared/model/range.ts'
import { extentOf, readyReport, type ReadyReport } from '../parallels/ready.ts'
import type { ReadableDb } from '../database/sql.ts'
import type { Queries } from '../handlers.ts'
import { requireReport } from '../reports/store.ts'
import { isEnough } from './enough.ts'
import { relatedTo, relatedToText, type Found } from './rank.ts'
import { readOwn, reasonsFor } from './reasons.ts'
import { readNames } from './store.ts'

const LIMIT = 10

/** Questions that the reader's thread answers, where there is one. */
export const apart = {
  'related.list'(db, { reportId, limit = LIMIT }) {
    const began = performance.now()
    const { ready, found } = relatedTo(db, reportId, limit)
    const reports = shown(db, ready, ready.align.text, found)
    return { reports, milliseconds: performance.now() - began }
  },

  'related.forPassage'(db, { reportId, ranges, text, limit = LIMIT }) {
    const began = performance.now()
    const words = text ?? wordsOf(db, reportId, ranges ?? [])
    const report = reportId === undefined ? null : requireReport(db, reportId)
    const found = relatedToText(db, words, report, limit)
    return { reports: shown(db, null, words, found), milliseconds: performance.now() - began }
  },
} satisfies Queries

function shown(
  db: ReadableDb,
  here: ReadyReport | null,
  text: string,
  found: readonly Found[],
): RelatedReport[] {
  const names = readNames(
    db,
    found.map(({ ready }) => ready.report.id),
  )
  const own = readOwn(text, here?.report.published ?? null)
  return found.flatMap((one) => {
    const name = names.get(one.ready.report.id)
    if (!name) return []
    const reasons = reasonsFor(db, here, text, own, one)
    if (!isEnough(one, reasons, here === null)) return []
    const { score, sameText, share } = one
    return [{ ...name, score, sameText, share, first: whoWasFirst(here, name), reasons }]
  })
}

/** By the days they were printed on; on one day nobody can tell. */
function whoWasFirst(here: ReadyReport | null, { published }: ReportName): RelatedReport['first'] {
  const own = here?.report.published ?? null
  if (own === null || published === null || own === published) return null
  return own < published ? 'this' : 'other'
}

/** The words of a selection as its report shows them. @throws not-found, bad-arguments */
function wordsOf(db: ReadableDb, reportId: string | undefined, ranges: Range[]): string {
  if (reportId === undefined) throw new CallError('bad-arguments', 'words, or ranges of a report')
  const ready = readyReport(null, db, reportId)
  const extent = extentOf(ready, ranges)
  if (!extent) throw new CallError('range-outside', 'the selection is not in the report', { id: reportId })
  return ready.align.text.slice(extent[0], extent[1])
}
