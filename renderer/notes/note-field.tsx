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
import type { Note } from '../../shared/model/note.ts'
import { Button } from '../ui/button.tsx'
import { editNote, placeKey, stopEditing, targetOf, useEditing, type NotePlace } from './editing.ts'
import { NoteStatus } from './note-status.tsx'
import { usePassageDrop } from './passage-drop.ts'
import { StaticNote } from './static-note.tsx'
import { useDraft } from './use-note.ts'
import styles from './note-field.module.css'

const NoteEditor = lazy(() => import('./note-editor.tsx'))

export interface NoteFieldProps {
  place: NotePlace
  /** The stored note there, or null. */
  note: Note | null
  /** Which note this is, for screen readers. */
  label: string
  /** Shows nothing instead of "Add a note" while there is none. */
  quiet?: boolean
  /** Of the headings in it. */
  level?: 2 | 4
  /** Where the focus goes when the editor closes by key and there is no note to come back to. */
  onClosed?: () => void
}

/** A note in its place: static until it is clicked, then the editor. */
export function NoteField({
  place,
  note,
  label,
  quiet = false,
  level = 4,
  onClosed,
}: NoteFieldProps): ReactElement | null {
  const { t } = useTranslation('notes')
  const { kind, id } = place
  const target = targetOf(place)
  const freeId = kind === 'note' ? id : undefined
  const draft = useDraft(note, target, freeId)
  const isEditing = useEditing((state) => state.key === placeKey(place))
  const opener = useRef<HTMLButtonElement>(null)
  const returns = useRef(false)
  const edit = (): void => editNote(place)
  const drop = usePassageDrop(place)
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
          <NoteEditor note={note} target={target} freeId={freeId} label={label} onLeave={leave} />
        </Suspense>
      </EditorBoundary>
    )
  const content = draft?.content ?? note
  if (!content || content.text.trim() === '')
    return quiet ? null : (
      <div className={styles.drop} {...drop}>
        <Button
          ref={opener}
          variant="quiet"
          className={styles.add}
          icon={<Plus aria-hidden />}
          onPress={edit}
        >
          {t('addNote')}
        </Button>
      </div>
    )
  return (
    <div className={styles.field} {...drop}>
      <StaticNote note={content} level={level} />
      {/* Over the text, under its links: one click anywhere edits, and the keyboard has a button. */}
      <AriaButton
        ref={opener}
        className={styles.cover ?? ''}
        aria-label={t('editNote')}
        data-note-cover=""
        onPress={edit}
      />
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
