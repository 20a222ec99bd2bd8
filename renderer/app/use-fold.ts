import { useEffect, useRef } from 'react'
import { useWorkspace } from '../workspace.ts'

/**
 * Folds a side of the window while the window is narrow (there it opens over the view, and only when asked)
 * and opens it again with the wider window if it was open before.
 */
export function useFold(side: 'navOpen' | 'sideOpen', isNarrow: boolean): void {
  const wasOpen = useRef<boolean | null>(null)
  useEffect(() => {
    const { set, [side]: isOpen } = useWorkspace.getState()
    if (isNarrow) {
      wasOpen.current = isOpen
      set({ [side]: false })
    } else if (wasOpen.current !== null) {
      set({ [side]: wasOpen.current })
      wasOpen.current = null
    }
  }, [side, isNarrow])
}
