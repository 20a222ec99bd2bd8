/** One act of the hand on a layout. Pure: what it gives back shares nothing that changes with what it took. */
import type { DeskAct } from '../../../shared/model/page.ts'
import { aside } from './acts/aside.ts'
import { give } from './acts/give.ts'
import { join } from './acts/join.ts'
import { setKind, untitle } from './acts/kind.ts'
import { mend, unmend } from './acts/mend.ts'
import { move, order } from './acts/move.ts'
import { split } from './acts/split.ts'
import { createJudge, findStanding, idOf, standings, type StoredDecision } from './decisions.ts'
import { draftOf, pageChanged, titleOf } from './draft.ts'
import { type LaidReport, type Layout } from './layout.ts'
import { answer } from './proposals.ts'

export interface Surroundings {
  /** The page's decisions, which `accept` and `refuse` name. */
  decisions: readonly StoredDecision[]
  /** The id of a new report. */
  newId: () => string
}

/**
 * The page after an act. The same object where the act changes nothing.
 * @throws page-changed where what the act names is gone; act-… where it cannot be done
 */
export function perform(layout: Layout, act: DeskAct, { decisions, newId }: Surroundings): Layout {
  switch (act.do) {
    case 'give':
      return tidy(layout, give(layout, act.pieces, act.to, newId))
    case 'split':
      return tidy(layout, split(layout, act.at, newId))
    case 'join':
      return tidy(layout, join(layout, act.reports))
    case 'move':
      return tidy(layout, move(layout, act.pieces, act.before))
    case 'mend':
      return tidy(layout, mend(layout, act.piece, act.next))
    case 'unmend':
      return tidy(layout, unmend(layout, act.at))
    case 'aside':
      return tidy(layout, aside(layout, act.pieces))
    case 'kind':
      return tidy(layout, setKind(layout, act.pieces, act.kind, newId))
    case 'untitle':
      return tidy(layout, untitle(layout, act.report))
    case 'order':
      return tidy(layout, order(layout, act.report, act.before))
    case 'accept':
    case 'refuse':
      return answerAll(layout, named(decisions, act.decisions), act.do === 'accept', newId)
  }
}

/** Decisions by id, in page order. @throws page-changed where there is no such decision */
export function named(decisions: readonly StoredDecision[], ids: readonly string[]): StoredDecision[] {
  const byId = new Map(decisions.map((decision) => [idOf(decision), decision]))
  return [...new Set(ids)]
    .map((id) => {
      const decision = byId.get(id)
      if (!decision) throw pageChanged(`decision ${id}`)
      return decision
    })
    .sort((a, b) => a.at - b.at)
}

function answerAll(
  layout: Layout,
  decisions: readonly StoredDecision[],
  wanted: boolean,
  newId: () => string,
): Layout {
  let now = layout
  for (const decision of decisions) now = tidy(now, answer(now, decision, wanted, newId))
  const draft = draftOf(now)
  // What the hand has looked at and left as it is has been settled, too.
  const judge = createJudge(draft)
  const all = standings(draft)
  for (const decision of decisions) {
    const report = draft.reports[all[findStanding(all, decision.at)]?.report ?? -1]
    if (report && judge(decision) === wanted) report.touched = true
  }
  return draft
}

/** After an act: reports whose text is another are touched, and have the title of their headline. */
function tidy(before: Layout, after: Layout): Layout {
  if (after === before) return after
  const earlier = new Map(before.reports.map((report) => [report.id, report]))
  const reports = after.reports.map((report): LaidReport => {
    const was = earlier.get(report.id)
    if (was && told(was) === told(report)) return report
    const isSameHeadline = was && headlineOf(was) === headlineOf(report)
    const title = report.titleByHand || isSameHeadline ? report.title : titleOf(after.text, report)
    return { ...report, title, touched: true }
  })
  return { ...after, reports }
}

const told = ({ title, blocks }: LaidReport): string => JSON.stringify([title, blocks])
const headlineOf = ({ blocks }: LaidReport): string =>
  JSON.stringify(blocks.filter(({ kind }) => kind === 'title').map(({ parts }) => parts))
