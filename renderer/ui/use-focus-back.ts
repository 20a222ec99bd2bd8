import { useEffect, useMemo } from 'react'

/**
 * Gives the focus back to what had it before something modal opened, where it would fall to the page: React Aria does so
 * for what a press of a button opened, but not for a question that comes up by a key on a row and goes with its host.
 */
export function useFocusBack(isOpen: boolean): void {
  // While it is drawn: once its effects run, the focus has moved into it.
  const before = useMemo(() => (isOpen ? document.activeElement : null), [isOpen])
  useEffect(() => {
    if (!(before instanceof HTMLElement)) return undefined
    return () => {
      // React Aria's own way back takes one frame.
      requestAnimationFrame(() =>
        requestAnimationFrame(() => {
          const isLost = document.activeElement === null || document.activeElement === document.body
          if (isLost && before.isConnected) before.focus({ preventScroll: true })
        }),
      )
    }
  }, [before])
}
