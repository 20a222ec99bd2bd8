/** What the library view shows: its filter, order and grouping. Window-only; the rows come from `reports.list`. */
import { create } from 'zustand'
import type { CallArgs } from '../../shared/contract.ts'
import { useWorkspace } from '../workspace.ts'

export type ListArgs = CallArgs<'reports.list'>
export type SortKey = NonNullable<ListArgs['sort']>
export type Grouping = 'none' | 'publication' | 'source' | 'date'

/** At most one of publication, source and theme: the list on the left chooses it. */
export interface LibraryFilter {
  publication?: string | null
  sourceId?: string
  themeId?: string
  highlighted?: boolean
}

interface LibraryState {
  filter: LibraryFilter
  text: string
  sort: SortKey
  direction: 'asc' | 'desc'
  group: Grouping
  /** Reports of pages that have a newer version are left out. */
  hideOlder: boolean
}

export const useLibrary = create<LibraryState>(() => ({
  filter: {},
  text: '',
  sort: 'added',
  direction: 'desc',
  group: 'none',
  hideOlder: false,
}))

/** Filters the library view and shows it. */
export function showInLibrary(filter: LibraryFilter): void {
  useLibrary.setState({ filter })
  useWorkspace.getState().set({ view: 'library' })
}

/** Sorts by a column; the same column again turns the order round. */
export function sortBy(sort: SortKey): void {
  const now = useLibrary.getState()
  const down = sort === 'highlights' || sort === 'added' || sort === 'published'
  const direction = now.sort === sort ? (now.direction === 'asc' ? 'desc' : 'asc') : down ? 'desc' : 'asc'
  useLibrary.setState({ sort, direction })
}

/**
 * The arguments of `reports.list` for a state. The usual order is left out: unfiltered, that is the very
 * question the rest of the window asks, and 5,000 rows (2.5 MB) come once instead of twice.
 */
export function listArgs({ filter, text, sort, direction }: LibraryState): ListArgs {
  const trimmed = text.trim()
  const order = sort === 'added' && direction === 'desc' ? {} : { sort, direction }
  return { ...filter, ...(trimmed ? { text: trimmed } : {}), ...order }
}
