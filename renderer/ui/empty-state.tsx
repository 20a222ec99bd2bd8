import type { ReactElement, ReactNode } from 'react'
import styles from './empty-state.module.css'

/** What a view shows when it has nothing: one sentence, one picture or example, one button. */
export function EmptyState({
  picture,
  title,
  children,
  actions,
  small = false,
}: {
  picture?: ReactNode
  title: string
  children?: ReactNode
  actions?: ReactNode
  /** For side panels and lists. */
  small?: boolean
}): ReactElement {
  return (
    <div className={[styles.empty, small && styles.small].filter(Boolean).join(' ')}>
      {picture}
      <p className={styles.title}>{title}</p>
      {children ? <div className={styles.words}>{children}</div> : null}
      {actions ? <div className={styles.actions}>{actions}</div> : null}
    </div>
  )
}
