import { useState, type ReactElement } from 'react'
import { Button as AriaButton } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { NoteField } from '../../notes/note-field.tsx'
import { StaticNote } from '../../notes/static-note.tsx'
import { useCall } from '../../queries.ts'
import { Themed } from '../../themes/themed.tsx'
import { useWorkspace } from '../../workspace.ts'
import { revealCard } from './highlight-actions.ts'
import type { PanelData } from './panel-data.ts'
import styles from './panel.module.css'

/** The report's own note and themes, and all notes on its passages in one run. */
export function NotesTab({ reportId, data }: { reportId: string; data: PanelData }): ReactElement {
  const { t } = useTranslation(['panel', 'notes'])
  const [picking, setPicking] = useState(false)
  const noteId = useWorkspace((state) => state.noteId)
  const target = { kind: 'report', id: reportId } as const
  const noted = data.cards.flatMap((card) => (card.note ? [{ card, note: card.note }] : []))
  return (
    <div className={styles.sections}>
      <section>
        <h2 className={styles.heading}>{t('reportNote')}</h2>
        {data.note ? null : <p className={styles.hint}>{t('noNotes')}</p>}
        <NoteField place={target} note={data.note} label={t('notes:noteOnReport')} />
      </section>
      <section>
        <h2 className={styles.heading}>{t('reportThemes')}</h2>
        <Themed target={target} themeIds={data.themeIds} isPicking={picking} onPicking={setPicking} />
      </section>
      {noteId === null ? null : <NoteAtHand id={noteId} />}
      {noted.length > 0 ? (
        <section>
          <h2 className={styles.heading}>{t('passageNotes', { count: noted.length })}</h2>
          <ul className={styles.list}>
            {noted.map(({ card, note }) => (
              <li key={note.id} className={styles.entry}>
                <AriaButton
                  className={styles.place ?? ''}
                  onPress={() => {
                    revealCard(card, reportId)
                    useWorkspace.getState().set({ sideTab: 'highlights' })
                  }}
                >
                  {card.highlight.exact}
                </AriaButton>
                <StaticNote note={note} />
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  )
}

/** The free note that was open last: what is read here can be quoted into it. */
function NoteAtHand({ id }: { id: string }): ReactElement | null {
  const { t } = useTranslation(['panel', 'notes'])
  const { data, error } = useCall('notes.get', { id })
  if (!data || error || data.target) return null
  return (
    <section>
      <h2 className={styles.heading}>{t('notes:atHand')}</h2>
      <NoteField place={{ kind: 'note', id }} note={data} label={t('notes:freeNote')} />
    </section>
  )
}
