import { useCallback, useState, type RefCallback } from 'react'

/** Entries drawn at first, and how many more each time an end of them comes near: a few heights of the panel. */
const AT_ONCE = 40
/** How near, px. */
const NEAR = 600

type Span = readonly [from: number, to: number]

/**
 * Which entries of a long list are in the document: those around the active one or the first ones, and more as
 * one scrolls. 5,000 cards cost two seconds at each change of one of them; forty cost nothing one notices.
 * @param active index of the entry that must be there, or -1
 * @returns `[from, to)`, and what the elements before and after the entries are given as `ref` while there are more
 */
export function useShownSpan(
  count: number,
  active: number,
): { from: number; to: number; before: RefCallback<Element>; after: RefCallback<Element> } {
  const [span, setSpan] = useState<Span>([0, AT_ONCE])
  const isAway = active >= 0 && (active < span[0] || active >= span[1])
  const from = isAway ? Math.max(0, active - AT_ONCE / 2) : span[0]
  const to = isAway ? from + AT_ONCE : span[1]
  if (isAway) setSpan([from, to])

  const before = useCallback(
    (end: Element | null) =>
      whenNear(end, () => {
        const scroller = end?.closest('[role="tabpanel"]')
        // At the very top the browser would hold the top, not the card one looks at, and come here again.
        if (scroller?.scrollTop === 0) scroller.scrollTop = 1
        setSpan(([first, last]) => [Math.max(0, first - AT_ONCE), last])
      }),
    // A new function for each span: the end is looked at anew where it still is near.
    // oxlint-disable-next-line react/exhaustive-deps
    [from],
  )
  const after = useCallback(
    (end: Element | null) => whenNear(end, () => setSpan(([first, last]) => [first, last + AT_ONCE])),
    // oxlint-disable-next-line react/exhaustive-deps
    [to],
  )
  return { from, to: Math.min(to, count), before, after }
}

function whenNear(end: Element | null, act: () => void): (() => void) | undefined {
  if (!end) return undefined
  const root = end.closest('[role="tabpanel"]')
  const observer = new IntersectionObserver((entries) => entries.some((one) => one.isIntersecting) && act(), {
    root,
    rootMargin: `${NEAR}px 0px`,
  })
  observer.observe(end)
  return () => observer.disconnect()
}
