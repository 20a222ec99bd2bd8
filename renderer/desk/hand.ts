/** Acts on what is under the cursor or chosen: what keys, menus and the bar run. */
import i18next from 'i18next'
import type { BlockKind } from '../../shared/model/report.ts'
import type { DeskAct, DeskPiece } from '../../shared/model/page.ts'
import { notify } from '../ui/notify.tsx'
import { queryClient } from '../queries.ts'
import { useWorkspace } from '../workspace.ts'
import { cursorIndex, moveTo } from './column-moves.ts'
import { act, followingProposal, proposalAtHand, showProposal } from './desk-actions.ts'
import type { DeskModel } from './desk-model.ts'
import { deskSession } from './desk-session.ts'
import { goToPiece, useDeskState, type DeskMenu } from './desk-state.ts'
import { reportNumber } from './desk-words.ts'
import { giveAct, orderAct, runAbove, runBelow, splitAct, targets, unmendAct } from './targets.ts'
import { deskNow } from './use-desk.ts'

export interface Hand {
  model: DeskModel
  /** Chosen pieces, else the cursor's; never empty. */
  pieces: DeskPiece[]
  /** The cursor's piece. */
  piece: DeskPiece
  caret: number | null
}

/** What acts would be on now; null without a page. */
export function hand(): Hand | null {
  const model = deskNow()
  const state = useDeskState.getState()
  if (!model || model.pieces.length === 0) return null
  const piece = model.pieces[cursorIndex(model)]!
  const pieces = targets(model, state)
  return { model, piece, pieces: pieces.length > 0 ? pieces : [piece], caret: state.caret }
}

/** Whether the library may be written. */
export const canEdit = (): boolean =>
  queryClient.getQueryData<{ readOnly: boolean }>(['library.describe', {}])?.readOnly !== true

const LET_GO = { selected: new Set<number>(), caret: null, mending: null, menu: null }

/** Does an act, lets go of what was chosen, says what was done. */
export async function perform(what: DeskAct | null, said: string): Promise<void> {
  if (!what) return
  const outcome = await act(what, said)
  if (outcome) useDeskState.setState(LET_GO)
}

export async function split(): Promise<void> {
  const now = hand()
  const what = now && splitAct(now.piece, now.caret)
  if (!what) return
  await perform(what, i18next.t('desk:saidSplit'))
  // The cursor goes with the text that begins the new report.
  if (what.do === 'split' && deskNow()?.indexOf.has(what.at)) goToPiece(what.at)
}

export function joinAbove(): void {
  const now = hand()
  const run = now?.model.runOf[now.model.indexOf.get(now.piece.at)!]
  const above = now && run && runAbove(now.model, run)
  if (!above?.reportId || !run?.reportId) return
  void perform({ do: 'join', reports: [above.reportId, run.reportId] }, i18next.t('desk:saidJoined'))
}

/** The one that stands first in the list keeps its title and what is on it. */
export function joinWith(reportId: string): void {
  const now = hand()
  const own = now?.piece.reportId
  if (!own || own === reportId) return
  const reports = [own, reportId].toSorted((a, b) => now.model.numberOf.get(a)! - now.model.numberOf.get(b)!)
  void perform({ do: 'join', reports }, i18next.t('desk:saidJoined'))
}

/** To a report, to a new one, or (`null`) out of all. */
export function give(to: string | null, pieces = hand()?.pieces ?? []): void {
  const model = deskNow()
  const moving = pieces.filter(({ reportId }) => reportId !== to)
  if (!model || moving.length === 0) return
  const said =
    to === null
      ? i18next.t('desk:saidAside')
      : to === 'new'
        ? i18next.t('desk:saidNew')
        : i18next.t('desk:saidGiven', { report: reportNumber(model, to) })
  void perform(giveAct(moving, to), said)
}

