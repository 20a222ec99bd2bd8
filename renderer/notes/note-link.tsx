import type { ReactElement, ReactNode } from 'react'
import { openDialog } from '../ui/dialogs.ts'
import styles from './note.module.css'

/** An address in a note. It is only followed after it was shown in full: its words may say something else. */
export function NoteLink({ url, children }: { url: string; children: ReactNode }): ReactElement {
  return (
    <a
      className={styles.link}
      href={url}
      target="_blank"
      rel="noopener noreferrer"
      onClick={(event) => {
        event.preventDefault()
        openDialog({ kind: 'address', url })
      }}
    >
      {children}
    </a>
  )
}
