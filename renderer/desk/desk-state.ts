/** What the desk of this window has at hand: cursor, chosen pieces, open menus. Window-only, anew for each page. */
import { create } from 'zustand'

/** Menus and fields of the page column of which one can be open, at a piece. */
export type DeskMenu = 'give' | 'join' | 'kind' | 'context' | 'title'

export interface DeskState {
  /** The page these are about. */
  sourceId: string | null
  /** The piece under the cursor, by its first character; null: none yet. */
  at: number | null
  /** A place inside the cursor's piece, in UTF-16 units of its shown text: where a split cuts. */
  caret: number | null
  /** Chosen pieces, by first character; empty: acts are on the cursor's piece. */
  selected: ReadonlySet<number>
  /** The piece from which Shift extends. */
  anchor: number | null
  /** The report under the pointer, in the column or in the list. */
  hovered: string | null
  /** The decision that P has come to, or whose mark was pressed. */
  proposal: string | null
  /** The decision whose evidence is shown. */
  why: string | null
  menu: { kind: DeskMenu; at: number; x?: number; y?: number } | null
  /** The piece that M is looking for a second one for. */
  mending: number | null
  /** Which pieces the list is about: all, or those with proposals. */
  filter: 'all' | 'proposals'
  /** Words for screen readers. */
  said: string
  /** Asks the column to show a piece (and to flash it). `nonce` tells equal requests apart. */
  reveal: { at: number; flash: boolean; focus: boolean; nonce: number } | null
}

const EMPTY: Omit<DeskState, 'sourceId'> = {
  at: null,
  caret: null,
  selected: new Set(),
  anchor: null,
  hovered: null,
  proposal: null,
  why: null,
  menu: null,
  mending: null,
  filter: 'all',
  said: '',
  reveal: null,
}

export const useDeskState = create<DeskState>(() => ({ sourceId: null, ...EMPTY }))

/** Begins anew for another page; the same page keeps what it has. */
export function beginDesk(sourceId: string | null): void {
  if (useDeskState.getState().sourceId !== sourceId) useDeskState.setState({ sourceId, ...EMPTY })
}

let asked = 0

/** Puts the cursor on a piece, brings it into view and, if wanted, lights it up. */
export function goToPiece(
  at: number,
  { flash = false, focus = true }: { flash?: boolean; focus?: boolean } = {},
): void {
  useDeskState.setState({
    at,
    caret: null,
    selected: new Set(),
    anchor: at,
    reveal: { at, flash, focus, nonce: ++asked },
  })
}

/** Brings a piece into view and lights it up; the cursor and what is chosen stay. */
export const lookAt = (at: number): void =>
  useDeskState.setState({ reveal: { at, flash: true, focus: false, nonce: ++asked } })

/** Says something to screen readers. The same words twice are told apart by a blank. */
export const sayOnDesk = (words: string): void =>
  useDeskState.setState(({ said }) => ({ said: said === words ? `${words} ` : words }))
