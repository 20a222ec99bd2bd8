import { create } from 'zustand'
import type { PassageSort } from './passage-rows.ts'

interface ThemesState {
  /** A name is being typed for a theme below `parentId`. */
  creating: { parentId: string | null } | null
  /** Grows each time the name of the open theme is to be changed. */
  renames: number
  /** A dialog about the open theme; `into` names the theme to merge it into where one led here. */
  asking: { do: 'merge'; into: string | null } | { do: 'remove' } | null
  /** How passages are sorted, and whether those of the themes below are there, too: for every theme's page. */
  sort: PassageSort
  withBelow: boolean
}

/** What the themes view is in the middle of. */
export const useThemesState = create<ThemesState>(() => ({
  creating: null,
  renames: 0,
  asking: null,
  sort: 'date',
  withBelow: false,
}))

export const beginTheme = (parentId: string | null): void =>
  useThemesState.setState({ creating: { parentId } })
export const endTheme = (): void => useThemesState.setState({ creating: null })
export const renameTheme = (): void => useThemesState.setState(({ renames }) => ({ renames: renames + 1 }))

/** Opens or closes the dialog about the open theme. */
export const askAbout = (asking: ThemesState['asking']): void => useThemesState.setState({ asking })
