/** What the reader keeps for its panes beside the workspace: selected passages as shown, find bars, the floating bar. */
import { create } from 'zustand'
import type { HighlightColor } from '../../shared/model/highlight.ts'
import type { Range } from '../../shared/model/range.ts'
import type { Span } from './positions.ts'

/** `pointer`: the browser's selection. `cursor`: the reading cursor, walked by keys. */
export interface Passage {
  span: Span
  via: 'pointer' | 'cursor'
  /** The sentence that a growing cursor grew from. */
  anchor: Span
}
export interface FindState {
  query: string
  /** Which hit is current, counted on past the ends; the bar takes it modulo the number of hits. */
  current: number
  /** Grows with each press of the key, so that the field takes the focus again. */
  asked: number
}
/** The bar stands at the pane's selected passage, or at its active highlight. */
export interface BarState {
  paneId: string
  at: 'passage' | 'highlight'
  /** Takes the keyboard's focus when it opens. */
  focus: boolean
  /** Opens at once what one of its keys asks for. */
  opens?: 'theme' | 'correction'
}

/** A highlight whose ends are being moved: what it will be, until it is kept or let go. */
export interface Adjusting {
  paneId: string
  highlightId: string
  pieces: Span[]
  /** By keys there is a bar that says which; a drag needs none. */
  by: 'keys' | 'pointer'
}
/** Which highlights are shown; null where all are. */
export interface HighlightFilter {
  themeId: string | null
  color: HighlightColor | null
}
/** The card that tells what is on a passage: at the pointer, or at the passage itself. */
export interface CardState {
  paneId: string
  highlightIds: string[]
  at: { x: number; y: number } | null
}

interface ReaderState {
  passages: Record<string, Passage | undefined>
  find: Record<string, FindState | undefined>
  bar: BarState | null
  adjusting: Adjusting | null
  filter: HighlightFilter | null
  /** Grows when a key asks for the filter's field; 0 once it has the focus. */
  filterAsked: number
  card: CardState | null
  /** The passage that the side panel lists related reports of, after "more on this". */
  moreOn: { reportId: string; ranges: Range[]; text: string } | null
  /** Highlights that lie over one another where one clicked last: the next click takes the next of them. */
  stack: string[]
  announcement: string
  /** Grows when a session gets other highlights: what shows one that a session holds is drawn again. */
  placed: number
}

export const useReader = create<ReaderState>(() => ({
  passages: {},
  find: {},
  bar: null,
  adjusting: null,
  filter: null,
  filterAsked: 0,
  card: null,
  moreOn: null,
  stack: [],
  announcement: '',
  placed: 0,
}))

export const setPassage = (paneId: string, passage: Passage | undefined): void =>
  useReader.setState(({ passages }) => ({ passages: { ...passages, [paneId]: passage } }))

export const tellPlaced = (): void => useReader.setState(({ placed }) => ({ placed: placed + 1 }))

export const showBar = (bar: BarState | null): void => useReader.setState({ bar })
export const showCard = (card: CardState | null): void => useReader.setState({ card })

/** Shows only some highlights; a filter that asks for nothing is none. */
export const filterHighlights = (change: Partial<HighlightFilter> | null): void =>
  useReader.setState(({ filter }) => {
    if (!change) return { filter: null }
    const next = { themeId: null, color: null, ...filter, ...change }
    return { filter: next.themeId === null && next.color === null ? null : next }
  })

/** Opens a pane's find bar, or takes its field again. */
export const openFind = (paneId: string): void =>
  useReader.setState(({ find }) => ({
    find: {
      ...find,
      [paneId]: { query: '', current: 0, ...find[paneId], asked: (find[paneId]?.asked ?? 0) + 1 },
    },
  }))

export const closeFind = (paneId: string): void =>
  useReader.setState(({ find }) => ({ find: { ...find, [paneId]: undefined } }))

/** Changes an open find bar. */
export const setFind = (paneId: string, change: Partial<FindState>): void =>
  useReader.setState(({ find }) => {
    const state = find[paneId]
    return state ? { find: { ...find, [paneId]: { ...state, ...change } } } : {}
  })

/** Says something to screen readers. The same words twice are told apart by a blank. */
export const announce = (text: string): void =>
  useReader.setState(({ announcement }) => ({ announcement: announcement === text ? `${text} ` : text }))
