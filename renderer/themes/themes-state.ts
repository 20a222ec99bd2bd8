import { create } from 'zustand'

interface ThemesState {
  /** A name is being typed for a theme below `parentId`. */
  creating: { parentId: string | null } | null
  /** Grows each time the name of the open theme is to be changed. */
  renames: number
}

/** What the themes view is in the middle of. */
export const useThemesState = create<ThemesState>(() => ({ creating: null, renames: 0 }))

export const beginTheme = (parentId: string | null): void =>
  useThemesState.setState({ creating: { parentId } })
export const endTheme = (): void => useThemesState.setState({ creating: null })
export const renameTheme = (): void => useThemesState.setState(({ renames }) => ({ renames: renames + 1 }))
