import { useLayoutEffect, useState, type ReactElement } from 'react'
import type { DeskSession } from './desk-session.ts'
import { useDeskState } from './desk-state.ts'
import styles from './column.module.css'

/** The place inside a piece where a split would cut it. */
export function Caret({ session }: { session: DeskSession | null }): ReactElement | null {
  const at = useDeskState((state) => state.at)
  const caret = useDeskState((state) => state.caret)
  const [box, setBox] = useState<{ left: number; top: number; height: number } | null>(null)
  useLayoutEffect(() => {
    const measure = (): void =>
      setBox(session && at !== null && caret !== null ? session.caretBox(at, caret) : null)
    measure()
    if (!session || caret === null) return
    const resized = new ResizeObserver(measure)
    resized.observe(session.root)
    return () => resized.disconnect()
  }, [session, at, caret])
  return box ? <i className={styles.caret} aria-hidden data-x="" style={box} /> : null
}
