/** What an act is about: pieces and places on the page, worked out from cursor and choice. Pure. */
import type { DeskAct, DeskPiece } from '../../shared/model/page.ts'
import type { ShownBlock } from '../../shared/model/report.ts'
import { toSource } from '../../shared/text/text-map.ts'
import { sentences } from '../../shared/text/sentences.ts'
import { snapToGraphemes } from '../../shared/text/graphemes.ts'
import type { DeskModel, Run } from './desk-model.ts'

/** The pieces an act is on, down the page: those chosen, else the one under the cursor. */
export function targets(
  { pieces, indexOf }: DeskModel,
  { at, selected }: { at: number | null; selected: ReadonlySet<number> },
): DeskPiece[] {
  const wanted = selected.size > 0 ? [...selected] : at === null ? [] : [at]
  return wanted
    .flatMap((one) => indexOf.get(one) ?? [])
    .toSorted((a, b) => a - b)
    .map((index) => pieces[index]!)
}

/** The source character at a place of a piece's shown text; null at its ends, where nothing can be cut. */
export function sourceAt(piece: ShownBlock, caret: number | null): number | null {
  if (caret === null || caret <= 0 || caret >= piece.text.length) return null
  const [behind] = toSource([piece], { block: 0, offset: caret }, { block: 0, offset: piece.text.length })
  return behind?.[0] ?? null
}

/** The next place for the caret: where a sentence begins, or (`fine`) the next character. */
export function moveCaret(text: string, caret: number, step: 1 | -1, fine: boolean): number {
  if (fine) {
    const to = Math.min(Math.max(caret + step, 0), text.length)
    return step > 0 ? snapToGraphemes(text, caret, to)[1] : snapToGraphemes(text, to, caret)[0]
  }
  const starts = sentences(text).map(([start]) => start)
  return step > 0
    ? (starts.find((start) => start > caret) ?? text.length)
    : (starts.findLast((start) => start < caret) ?? 0)
}

/** The nearest run above that belongs to a report, and to another one than this. */
export function runAbove({ runs }: DeskModel, run: Run): Run | null {
  return (
    runs.slice(0, run.index).findLast(({ reportId }) => reportId !== null && reportId !== run.reportId) ??
    null
  )
}

export function runBelow({ runs }: DeskModel, run: Run): Run | null {
  return (
    runs.slice(run.index + 1).find(({ reportId }) => reportId !== null && reportId !== run.reportId) ?? null
  )
}

/** Pieces to a report, or to none. */
export const giveAct = (pieces: readonly DeskPiece[], to: string | null): DeskAct => {
  const places = pieces.map(({ at }) => at)
  return to === null ? { do: 'aside', pieces: places } : { do: 'give', pieces: places, to }
}

/**
 * The act of moving the border above `run` to before the piece with index `gap`: what lies between goes to the
 * run on the other side. null where it stays.
 */
export function borderAct({ pieces, runs }: DeskModel, run: Run, gap: number): DeskAct | null {
  const above = runs[run.index - 1]
  if (!above || gap === run.first) return null
  return gap < run.first
    ? giveAct(pieces.slice(gap, run.first), run.reportId)
    : giveAct(pieces.slice(run.first, gap), above.reportId)
}

/** First piece of a block of a report's reading order. */
const blockStart = ({ pieces }: DeskModel, reportId: string, block: number): DeskPiece | undefined =>
  pieces.find((piece) => piece.reportId === reportId && piece.block === block && piece.part === 0)

/** Earlier or later in the reading order of their report; null where that cannot be. */
export function orderAct(model: DeskModel, pieces: readonly DeskPiece[], step: 1 | -1): DeskAct | null {
  const reportId = pieces[0]?.reportId
  if (!reportId || pieces.some((piece) => piece.reportId !== reportId)) return null
  const blocks = pieces.map(({ block }) => block)
  const edge = step > 0 ? Math.max(...blocks) + 2 : Math.min(...blocks) - 1
  if (step < 0 && edge < 0) return null
  if (step > 0 && !blockStart(model, reportId, edge - 1)) return null
  const before = blockStart(model, reportId, edge)?.at ?? null
  return { do: 'move', pieces: pieces.map(({ at }) => at), before }
}

/** New report from here on. `caret`: inside the piece. null where a report begins here already. */
export function splitAct(piece: DeskPiece, caret: number | null): DeskAct | null {
  if (piece.reportId === null) return { do: 'give', pieces: [piece.at], to: 'new' }
  const inside = sourceAt(piece, caret)
  if (inside !== null) return { do: 'split', at: inside }
  return piece.block === 0 && piece.part === 0 ? null : { do: 'split', at: piece.at }
}

/** Cuts the paragraph: at the caret, else where it is mended before this part, else behind it. */
export function unmendAct(piece: DeskPiece, caret: number | null): DeskAct | null {
  const at = sourceAt(piece, caret) ?? (piece.previous !== null ? piece.at : piece.next)
  return at === null ? null : { do: 'unmend', at }
}
