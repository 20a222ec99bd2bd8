/** Figures of reports, put beside one another: what the same thing is told a number of, by rules. */
import type { FigureTable, ShownFigure } from '../../../shared/model/figure.ts'
import { findFigures, type Figure } from '../../../shared/text/figures/find-figures.ts'
import { figureRowSteps, withContext, type ContextFigure } from '../../../shared/text/figures/figure-rows.ts'
import type { ReadableDb } from '../database/sql.ts'
import { runSteps } from '../parallels/pairs.ts'
import { placeOf, readyReport, type ReadyReport } from '../parallels/ready.ts'

/** @param asked reports, the table's columns @throws not-found */
export function figureTable(db: ReadableDb, asked: readonly string[]): FigureTable {
  const began = performance.now()
  const reportIds = [...new Set(asked)]
  const reports: { ready: ReadyReport; figures: ContextFigure[] }[] = []
  for (const id of reportIds) {
    const ready = readyReport(db, db, id)
    const figures: Figure[] = []
    // Block by block: no figure runs over a paragraph's end.
    for (const [block, { kind, text }] of ready.blocks.entries()) {
      if (kind === 'furniture' || kind === 'credit') continue
      const start = ready.starts[block]!
      for (const figure of findFigures(text, ready.report.published))
        figures.push({ ...figure, start: figure.start + start, end: figure.end + start })
    }
    reports.push({ ready, figures: withContext(ready.text, figures) })
  }
  const found = reports.map(({ figures }) => figures.length)
  const steps = figureRowSteps(reports.map(({ figures }) => figures))
  const rows = runSteps(db, steps).map((row) => ({
    ...row,
    cells: row.cells.map((cell, at) => cell.flatMap((figure) => shown(reports[at]!.ready, figure))),
  }))
  return { reportIds, rows, found, milliseconds: performance.now() - began } satisfies FigureTable
}

function shown(ready: ReadyReport, figure: ContextFigure): ShownFigure[] {
  const place = placeOf(ready, figure.start, figure.end)
  if (!place) return []
  const { kind, value, upTo, unit, approximate, date, before, after } = figure
  return [{ ...place, kind, value, upTo, unit, approximate, date, before, after }]
}
