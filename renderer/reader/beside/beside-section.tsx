import type { ReactElement, ReactNode } from 'react'
import styles from './bond.module.css'

/** A heading with its count, and a list; nothing where it is empty. */
export function Section({
  title,
  count,
  hint,
  action,
  children,
}: {
  title: string
  count: number
  hint?: string
  action?: ReactNode
  children: ReactNode
}): ReactElement | null {
  if (count === 0) return null
  return (
    <section className={styles.section} aria-label={title}>
      <h3 className={styles.heading}>
        {title}
        <span>{count}</span>
      </h3>
      {hint ? <p className={styles.hint}>{hint}</p> : null}
      {action}
      <ul>{children}</ul>
    </section>
  )
}
