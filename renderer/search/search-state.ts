/** What is typed into the search field, and where it looks. `>` at the start makes it the command palette. */
import { create } from 'zustand'
import type { CallArgs } from '../../shared/contract.ts'
import { useWorkspace } from '../workspace.ts'

export type SearchIn = NonNullable<CallArgs<'search.query'>['in']>

/** Hits asked for at first, and more at each press of "Show more". */
export const HITS_AT_ONCE = 40

interface SearchState {
  text: string
  /** `text` once it has settled: not while composing, not between two quick keys. */
  settled: string
  in: SearchIn
  limit: number
}
export const useSearch = create<SearchState>(() => ({
  text: '',
  settled: '',
  in: 'all',
  limit: HITS_AT_ONCE,
}))

/** Opens the field with its last query selected, or as a command palette with `>`. */
export function openSearch(start?: string): void {
  if (start !== undefined) useSearch.setState({ text: start, settled: start })
  useWorkspace.getState().set({ searchOpen: true })
}

/** Closes it. What was searched for stays in the field; a command line does not. */
export function closeSearch(): void {
  if (useSearch.getState().text.startsWith('>')) useSearch.setState({ text: '', settled: '' })
  useWorkspace.getState().set({ searchOpen: false })
}
