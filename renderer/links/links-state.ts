import { create } from 'zustand'

export const LINK_SORTS = ['newest', 'oldest', 'relation', 'report'] as const
export type LinkSort = (typeof LINK_SORTS)[number]

interface LinksState {
  text: string
  /** '' where all are meant; the same for the two below. */
  relation: string
  reportId: string
  themeId: string
  sort: LinkSort
}

/** No filter. */
export const ALL_LINKS = { text: '', relation: '', reportId: '', themeId: '' }

/** How the list of all links is filtered and sorted, while the window is open. */
export const useLinksState = create<LinksState>(() => ({
  ...ALL_LINKS,
  sort: 'newest',
}))
