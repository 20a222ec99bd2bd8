import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 1099px)'

/** Below 1100 px the sides of the window fold to strips and open over the view. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (changed) => {
      const media = window.matchMedia(NARROW)
      media.addEventListener('change', changed)
      return () => media.removeEventListener('change', changed)
    },
    () => window.matchMedia(NARROW).matches,
  )
}
