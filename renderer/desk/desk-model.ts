/** What the desk shows, looked up fast: pieces by place, runs of one report down the page, numbers and colours. Pure. */
import { countWhile } from '../../shared/count-while.ts'
import type { Desk, DeskPiece, DeskReport, KeptDecision } from '../../shared/model/page.ts'

/** How many colours tell reports apart (tokens in desk-colors.css); the number in a band's head tells the rest. */
export const REPORT_COLORS = 10

/** Neighbouring pieces of one report, or of none. */
export interface Run {
  index: number
  /** null: belongs to no report. */
  reportId: string | null
  /** Indexes into `pieces`, `[first, end)`. */
  first: number
  end: number
  /** Whether this report has had a run further up the page. */
  again: boolean
}

export interface DeskModel {
  desk: Desk
  pieces: readonly DeskPiece[]
  /** Index into `pieces` by a piece's first character. */
  indexOf: ReadonlyMap<number, number>
  runs: readonly Run[]
  /** The run of each piece, by the piece's index. */
  runOf: readonly Run[]
  reportById: ReadonlyMap<string, DeskReport>
  /** Reports as the list shows them, and the number (from 1) of each. */
  reports: readonly DeskReport[]
  numberOf: ReadonlyMap<string, number>
  /** `0` to `REPORT_COLORS - 1`; as `data-report-color` it sets `--report`. */
  colorOf: ReadonlyMap<string, number>
  /** Open doubtful decisions, by the piece they are about. */
  proposalsAt: ReadonlyMap<number, readonly KeptDecision[]>
  /** The same down the page. */
  proposals: readonly KeptDecision[]
}

/** Neighbouring pieces of one report make a run. */
export function makeRuns(pieces: readonly DeskPiece[]): Run[] {
  const runs: Run[] = []
  const seen = new Set<string>()
  pieces.forEach(({ reportId }, at) => {
    const last = runs.at(-1)
    if (last?.reportId === reportId) {
      last.end = at + 1
      return
    }
    runs.push({
      index: runs.length,
      reportId,
      first: at,
      end: at + 1,
      again: reportId !== null && seen.has(reportId),
    })
    if (reportId !== null) seen.add(reportId)
  })
  return runs
}

/**
 * A colour for each report, the same as before for those that have one (`known` is added to): a split or a join
 * must not repaint the rest of the page. New ones take the colour used least, not that of a neighbour on the page.
 */
export function giveColors(runs: readonly Run[], known: Map<string, number>): Map<string, number> {
  const used = Array.from({ length: REPORT_COLORS }, () => 0)
  const here = new Set(runs.map(({ reportId }) => reportId))
  for (const [id, color] of known) if (here.has(id)) used[color]! += 1
  const colors = new Map<string, number>()
  for (const { index, reportId } of runs) {
    if (reportId === null || colors.has(reportId)) continue
    let color = known.get(reportId)
    if (color === undefined) {
      const near = new Set([-2, -1, 1, 2].map((step) => known.get(runs[index + step]?.reportId ?? '')))
      const order = used.map((times, at) => ({ at, times: times + (near.has(at) ? 1000 : 0) }))
      color = order.reduce((best, one) => (one.times < best.times ? one : best)).at
      used[color]! += 1
      known.set(reportId, color)
    }
    colors.set(reportId, color)
  }
  return colors
}

/** A proposal is what the engine doubts and nobody has answered yet. */
export const isProposal = ({ doubtful, state }: KeptDecision): boolean => doubtful && state === 'open'

export function makeModel(desk: Desk, knownColors: Map<string, number>): DeskModel {
  const { pieces, decisions } = desk
  const runs = makeRuns(pieces)
  const runOf: Run[] = []
  for (const run of runs) for (let at = run.first; at < run.end; at++) runOf.push(run)
  const reports = desk.reports.toSorted((a, b) => a.position - b.position)
  const indexOf = new Map(pieces.map(({ at }, index) => [at, index]))
  const proposals = decisions
    .filter((decision) => isProposal(decision) && pieces.length > 0)
    .toSorted((a, b) => a.at - b.at)
  const proposalsAt = new Map<number, KeptDecision[]>()
  for (const proposal of proposals) {
    // Where a hand has mended what was cut, its place is inside a piece now.
    const { at } = pieces[pieceAt({ pieces }, proposal.at)]!
    proposalsAt.set(at, [...(proposalsAt.get(at) ?? []), proposal])
  }
  return {
    desk,
    pieces,
    indexOf,
    runs,
    runOf,
    reports,
    reportById: new Map(reports.map((report) => [report.id, report])),
    numberOf: new Map(reports.map(({ id }, at) => [id, at + 1])),
    colorOf: giveColors(runs, knownColors),
    proposalsAt,
    proposals,
  }
}

/** Index of the piece that holds a character, or of the one before it; 0 on an empty page. */
export function pieceAt({ pieces }: Pick<DeskModel, 'pieces'>, character: number): number {
  return Math.max(0, countWhile(pieces, ({ at }) => at <= character) - 1)
}
