import { useVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState, type KeyboardEvent, type ReactElement, type ReactNode } from 'react'
import styles from './virtual-list.module.css'

/** Entries in the document above and below those in sight. */
const BEYOND = 6

/**
 * A list of which only the entries in sight are in the document, however tall each is. One entry has the tab stop:
 * ↑ ↓, Home, End and the page keys move the focus among the elements marked `data-row-focus`, one an entry. Set size
 * and position say the whole list to screen readers.
 */
export function VirtualList<T>({
  label,
  items,
  keyOf,
  estimate,
  children,
  onRowKey,
}: {
  label: string
  items: readonly T[]
  keyOf: (item: T) => string
  /** A likely height, px; the true one is measured when an entry is drawn. */
  estimate: (item: T) => number
  children: (item: T, index: number, hasTabStop: boolean) => ReactNode
  /** Other keys on an entry's `data-row-focus`; true: it was used. */
  onRowKey?: (item: T, event: KeyboardEvent<HTMLElement>) => boolean
}): ReactElement {
  const scroller = useRef<HTMLDivElement>(null)
  const [active, setActive] = useState(0)
  const toFocus = useRef<number | null>(null)
  const at = Math.min(active, Math.max(0, items.length - 1))
  // oxlint-disable-next-line react/incompatible-library -- nothing here is memoized on what it returns
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => estimate(items[index]!),
    getItemKey: (index) => keyOf(items[index]!),
    overscan: BEYOND,
    // The entry with the tab stop stays in the document, or Tab could not come back to it.
    rangeExtractor: ({ startIndex, endIndex, overscan, count }) => {
      const from = Math.max(0, startIndex - overscan)
      const to = Math.min(count - 1, endIndex + overscan)
      const range = Array.from({ length: to - from + 1 }, (_, i) => from + i)
      return at < from ? [at, ...range] : at > to && at < count ? [...range, at] : range
    },
  })
  const rows = virtual.getVirtualItems()
  const focusRow = (index: number): boolean => {
    const row = scroller.current?.querySelector<HTMLElement>(`[data-index="${index}"] [data-row-focus]`)
    row?.focus({ preventScroll: true })
    return row !== null && row !== undefined
  }
  useEffect(() => {
    if (toFocus.current !== null && focusRow(toFocus.current)) toFocus.current = null
  })

  const go = (index: number): void => {
    const next = Math.max(0, Math.min(items.length - 1, index))
    setActive(next)
    toFocus.current = next
    virtual.scrollToIndex(next, { align: 'auto' })
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (!(event.target instanceof HTMLElement) || event.target.dataset['rowFocus'] === undefined) return
    if (event.nativeEvent.isComposing || event.altKey) return
    const page = Math.max(1, rows.length - 2 * BEYOND)
    const moves: Record<string, number> = {
      ArrowDown: at + 1,
      ArrowUp: at - 1,
      PageDown: at + page,
      PageUp: at - page,
      Home: 0,
      End: items.length - 1,
    }
    const goal = event.ctrlKey || event.metaKey ? undefined : moves[event.key]
    const item = items[at]
    if (goal !== undefined) go(goal)
    else if (item === undefined || !onRowKey?.(item, event)) return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the keys are those of the entries in it
    <div ref={scroller} className={styles.scroller} onKeyDown={onKeyDown}>
      <ul aria-label={label} className={styles.list} style={{ height: virtual.getTotalSize() }}>
        {rows.map(({ index, key, start }) => {
          const item = items[index]
          if (item === undefined) return null
          return (
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- it only notices where the focus is
            <li
              key={key}
              ref={virtual.measureElement}
              data-index={index}
              aria-setsize={items.length}
              aria-posinset={index + 1}
              className={styles.entry}
              style={{ transform: `translateY(${start}px)` }}
              onFocus={() => setActive(index)}
            >
              {children(item, index, index === at)}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
