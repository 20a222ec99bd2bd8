import type { FigureTable, ShownFigure } from '../../../shared/model/figure.ts'
import { findFigures, type Figure } from '../../../shared/text/figures/find-figures.ts'
import { figureRowSteps, withContext, type ContextFigure } from '../../../shared/text/figures/figure-rows.ts'
import type { Tasks } from '../handlers.ts'
import { breathe, inSlices } from '../parallels/pairs.ts'
import { placeOf, readyReport, type ReadyReport } from '../parallels/ready.ts'

export const tasks = {
  async 'figures.table'({ library, db, signal }, { reportIds: asked }) {
    const began = performance.now()
    const reportIds = [...new Set(asked)]
    const reports: { ready: ReadyReport; figures: ContextFigure[] }[] = []
    for (const id of reportIds) {
      const ready = readyReport(library, db, id)
      const figures: Figure[] = []
      // Block by block: no figure runs over a paragraph's end, and a long report keeps nobody waiting.
      let last = performance.now()
      for (const [block, { kind, text }] of ready.blocks.entries()) {
        if (kind === 'furniture' || kind === 'credit') continue
        const start = ready.starts[block]!
        for (const figure of findFigures(text, ready.report.published))
          figures.push({ ...figure, start: figure.start + start, end: figure.end + start })
        if (performance.now() - last > SLICE) {
          await breathe(signal)
          last = performance.now()
        }
      }
      reports.push({ ready, figures: withContext(ready.text, figures) })
    }
    const found = reports.map(({ figures }) => figures.length)
    const steps = figureRowSteps(reports.map(({ figures }) => figures))
    const rows = (await inSlices(steps, signal)).map((row) => ({
      ...row,
      cells: row.cells.map((cell, at) => cell.flatMap((figure) => shown(reports[at]!.ready, figure))),
    }))
    return { reportIds, rows, found, milliseconds: performance.now() - began } satisfies FigureTable
  },
} satisfies Tasks

/** Others are let in this often, in milliseconds. */
const SLICE = 12

function shown(ready: ReadyReport, figure: ContextFigure): ShownFigure[] {
  const place = placeOf(ready, figure.start, figure.end)
  if (!place) return []
  const { kind, value, upTo, unit, approximate, date, before, after } = figure
  return [{ ...place, kind, value, upTo, unit, approximate, date, before, after }]
}
