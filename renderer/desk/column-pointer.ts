/** What the mouse does on the page's text: clicks, context menus, pieces dropped on a report. */
import type { DragEvent, MouseEvent } from 'react'
import { moveTo } from './column-moves.ts'
import { deskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import { give } from './hand.ts'
import { carriesPieces, droppedPieces } from './piece-drag.ts'
import { targets } from './targets.ts'
import { deskNow } from './use-desk.ts'

const rowOf = (target: EventTarget): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('[data-at]') : null
const isControl = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('button, [role="separator"], input') !== null

/** The cursor's piece when the button went down: the press itself moves the focus, and with it the cursor. */
let cursorBefore: number | null = null

export function onMouseDown(event: MouseEvent): void {
  cursorBefore = useDeskState.getState().at
  // Shift would select text from wherever the browser's caret was.
  if (event.shiftKey && !isControl(event.target)) event.preventDefault()
}

/** Chooses; Shift extends, Ctrl or ⌘ adds one. A click on the cursor's piece sets the caret in it. */
export function onClick(event: MouseEvent): void {
  const row = rowOf(event.target)
  if (!row || isControl(event.target)) return
  const at = Number(row.dataset.at)
  const index = Number(row.dataset.index)
  if (event.shiftKey) return moveTo(index, { extend: true })
  if (event.ctrlKey || event.metaKey) {
    useDeskState.setState(({ selected }) => {
      const chosen = new Set(selected.size > 0 || cursorBefore === null ? selected : [cursorBefore])
      if (!chosen.delete(at)) chosen.add(at)
      return { selected: chosen, at, anchor: at, caret: null }
    })
    return
  }
  if (getSelection()?.isCollapsed === false) return
  const caret =
    cursorBefore === at ? (deskSession()?.offsetAt(index, event.clientX, event.clientY) ?? null) : null
  const length = deskSession()?.model.pieces[index]?.text.length ?? 0
  useDeskState.setState({
    at,
    anchor: at,
    selected: new Set(),
    caret: caret !== null && caret > 0 && caret < length ? caret : null,
  })
}

/** All that can be done with a piece, where the pointer is. Another piece than those chosen lets them go. */
export function onContextMenu(event: MouseEvent): void {
  const row = rowOf(event.target)
  if (!row) return
  event.preventDefault()
  const at = Number(row.dataset.at)
  useDeskState.setState(({ selected, at: cursor, caret }) => ({
    at,
    caret: cursor === at ? caret : null,
    selected: selected.has(at) ? selected : new Set<number>(),
    menu: { kind: 'context' as const, at, x: event.clientX, y: event.clientY },
  }))
}

/** The focus came by Tab, by a click or from a menu: the cursor is where it is. */
export function onFocus(event: { target: EventTarget }): void {
  if (!(event.target instanceof HTMLElement) || event.target.dataset.at === undefined) return
  const at = Number(event.target.dataset.at)
  if (useDeskState.getState().at !== at) useDeskState.setState({ at, caret: null })
}

/** All stretches of the report under the pointer stand out, here and in the list. */
export function onPointerOver(event: { target: EventTarget }): void {
  hover(rowOf(event.target)?.dataset.report || null)
}
export const onPointerLeave = (): void => hover(null)

const hover = (hovered: string | null): void => {
  if (useDeskState.getState().hovered !== hovered) useDeskState.setState({ hovered })
}

/** Pieces over a run: its report takes them. */
export function onDragOver(event: DragEvent): void {
  const row = rowOf(event.target)
  if (!row || !carriesPieces(event)) return
  event.preventDefault()
  event.dataTransfer.dropEffect = 'move'
  hover(row.dataset.report || null)
}

export function onDrop(event: DragEvent): void {
  const row = rowOf(event.target)
  if (!row || !carriesPieces(event)) return
  event.preventDefault()
  event.stopPropagation()
  useDeskState.setState({ hovered: null })
  dropPieces(event, row.dataset.report || null)
}

/** Gives dropped pieces to a report, to a new one, or (`null`) to none. */
export function dropPieces(event: DragEvent, to: string | null): void {
  const model = deskNow()
  if (!model) return
  const dropped = targets(model, { at: null, selected: new Set(droppedPieces(event)) })
  give(to, dropped)
}
