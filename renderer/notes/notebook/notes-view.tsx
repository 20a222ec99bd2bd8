import { NotebookPen, Plus } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { CallArgs } from '../../../shared/contract.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { errorWords } from '../../ui/error-words.ts'
import { FilterField } from '../../ui/filter-field.tsx'
import { Select } from '../../ui/select.tsx'
import { useWorkspace } from '../../workspace.ts'
import { beginNote } from '../commands.ts'
import { NoteList } from './note-list.tsx'
import { NotePage } from './note-page.tsx'
import frame from '../../ui/split-view.module.css'
import styles from './notes-view.module.css'

type Rows = CallArgs<'notes.rows'>
const ON = ['all', 'none', 'report', 'highlight'] as const
const SORTS = ['changed', 'created', 'title'] as const

/** All notes, free ones and those on reports and passages; beside the list the one that is open. */
export function NotesView(): ReactElement {
  const { t } = useTranslation(['notes', 'common'])
  const [text, setText] = useState('')
  const [on, setOn] = useState<(typeof ON)[number]>('all')
  const [sort, setSort] = useState<NonNullable<Rows['sort']>>('changed')
  const rows = useCall(
    'notes.rows',
    { sort, ...(text ? { text } : {}), ...(on === 'all' ? {} : { on }) },
    { keepPrevious: true },
  )
  const noteId = useWorkspace((state) => state.noteId)
  const isFiltered = text !== '' || on !== 'all'
  const begin = (
    <Button variant="primary" icon={<Plus aria-hidden />} onPress={beginNote}>
      {t('newNote')}
    </Button>
  )

  if (rows.error)
    return (
      <EmptyState
        title={errorWords(rows.error)}
        actions={<Button onPress={() => void rows.refetch()}>{t('common:retry')}</Button>}
      />
    )
  if (rows.data?.length === 0 && !isFiltered && noteId === null)
    return (
      <EmptyState
        picture={<NotebookPen aria-hidden size={32} strokeWidth={1.25} />}
        title={t('emptyTitle')}
        actions={begin}
      >
        {t('emptyBody')}
      </EmptyState>
    )
  const open = rows.data?.find(({ id }) => id === noteId) ?? null
  return (
    <div className={`${frame.view} ${styles.view}`}>
      <section className={frame.side} aria-label={t('list')}>
        <header className={frame.head}>
          <h1 className={frame.title}>{t('notes')}</h1>
          <Button variant="quiet" icon={<Plus aria-hidden />} onPress={beginNote}>
            {t('newNote')}
          </Button>
        </header>
        <div className={styles.tools}>
          <FilterField label={t('filter')} placeholder={t('filter')} value={text} onSettled={setText} />
          <div className={styles.choices}>
            <Select
              hideLabel
              label={t('on')}
              options={ON.map((id) => ({ id, label: t(`on.${id}`) }))}
              value={on}
              onChange={setOn}
            />
            <Select
              hideLabel
              label={t('sort')}
              options={SORTS.map((id) => ({ id, label: t(`sort.${id}`) }))}
              value={sort}
              onChange={setSort}
            />
          </div>
          <output className={styles.count}>{t('count', { count: rows.data?.length ?? 0 })}</output>
        </div>
        {rows.data?.length === 0 && isFiltered ? (
          <EmptyState
            small
            title={t('noneMatch')}
            actions={
              <Button
                onPress={() => {
                  setText('')
                  setOn('all')
                }}
              >
                {t('showAll')}
              </Button>
            }
          />
        ) : (
          <NoteList
            rows={rows.data ?? []}
            value={noteId}
            onChange={(id) => useWorkspace.getState().set({ noteId: id })}
          />
        )}
      </section>
      <section className={styles.main} aria-label={open?.title || t('note')}>
        {noteId === null ? (
          <EmptyState small title={t('pickOne')} />
        ) : (
          <NotePage key={noteId} id={noteId} row={open} />
        )}
      </section>
    </div>
  )
}
