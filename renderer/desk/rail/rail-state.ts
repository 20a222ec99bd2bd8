/** Whether the list beside the page is open, and how wide it is. Kept with the workspace (app/workspace-memory.ts). */
import { create } from 'zustand'

export const NARROWEST = 240
export const WIDEST = 520

export interface SavedRail {
  isOpen: boolean
  /** CSS px. */
  width: number
}

export const useRail = create<SavedRail>(() => ({ isOpen: true, width: 320 }))

export const toggleRail = (): void => useRail.setState(({ isOpen }) => ({ isOpen: !isOpen }))

export const setRailWidth = (width: number): void =>
  useRail.setState({ width: Math.round(Math.min(WIDEST, Math.max(NARROWEST, width))) })

export const savedRail = (): SavedRail => {
  const { isOpen, width } = useRail.getState()
  return { isOpen, width }
}

/** Brings back what was saved; what is none is ignored. */
export function restoreRail(saved: unknown): void {
  if (typeof saved !== 'object' || saved === null) return
  const { isOpen, width } = saved as Partial<Record<keyof SavedRail, unknown>>
  if (typeof isOpen === 'boolean') useRail.setState({ isOpen })
  if (typeof width === 'number' && Number.isFinite(width)) setRailWidth(width)
}