/** Out of all reports; what is outside already goes to the report above it. */
export function asideOrBack(): void {
  const now = hand()
  if (!now) return
  if (now.pieces.some(({ reportId }) => reportId !== null)) return give(null)
  const back = reportAround(now)
  if (back) give(back)
}

/** The report above what is set aside, or the one below it at the top of the page. */
export function reportAround({ model, pieces }: Hand): string | null {
  const run = model.runOf[model.indexOf.get(pieces[0]!.at)!]!
  return (runAbove(model, run) ?? runBelow(model, run))?.reportId ?? null
}

export function setKind(kind: BlockKind, pieces = hand()?.pieces ?? []): void {
  if (pieces.length === 0) return
  const said = i18next.t('desk:saidKind', { kind: i18next.t(`desk:kind.${kind}`) })
  void perform({ do: 'kind', pieces: pieces.map(({ at }) => at), kind }, said)
}

export function untitle(): void {
  const report = hand()?.piece.reportId
  if (report) void perform({ do: 'untitle', report }, i18next.t('desk:saidUntitled'))
}

/** All of this stretch down to here to the run above (`-1`), or from here on to the run below (`1`). */
export function pushBorder(by: 1 | -1): void {
  const now = hand()
  if (!now) return
  const { model, pieces } = now
  const index = model.indexOf.get((by < 0 ? pieces.at(-1)! : pieces[0]!).at)!
  const run = model.runOf[index]!
  const other = model.runs[run.index + by]
  if (!other) return
  give(other.reportId, by < 0 ? model.pieces.slice(run.first, index + 1) : model.pieces.slice(index, run.end))
}

export function reorder(by: 1 | -1): void {
  const now = hand()
  void perform(now && orderAct(now.model, now.pieces, by), i18next.t('desk:saidMoved'))
}

export function unmend(): void {
  const now = hand()
  void perform(now && unmendAct(now.piece, now.caret), i18next.t('desk:saidUnmended'))
}

/** Mends two chosen pieces; with one, looks for the other: the cursor walks on to the likeliest. */
export function beginMend(): void {
  const now = hand()
  if (!now) return
  const { mending } = useDeskState.getState()
  if (mending !== null) return settleMend()
  const [first, second, ...more] = now.pieces
  if (first && second && more.length === 0) {
    return void perform({ do: 'mend', piece: first.at, next: second.at }, i18next.t('desk:saidMended'))
  }
  const from = now.model.indexOf.get(now.piece.at)!
  const likeliest = now.model.pieces.findIndex(
    ({ reportId, kind }, index) => index > from && reportId !== null && kind === now.piece.kind,
  )
  useDeskState.setState({ mending: now.piece.at, caret: null, selected: new Set() })
  moveTo(likeliest < 0 ? Math.max(0, from - 1) : likeliest)
}

export function settleMend(): void {
  const { mending, at } = useDeskState.getState()
  if (mending === null || at === null || at === mending) return
  void perform({ do: 'mend', piece: mending, next: at }, i18next.t('desk:saidMended'))
}

export function openMenu(kind: DeskMenu, place: { x?: number; y?: number } = {}): void {
  const now = hand()
  if (!now) return
  deskSession()?.show(now.piece.at)
  useDeskState.setState({ menu: { kind, at: now.piece.at, ...place } })
}

/** In the reader, at this piece. */
export function openInReader(): void {
  const now = hand()
  if (now?.piece.reportId)
    useWorkspace.getState().open(now.piece.reportId, { ranges: now.piece.ranges.map((range) => [...range]) })
}

export function goToProposal(by: 1 | -1): void {
  const next = followingProposal(by)
  if (next) showProposal(next)
  else notify.info(i18next.t('desk:noProposals'), { id: 'desk' })
}

/** The evidence of the proposal at hand, beside its mark in the text. */
export function showWhy(): void {
  const proposal = proposalAtHand()
  if (!proposal) return
  showProposal(proposal)
  useDeskState.setState({ why: proposal.id })
}
