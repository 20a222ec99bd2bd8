import type { ReactElement, ReactNode, RefObject } from 'react'
import { Toolbar } from 'react-aria-components'
import styles from './annotate-bar.module.css'

/**
 * The frame of a small bar that floats at a passage: one toolbar, which Escape closes, and presses that leave the
 * selection as it is. Where it stands, `placeBar` says.
 */
export function BarFrame({
  element,
  label,
  kind,
  onClose,
  children,
  beside,
}: {
  element: RefObject<HTMLDivElement | null>
  label: string
  /** By what the rest of the window knows it. */
  kind: 'data-annotate-bar' | 'data-twin-bar'
  onClose: () => void
  children: ReactNode
  /** What opens from the bar: no part of the toolbar. */
  beside?: ReactNode
}): ReactElement {
  return (
    // The keys are those of the toolbar in it; the frame only keeps presses from taking the selection away.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div
      ref={element}
      className={styles.bar}
      data-reading-pane=""
      {...{ [kind]: '' }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return
        event.preventDefault()
        onClose()
      }}
      onMouseDown={(event) => event.preventDefault()}
    >
      <Toolbar aria-label={label} className={styles.tools ?? ''}>
        {children}
      </Toolbar>
      {beside}
    </div>
  )
}
