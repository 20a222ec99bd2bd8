/** Whether the list beside the page is open, and how wide it is. Window-only. */
import { create } from 'zustand'

export const NARROWEST = 240
export const WIDEST = 520

interface RailState {
  isOpen: boolean
  /** CSS px. */
  width: number
}

export const useRail = create<RailState>(() => ({ isOpen: true, width: 320 }))

export const toggleRail = (): void => useRail.setState(({ isOpen }) => ({ isOpen: !isOpen }))

export const setRailWidth = (width: number): void =>
  useRail.setState({ width: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) })
