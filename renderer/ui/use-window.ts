import { useLayoutEffect, useState, type RefObject } from 'react'

/** Which of many equally high rows are near the visible part of a scrolling element. `end` is exclusive. */
export interface RowWindow {
  start: number
  end: number
  /** Rows that fit the visible part: one page for PageUp and PageDown. */
  page: number
}

/** Rows kept above and below, so that a quick scroll meets rows and not blank desk. */
const OVERSCAN = 12

/** The rows for a scroll position. Heights and positions in CSS px. Pure. */
export function rowWindow(scrollTop: number, height: number, rowHeight: number, count: number): RowWindow {
  const page = Math.max(1, Math.floor(height / rowHeight))
  const first = Math.floor(scrollTop / rowHeight)
  return {
    start: Math.max(0, Math.min(first - OVERSCAN, count - page)),
    end: Math.min(count, first + page + 1 + OVERSCAN),
    page,
  }
}

/** Follows an element's scroll position; draws again only when other rows come into the window. */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  rowHeight: number,
  count: number,
): RowWindow {
  const [shown, setShown] = useState<RowWindow>({ start: 0, end: Math.min(count, 60), page: 20 })
  useLayoutEffect(() => {
    const element = scroller.current
    if (!element) return
    const update = (): void =>
      setShown((before) => {
        const now = rowWindow(element.scrollTop, element.clientHeight, rowHeight, count)
        return before.start === now.start && before.end === now.end && before.page === now.page ? before : now
      })
    update()
    const observer = new ResizeObserver(update)
    observer.observe(element)
    element.addEventListener('scroll', update, { passive: true })
    return () => {
      observer.disconnect()
      element.removeEventListener('scroll', update)
    }
  }, [scroller, rowHeight, count])
  return shown
}
