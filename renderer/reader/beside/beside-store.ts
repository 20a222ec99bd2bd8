/** What reading side by side adds to the window: the bonds of the open reports, and which of them is at hand. */
import { create } from 'zustand'
import type { HighlightColor } from '../../../shared/model/highlight.ts'
import type { Ghost } from '../../../shared/model/parallel.ts'
import type { Bond } from './bonds.ts'

interface BesideState {
  /** Of the reports that are in sight, in reading order of the first. */
  bonds: readonly Bond[]
  /** Asked for, not answered yet. */
  isLooking: boolean
  /** Names of relations with the colours they have. */
  colors: ReadonlyMap<string, HighlightColor>
  /** Twins of highlights on the reports in sight. */
  twins: readonly Ghost[]
  /** The twin that was clicked, with the pane: its bar is open. */
  clicked: { paneId: string; twin: Ghost } | null
  /** Under the pointer, in a gutter or in the list. */
  hoverId: string | null
  /** Chosen: its card is open. */
  activeId: string | null
  figuresOpen: boolean
}

export const useBeside = create<BesideState>(() => ({
  bonds: [],
  isLooking: false,
  colors: new Map(),
  twins: [],
  clicked: null,
  hoverId: null,
  activeId: null,
  figuresOpen: false,
}))

/** The bond whose card is open, while its reports are. */
export const activeBond = ({ bonds, activeId }: Pick<BesideState, 'bonds' | 'activeId'>): Bond | null =>
  activeId === null ? null : (bonds.find(({ id }) => id === activeId) ?? null)

export const hoverBond = (id: string | null): void => {
  if (useBeside.getState().hoverId !== id) useBeside.setState({ hoverId: id })
}
