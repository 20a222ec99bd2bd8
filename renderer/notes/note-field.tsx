import { Plus } from 'lucide-react'
import {
  Component,
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useRef,
  type ReactElement,
  type ReactNode,
} from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Note, Target } from '../../shared/model/note.ts'
import { Button } from '../ui/button.tsx'
import { editNote, stopEditing, targetKey, useEditing } from './editing.ts'
import { NoteStatus } from './note-status.tsx'
import { StaticNote } from './static-note.tsx'
import { useDraft } from './use-note.ts'
import styles from './note-field.module.css'

const NoteEditor = lazy(() => import('./note-editor.tsx'))

export interface NoteFieldProps {
  target: Target
  /** The stored note of the target, or null. */
  note: Note | null
  /** Which note this is, for screen readers. */
  label: string
  /** Shows nothing instead of "Add a note" while there is none. */
  quiet?: boolean
  /** Where the focus goes when the editor closes by key and there is no note to come back to. */
  onClosed?: () => void
}

/** A note in its place: static until it is clicked, then the editor. */
export function NoteField({
  target,
  note,
  label,
  quiet = false,
  onClosed,
}: NoteFieldProps): ReactElement | null {
  const { t } = useTranslation('notes')
  const draft = useDraft(note, target)
  const isEditing = useEditing((state) => state.key === targetKey(target))
  const { kind, id } = target
  const opener = useRef<HTMLButtonElement>(null)
  const returns = useRef(false)
  const edit = (): void => editNote(target)
  const leave = useCallback(
    (byKey: boolean) => {
      returns.current = byKey
      stopEditing({ kind, id })
    },
    [kind, id],
  )
  // After the editor is gone and what stands in its place is there.
  useEffect(() => {
    if (isEditing || !returns.current) return
    returns.current = false
    if (opener.current) opener.current.focus()
    else onClosed?.()
  }, [isEditing, onClosed])

  if (isEditing)
    return (
      <EditorBoundary words={t('editorFailed')}>
        <Suspense fallback={<p className={styles.opening}>{t('opening')}</p>}>
          <NoteEditor note={note} target={target} label={label} onLeave={leave} />
        </Suspense>
      </EditorBoundary>
    )
  const content = draft?.content ?? note
  if (!content || content.text.trim() === '')
    return quiet ? null : (
      <Button ref={opener} variant="quiet" className={styles.add} icon={<Plus aria-hidden />} onPress={edit}>
        {t('addNote')}
      </Button>
    )
  return (
    <div className={styles.field}>
      <StaticNote note={content} />
      {/* Over the text, under its links: one click anywhere edits, and the keyboard has a button. */}
      <AriaButton ref={opener} className={styles.cover ?? ''} aria-label={t('editNote')} onPress={edit} />
      {draft?.status === 'failed' ? <NoteStatus draft={draft} /> : null}
    </div>
  )
}

/** A chunk that cannot be fetched (the host is gone) must not take the panel with it. */
class EditorBoundary extends Component<{ words: string; children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true }
  }
  override render(): ReactNode {
    if (!this.state.failed) return this.props.children
    return (
      <p role="alert" className={styles.opening}>
        {this.props.words}
      </p>
    )
  }
}
