/** Moves of the cursor down and up the page, by keys. */
import i18next from 'i18next'
import { pieceAt, type DeskModel } from './desk-model.ts'
import { deskSession } from './desk-session.ts'
import { sayOnDesk, useDeskState } from './desk-state.ts'
import { moveCaret } from './targets.ts'
import { deskNow } from './use-desk.ts'

/** Index of the cursor's piece; 0 before there is a cursor. */
export function cursorIndex(model: DeskModel): number {
  const { at } = useDeskState.getState()
  return at === null ? 0 : (model.indexOf.get(at) ?? pieceAt(model, at))
}

/** Puts the cursor on a piece by index and the focus on its row. `extend`: chooses all from where Shift began. */
export function moveTo(index: number, { extend = false, far = false } = {}): void {
  const model = deskNow()
  const piece = model?.pieces[Math.min(Math.max(index, 0), model.pieces.length - 1)]
  if (!model || !piece) return
  const state = useDeskState.getState()
  const to = model.indexOf.get(piece.at)!
  if (extend) {
    const anchor = state.anchor ?? state.at ?? piece.at
    const from = model.indexOf.get(anchor) ?? to
    const chosen = model.pieces.slice(Math.min(from, to), Math.max(from, to) + 1)
    useDeskState.setState({
      at: piece.at,
      caret: null,
      anchor,
      selected: new Set(chosen.map(({ at }) => at)),
    })
    sayOnDesk(i18next.t('desk:saidChosen', { count: chosen.length }))
  } else {
    useDeskState.setState({ at: piece.at, caret: null, anchor: piece.at, selected: new Set() })
  }
  const session = deskSession()
  session?.row(piece.at)?.focus({ preventScroll: true })
  session?.show(piece.at, far)
}

export const step = (by: 1 | -1, extend = false): void => {
  const model = deskNow()
  if (model) moveTo(cursorIndex(model) + by, { extend })
}

/** To where the next (or this, or the one before) stretch of a report begins. */
export function stepRun(by: 1 | -1): void {
  const model = deskNow()
  if (!model) return
  const at = cursorIndex(model)
  const run = model.runOf[at]
  if (!run) return
  if (by < 0 && at > run.first) return moveTo(run.first, { far: true })
  const next = model.runs[run.index + by]
  if (next) moveTo(next.first, { far: true })
}

/** About a screen down or up. */
export function stepScreen(by: 1 | -1): void {
  const model = deskNow()
  const session = deskSession()
  if (!model || !session) return
  const height = session.scroller.clientHeight * 0.85
  let left = height
  let index = cursorIndex(model)
  while (left > 0 && model.pieces[index + by]) {
    left -= session.row(model.pieces[index]!.at)?.offsetHeight ?? height
    index += by
  }
  moveTo(index)
}

/** Walks the caret inside the cursor's piece: the place where a split cuts. */
export function stepCaret(by: 1 | -1, fine: boolean): void {
  const model = deskNow()
  const { at, caret } = useDeskState.getState()
  const piece = model && at !== null ? model.pieces[model.indexOf.get(at) ?? -1] : undefined
  if (!piece) return
  const to = moveCaret(piece.text, caret ?? (by > 0 ? 0 : piece.text.length), by, fine)
  const isInside = to > 0 && to < piece.text.length
  useDeskState.setState({ caret: isInside ? to : null, selected: new Set() })
  if (isInside) sayOnDesk(piece.text.slice(to, to + 40))
}

/** Chooses the whole stretch the cursor is in. */
export function chooseRun(): void {
  const model = deskNow()
  const run = model?.runOf[cursorIndex(model)]
  if (!model || !run) return
  const chosen = model.pieces.slice(run.first, run.end).map(({ at }) => at)
  useDeskState.setState({ selected: new Set(chosen), anchor: chosen[0] ?? null, caret: null })
  sayOnDesk(i18next.t('desk:saidChosen', { count: chosen.length }))
}
