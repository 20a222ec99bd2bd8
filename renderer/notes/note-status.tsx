import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { errorWords } from '../ui/error-words.ts'
import type { Draft } from './note-saver.ts'
import { noteSaver } from './use-note.ts'
import styles from './note-editor.module.css'

/** How the saving of a note stands. Only trouble is announced; "saving" and "saved" are for the eye. */
export function NoteStatus({ draft, onDone }: { draft: Draft | null; onDone?: () => void }): ReactElement {
  const { t } = useTranslation('notes')
  const failed = draft?.status === 'failed'
  return (
    <div className={styles.foot}>
      <output className={styles.failed}>
        {failed ? t('notSaved', { reason: errorWords(draft.error) }) : null}
      </output>
      {failed ? (
        <Button variant="quiet" preventFocusOnPress onPress={() => noteSaver.flush(draft.id)}>
          {t('tryNow')}
        </Button>
      ) : (
        <span className={styles.state} aria-hidden>
          {onDone ? t(draft && draft.status !== 'saved' ? 'saving' : 'saved') : null}
        </span>
      )}
      {onDone ? (
        <Button variant="quiet" className={styles.done} onPress={onDone}>
          {t('done')}
          <kbd className={styles.key}>Esc</kbd>
        </Button>
      ) : null}
    </div>
  )
}
