/** Answers to proposals: the page laid out so that a decision holds, or so that it does not. */
import type { Decision } from '../../../shared/model/page.ts'
import { aside } from './acts/aside.ts'
import { give, reportOver } from './acts/give.ts'
import { join } from './acts/join.ts'
import { setKind } from './acts/kind.ts'
import { mend, unmend } from './acts/mend.ts'
import { split } from './acts/split.ts'
import { createJudge, findStanding, reportAbove, standings, type Standing } from './decisions.ts'
import { draftOf } from './draft.ts'
import { atOf, startOf, type Layout } from './layout.ts'
import { cutPart } from './parts.ts'

/**
 * The layout in which the decision is true, or is not. As it was where it already is so, and where its text belongs to
 * no report: what is no text of a report neither joins nor borders.
 */
export function answer(layout: Layout, decision: Decision, wanted: boolean, newId: () => string): Layout {
  const holds = createJudge(layout)(decision)
  if (holds === wanted) return layout
  if (decision.kind === 'aside')
    return wanted ? setAside(layout, decision) : takeBack(layout, decision, newId)
  if (holds === null) return layout
  if (decision.kind === 'join')
    return wanted ? joinUp(layout, decision) : unmend(layout, decision.to ?? decision.at)
  if (decision.kind === 'border')
    return wanted ? drawBorder(layout, decision, newId) : dropBorder(layout, decision, newId)
  if (decision.kind === 'member') return moveStretch(layout, decision, wanted, newId)
  return wanted
    ? setKind(layout, [pieceOf(layout, decision.at)], 'title', newId)
    : noTitle(layout, decision, newId)
}

/** The name of the piece that holds a character. */
function pieceOf(layout: Layout, offset: number): number {
  const all = standings(layout)
  return all[findStanding(all, offset)]?.at ?? offset
}

function joinUp(layout: Layout, { at, to }: Decision): Layout {
  if (to === null) return layout
  const cut = cutFree(layout, to)
  return mend(cut, pieceOf(cut, at), pieceOf(cut, to))
}

/** A piece that begins at `at`, where one goes through there. */
function cutFree(layout: Layout, at: number): Layout {
  const draft = draftOf(layout)
  for (const { blocks } of draft.reports)
    for (const block of blocks) {
      const index = block.parts.findIndex((part) => atOf(part) < at && at < (part.ranges.at(-1)?.[1] ?? 0))
      const part = block.parts[index]
      if (!part) continue
      const [before, after] = cutPart(draft.text, part, at)
      if (before && after) block.parts.splice(index, 1, before, after)
      return draft
    }
  return layout
}

const setAside = (layout: Layout, { at }: Decision): Layout => aside(layout, [pieceOf(layout, at)])

function takeBack(layout: Layout, { at }: Decision, newId: () => string): Layout {
  const piece = pieceOf(layout, at)
  if (!layout.furniture.some((part) => atOf(part) === piece)) return layout
  return give(layout, [piece], reportOver(layout, piece) ?? 'new', newId)
}

/** From a piece down the page as far as its report goes on; what is no report's is passed over. */
function stretchFrom(layout: Layout, at: number): number[] {
  const all = standings(layout)
  const first = findStanding(all, at)
  const { report } = all[first] ?? { report: -1 }
  const stretch: number[] = []
  for (let i = Math.max(0, first); i < all.length; i++) {
    const piece = all[i] as Standing
    if (piece.report >= 0 && piece.report !== report) break
    if (piece.report === report) stretch.push(piece.at)
  }
  return stretch
}

function drawBorder(layout: Layout, { at }: Decision, newId: () => string): Layout {
  const all = standings(layout)
  const piece = all[findStanding(all, at)] as Standing
  const isHead = piece.block === 0 && piece.part === 0
  return isHead ? give(layout, stretchFrom(layout, at), 'new', newId) : split(layout, piece.at, newId)
}

/** The stretch below a border goes to the report above; a report that begins there goes into it whole. */
function dropBorder(layout: Layout, { at }: Decision, newId: () => string): Layout {
  const all = standings(layout)
  const index = findStanding(all, at)
  const piece = all[index] as Standing
  const above = layout.reports[all[reportAbove(all, index)]?.report ?? -1]
  const own = layout.reports[piece.report]
  if (!above || !own) return layout
  if (own.blocks[0] && startOf(own.blocks[0]) === piece.at) return join(layout, [above.id, own.id])
  return give(layout, stretchFrom(layout, at), above.id, newId)
}

function moveStretch(
  layout: Layout,
  { at, to, instead }: Decision,
  wanted: boolean,
  newId: () => string,
): Layout {
  const all = standings(layout)
  const place = wanted ? to : instead
  const goal = place === null ? undefined : all[findStanding(all, place)]
  const own = all[findStanding(all, at)]?.report
  const target = goal && goal.report !== own ? layout.reports[goal.report]?.id : undefined
  return give(layout, stretchFrom(layout, at), target ?? 'new', newId)
}

/** Another headline where the decision knows one of the same report, else none. */
function noTitle(layout: Layout, { at, instead }: Decision, newId: () => string): Layout {
  const all = standings(layout)
  const own = all[findStanding(all, at)] as Standing
  const other = instead === null ? undefined : all[findStanding(all, instead)]
  if (other && other.report === own.report && other.at !== own.at)
    return setKind(layout, [other.at], 'title', newId)
  return setKind(layout, [own.at], 'subhead', newId)
}
