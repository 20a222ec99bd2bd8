import { useEffect } from 'react'
import { useWorkspace } from '../workspace.ts'

/** Which sides were open before they were folded. Not in the component: the side panel goes with the reading view. */
const wasOpen = new Map<'navOpen' | 'sideOpen', boolean>()

/**
 * Folds a side of the window while the window is narrow (there it opens over the view, and only when asked)
 * and opens it again with the wider window if it was open before.
 */
export function useFold(side: 'navOpen' | 'sideOpen', isNarrow: boolean): void {
  useEffect(() => {
    const { set, [side]: isOpen } = useWorkspace.getState()
    if (isNarrow) {
      if (!wasOpen.has(side)) wasOpen.set(side, isOpen)
      set({ [side]: false })
    } else if (wasOpen.has(side)) {
      set({ [side]: wasOpen.get(side) })
      wasOpen.delete(side)
    }
  }, [side, isNarrow])
}
