/** The engine's decisions and what became of them: which hold in a layout, which an act confirmed or turned round. */
import { countWhile } from '../../../shared/count-while.ts'
import type { Decision, DecisionState, KeptDecision } from '../../../shared/model/page.ts'
import { atOf, endOf, type Layout } from './layout.ts'

/** A decision as table `page` keeps it. */
export type StoredDecision = Decision & { state?: DecisionState }

/** `join:120:340`: stable while the page is the same. */
export const idOf = ({ kind, at, to }: Decision): string =>
  to === null ? `${kind}:${at}` : `${kind}:${at}:${to}`

/** Where a piece stands in a layout. */
export interface Standing {
  at: number
  end: number
  /** Index of its report; −1: none. */
  report: number
  block: number
  part: number
}

/** Every piece of a layout in page order. */
export function standings({ reports, furniture }: Layout): Standing[] {
  const all: Standing[] = furniture.map((part) => ({
    ...{ at: atOf(part), end: endOf(part), report: -1, block: 0, part: 0 },
  }))
  for (const [report, { blocks }] of reports.entries())
    for (const [block, { parts }] of blocks.entries())
      for (const [part, laid] of parts.entries())
        all.push({ at: atOf(laid), end: endOf(laid), report, block, part })
  return all.sort((a, b) => a.at - b.at)
}

/** The index of the piece that holds a character, or −1. @param all as `standings` gives them */
export function findStanding(all: readonly Standing[], offset: number): number {
  const last = countWhile(all, ({ at }) => at <= offset) - 1
  return last >= 0 && offset < (all[last] as Standing).end ? last : -1
}

/** The nearest piece above that belongs to a report, or −1. */
export function reportAbove(all: readonly Standing[], index: number): number {
  for (let i = index - 1; i >= 0; i--) if ((all[i] as Standing).report >= 0) return i
  return -1
}

/** Whether a layout is as a decision states; null where it cannot be said: its text belongs to no report. */
export function createJudge(layout: Layout): (decision: Decision) => boolean | null {
  const all = standings(layout)
  const above: number[] = []
  let last = -1
  for (const { report } of all) {
    above.push(last)
    if (report >= 0) last = report
  }
  return ({ kind, at, to, instead }) => {
    const index = findStanding(all, at)
    const piece = all[index]
    if (!piece) return null
    if (kind === 'aside') return piece.report < 0
    if (piece.report < 0) return null
    if (kind === 'border') return piece.report !== above[index]
    if (kind === 'title') return layout.reports[piece.report]?.blocks[piece.block]?.kind === 'title'
    // A stretch that begins a report of its own: true unless it is in the one that was likely instead.
    const isOwn = kind === 'member' && to === at
    const place = isOwn ? instead : to
    const other = place === null ? undefined : all[findStanding(all, place)]
    if (isOwn) return other ? piece.report !== other.report : true
    if (!other || other.report < 0) return null
    if (kind === 'member') return piece.report === other.report
    if (piece.report !== other.report || piece.block !== other.block) return false
    return other === piece || other.part === piece.part + 1
  }
}

/** Decisions as the desk shows them, in page order. */
export function showDecisions(layout: Layout, stored: readonly StoredDecision[]): KeptDecision[] {
  const judge = createJudge(layout)
  const seen = new Set<string>()
  return stored
    .map((decision) => ({
      ...decision,
      id: idOf(decision),
      state: decision.state ?? 'open',
      holds: judge(decision) ?? false,
    }))
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .sort((a, b) => a.at - b.at)
}
