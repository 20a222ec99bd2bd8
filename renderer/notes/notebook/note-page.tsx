import { Highlighter, Trash2 } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { NoteRow } from '../../../shared/model/note.ts'
import { send, useCall } from '../../queries.ts'
import { showDate } from '../../ui/dates.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { notify } from '../../ui/notify.tsx'
import { useReportLanguage } from '../../ui/use-report-language.ts'
import { useWorkspace } from '../../workspace.ts'
import { stopEditing } from '../editing.ts'
import { NoteField } from '../note-field.tsx'
import { showNote } from '../open-named.ts'
import styles from './notes-view.module.css'

/** One note to read and write. `row` is null while it is not in the library yet. */
export function NotePage({ id, row }: { id: string; row: NoteRow | null }): ReactElement {
  const { t, i18n } = useTranslation(['notes', 'common'])
  const languageOf = useReportLanguage()
  const stored = useCall('notes.get', { id })
  const note = stored.data && !stored.error ? stored.data : null
  // A new note is asked for anew once it is saved; the editor stays meanwhile, with the caret and what is typed in it.
  const isUnknown = stored.isPending && stored.errorUpdateCount === 0
  const place = note?.target ?? ({ kind: 'note', id } as const)
  const remove = async (): Promise<void> => {
    try {
      stopEditing(place)
      await send('notes.remove', { id })
      useWorkspace.getState().set({ noteId: null })
      notify.info(t('removedOne'), {
        action: {
          label: t('common:undo'),
          run: () =>
            void send('notes.restore', { id }).then(
              () => useWorkspace.getState().set({ noteId: id }),
              (error: unknown) => notify.error(error),
            ),
        },
      })
    } catch (error) {
      notify.error(error)
    }
  }
  return (
    <article className={styles.page}>
      <header className={styles.about}>
        <span className={styles.where} lang={row?.reportTitle ? languageOf(row.reportId) : undefined}>
          {row?.quote ?? row?.reportTitle ?? t('freeNote')}
        </span>
        {note ? (
          <span className={styles.when}>
            {t('changedAt', { date: showDate(note.updatedAt.slice(0, 10), i18n.language) })}
          </span>
        ) : null}
        {note?.target ? (
          <IconButton
            small
            label={t('showPlace')}
            icon={<Highlighter aria-hidden />}
            onPress={() => void showNote(note)}
          />
        ) : null}
        {note ? (
          <IconButton
            small
            label={t('removeNote')}
            icon={<Trash2 aria-hidden />}
            onPress={() => void remove()}
          />
        ) : null}
      </header>
      {isUnknown ? null : (
        <NoteField level={2} place={place} note={note} label={row?.title || t('freeNote')} />
      )}
    </article>
  )
}
