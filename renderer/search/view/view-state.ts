/** What the search view asks and where in the answer the reader stands. */
import { create } from 'zustand'
import type { SearchOrder } from '../../../shared/model/search.ts'
import { useWorkspace } from '../../workspace.ts'

/** Hits asked for at first, and more at each press of "Show more". */
export const HITS_AT_ONCE = 40
export const MOST_HITS = 500
/** Lines of context a hit brings: places one can step to. */
export const LINES = 50
/** One window's questions: a newer one takes the place of those that wait. */
export const SESSION = `view-${crypto.randomUUID()}`

interface SearchViewState {
  text: string
  /** `text` once it has settled. */
  settled: string
  order: SearchOrder
  show: 'snippets' | 'lines'
  limit: number
  /** The place one stands at, by its number; null before the first step. */
  at: number | null
  /** The saved search that is shown. */
  savedId: string | null
}

export const useSearchView = create<SearchViewState>(() => ({
  text: '',
  settled: '',
  order: 'relevance',
  show: 'snippets',
  limit: HITS_AT_ONCE,
  at: null,
  savedId: null,
}))

/** Asks at once. The saved search that was shown stays chosen, so that it can be given the new query. */
export function ask(text: string): void {
  useSearchView.setState({ text, settled: text.trim(), limit: HITS_AT_ONCE, at: null })
}

/** Goes to the search view, with a query. */
export function openSearchView(text?: string): void {
  if (text !== undefined) {
    useSearchView.setState({ savedId: null })
    ask(text)
  }
  useWorkspace.getState().set({ view: 'search', searchOpen: false })
}
