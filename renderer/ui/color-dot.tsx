import type { ReactElement } from 'react'
import type { HighlightColor } from '../../shared/model/highlight.ts'
import styles from './color-dot.module.css'

/** A theme's or highlight's colour; always beside its name, so it says nothing to screen readers. */
export function ColorDot({ color }: { color: HighlightColor }): ReactElement {
  return <i aria-hidden className={styles.dot} style={{ background: `var(--c-${color})` }} />
}
