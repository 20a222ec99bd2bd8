import type { ReactElement, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { errorWords } from '../ui/error-words.ts'
import { useWorkspace } from '../workspace.ts'
import { DeskBar } from './desk-bar.tsx'
import { DeskMenus, Why } from './desk-menus.tsx'
import { useDeskState } from './desk-state.ts'
import { PageColumn } from './page-column.tsx'
import { DeskRail } from './rail/desk-rail.tsx'
import { useDesk } from './use-desk.ts'
import styles from './column.module.css'

/** A page and what becomes of it: its whole text, its reports in a list beside it. */
export function DeskView(): ReactElement {
  return (
    <div className={styles.desk}>
      <Page />
      <DeskRail />
      <Said />
    </div>
  )
}

function Page(): ReactElement {
  const { t } = useTranslation('desk')
  const { sourceId, model, error } = useDesk()
  const { data: library } = useCall('library.describe', {})
  if (sourceId === null) return <Nothing title={t('noPage')}>{t('noPageBody')}</Nothing>
  if (error) {
    return error.code === 'not-found' ? (
      <Nothing title={t('gone')}>{t('goneBody')}</Nothing>
    ) : (
      <Nothing title={t('failed')}>{errorWords(error)}</Nothing>
    )
  }
  if (!model) return <div className={styles.paper} aria-busy="true" />
  if (model.pieces.length === 0) return <Nothing title={t('empty')} />
  return (
    <section
      className={styles.paper}
      aria-label={model.desk.fileName}
      data-read-only={library?.readOnly ? '' : undefined}
    >
      {library?.readOnly ? <p className={styles.notice}>{t('readOnly')}</p> : null}
      <PageColumn key={sourceId} model={model} />
      {library?.readOnly ? null : <DeskBar model={model} />}
      <DeskMenus model={model} />
      <Why model={model} />
    </section>
  )
}

function Nothing({ title, children }: { title: string; children?: ReactNode }): ReactElement {
  const { t } = useTranslation('desk')
  return (
    <div className={styles.paper}>
      <EmptyState
        title={title}
        actions={
          <Button variant="primary" onPress={() => useWorkspace.getState().set({ view: 'library' })}>
            {t('toLibrary')}
          </Button>
        }
      >
        {children}
      </EmptyState>
    </div>
  )
}

/** What an act did, for screen readers. */
function Said(): ReactElement {
  const said = useDeskState((state) => state.said)
  return (
    <output className={styles.heard} data-desk-said="">
      {said}
    </output>
  )
}
