/** The way back of an act, and forth again: the rows as a snapshot has them. */
import { CallError } from '../../../shared/errors.ts'
import type { DeskOutcome } from '../../../shared/model/page.ts'
import { readText } from '../database/source-text.ts'
import type { WritableDb } from '../database/sql.ts'
import type { Change } from '../handlers.ts'
import { requireSource } from '../sources/store.ts'
import { changeOf } from './act.ts'
import { createRecorder, sourcesOf } from './recorder-store.ts'
import { refreshSearch } from './refresh.ts'
import { Snapshot } from './snapshot.ts'
import { ensurePage, raiseVersion, readHighlights, readReports, requireApart } from './store.ts'

/**
 * @throws bad-arguments where this is no snapshot, or one of another page; page-changed where reports would then hold
 *   the same text
 */
export function restore(db: WritableDb, sourceId: string, given: unknown): Change<DeskOutcome> {
  requireSource(db, sourceId)
  const parsed = Snapshot.safeParse(given)
  if (!parsed.success) throw notOurs(parsed.error.message)
  const snapshot = parsed.data
  const text = readText(db, sourceId)
  ensurePage(db, sourceId)
  const ids = [
    ...snapshot.rows.map(({ table, id }) => sourcesOf(db, table, id)),
    ...snapshot.blocks.map(({ reportId }) => sourcesOf(db, 'report', reportId)),
  ]
  for (const { fields } of snapshot.rows)
    for (const column of ['target_id', 'report_id'] as const) {
      const goal = fields[column]
      if (typeof goal === 'string') ids.push(sourcesOf(db, 'report', goal))
    }
  if (ids.some((sources) => !sources.includes(sourceId))) throw notOurs('it holds rows of another page')
  const isOutside = ([, end]: readonly [number, number]): boolean => end > text.length
  if (snapshot.blocks.some(({ blocks }) => blocks.some(({ ranges }) => ranges.some(isOutside))))
    throw notOurs('it holds text of another page')
  const owners = new Map(readHighlights(db, sourceId).map(({ id, reportId }) => [id, reportId]))
  const there = new Set(readReports(db, sourceId).map(({ id }) => id))

  const recorder = createRecorder(db)
  for (const { reportId, blocks } of snapshot.blocks) recorder.setBlocks(reportId, blocks)
  for (const { table, id, fields } of snapshot.rows) recorder.update(table, id, fields)
  requireApart(db, sourceId)
  raiseVersion(db, sourceId)
  refreshSearch(recorder)

  const reports = readReports(db, sourceId)
  const counts = new Map<string, number>()
  for (const { id, reportId } of readHighlights(db, sourceId))
    if (reportId !== null && owners.get(id) !== reportId)
      counts.set(reportId, (counts.get(reportId) ?? 0) + 1)
  const outcome: DeskOutcome = {
    moved: reports
      .filter(({ id }) => counts.has(id))
      .map(({ id, title }) => ({ reportId: id, title, highlights: counts.get(id) ?? 0 })),
    stray: 0,
    created: reports.filter(({ id }) => !there.has(id)).map(({ id }) => id),
    replaced: [],
    linksDropped: 0,
  }
  return changeOf(sourceId, 'desk-move', {
    outcome,
    snapshot: recorder.snapshot(),
    reportIds: snapshot.blocks.map(({ reportId }) => reportId),
  })
}

const notOurs = (detail: string): CallError =>
  new CallError('bad-arguments', `not a snapshot of this page: ${detail}`, { call: 'desk.restore', detail })
