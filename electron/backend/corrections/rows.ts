/** Corrections as a list shows them. */
import type { Correction, CorrectionRow } from '../../../shared/model/correction.ts'
import { applyCorrections, correctionFinder } from '../../../shared/text/corrections.ts'
import { showBlock, toShown } from '../../../shared/text/text-map.ts'
import { readText } from '../database/source-text.ts'
import type { ReadableDb } from '../database/sql.ts'
import { requireReport } from '../reports/store.ts'
import { reportsOver } from './refresh.ts'
import { listCorrections, readCorrections } from './store.ts'

/** UTF-16 units of context on either side. */
const CONTEXT = 24

/** All, those of a page, or those of a report, in reading order of each report. */
export function correctionRows(
  db: ReadableDb,
  filter: { reportId?: string | undefined; sourceId?: string | undefined },
): CorrectionRow[] {
  const sourceId = filter.reportId ? requireReport(db, filter.reportId).sourceId : filter.sourceId
  const all = sourceId ? readCorrections(db, sourceId) : listCorrections(db)
  const rows = [...Map.groupBy(all, (one) => one.sourceId)].flatMap(([source, own]) =>
    rowsOfSource(db, source, own),
  )
  return filter.reportId ? rows.filter(({ reportId }) => reportId === filter.reportId) : rows
}

function rowsOfSource(db: ReadableDb, sourceId: string, corrections: readonly Correction[]): CorrectionRow[] {
  const text = readText(db, sourceId)
  const left = new Map(corrections.map((correction) => [correction.id, correction]))
  const find = correctionFinder(corrections)
  const rows: CorrectionRow[] = []
  const parted: CorrectionRow[] = []
  const ranges = corrections.flatMap((correction) => correction.ranges)
  for (const { id: reportId, blocks } of reportsOver(db, sourceId, ranges)) {
    const { title } = requireReport(db, reportId)
    for (const block of blocks) {
      const own = find(block.ranges)
      if (own.length === 0) continue
      const shown = applyCorrections(showBlock(text, block), own)
      const seen = new Map(shown.edits?.map((edit) => [edit.id, edit]))
      for (const correction of own.toSorted((a, b) => order(seen, a) - order(seen, b))) {
        if (!left.has(correction.id)) continue
        const place = seen.get(correction.id) ?? toShown([shown], correction.ranges)[0]
        if (!place) continue
        left.delete(correction.id)
        const row = {
          ...{ ...correction, reportId, title, shown: seen.has(correction.id) },
          before: shown.text.slice(Math.max(0, place.start - CONTEXT), place.start),
          after: shown.text.slice(place.end, place.end + CONTEXT),
        }
        if (row.shown) rows.push(row)
        else parted.push(row)
      }
    }
  }
  const lost = [...left.values()].map((correction) => ({
    ...{ ...correction, reportId: null, title: null, shown: false, before: '', after: '' },
  }))
  return [...rows, ...parted, ...lost]
}

const order = (seen: ReadonlyMap<string, { start: number }>, { id }: Correction): number =>
  seen.get(id)?.start ?? Number.MAX_SAFE_INTEGER
