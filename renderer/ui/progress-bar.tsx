import type { ReactElement } from 'react'
import styles from './progress-bar.module.css'

/** How much of something is done. */
export function ProgressBar({
  label,
  value,
  most,
}: {
  label: string
  value: number
  most: number
}): ReactElement {
  return (
    <div
      role="progressbar"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={most}
      aria-valuenow={value}
      className={styles.bar}
    >
      <div style={{ width: `${most > 0 ? (100 * value) / most : 0}%` }} />
    </div>
  )
}
