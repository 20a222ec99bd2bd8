import { ChevronLeft, ChevronRight, Pencil, RefreshCw } from 'lucide-react'
import { useState, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { Source } from '../../../shared/model/source.ts'
import { useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showDate } from '../../ui/dates.ts'
import { openDialog } from '../../ui/dialogs.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { useWorkspace } from '../../workspace.ts'
import type { DeskModel } from '../desk-model.ts'
import { canEdit } from '../hand.ts'
import { again } from './again.ts'
import { pageBeside } from './page-order.ts'
import styles from './rail.module.css'

/** What the page is, the pages beside it, and putting it together again. */
export function PageHead({ model }: { model: DeskModel }): ReactElement {
  const { t } = useTranslation('rail')
  const sources = useCall('sources.list', {})
  const [isBusy, setBusy] = useState(false)
  const { sourceId } = model.desk
  const source = sources.data?.find((candidate) => candidate.id === sourceId)
  const isTouched = model.reports.some(({ touched }) => touched)
  const leaf = (step: 1 | -1): ReactElement => {
    const page = pageBeside(sources.data ?? [], sourceId, step)
    return (
      <IconButton
        small
        label={t(step > 0 ? 'nextPage' : 'previousPage')}
        keys={step > 0 ? 'Alt+PageDown' : 'Alt+PageUp'}
        icon={step > 0 ? <ChevronRight aria-hidden /> : <ChevronLeft aria-hidden />}
        isDisabled={page === null}
        onPress={() => page && useWorkspace.getState().openDesk(page.id)}
      />
    )
  }
  return (
    <section className={styles.head} aria-label={t('pageFacts')}>
      <div className={styles.titleLine}>
        <h2 title={model.desk.fileName}>{source?.publication ?? model.desk.fileName}</h2>
        {leaf(-1)}
        {leaf(1)}
        <IconButton
          small
          label={t('editPage')}
          icon={<Pencil aria-hidden />}
          isDisabled={!canEdit()}
          onPress={() => openDialog({ kind: 'source', id: sourceId })}
        />
      </div>
      {source ? <Facts source={source} /> : null}
      {canEdit() ? (
        <div className={styles.again}>
          <Button
            icon={<RefreshCw aria-hidden />}
            isDisabled={isBusy}
            onPress={() => {
              setBusy(true)
              void again().finally(() => setBusy(false))
            }}
          >
            {t('again')}
          </Button>
          {isTouched ? <p>{t('againWords')}</p> : null}
        </div>
      ) : null}
    </section>
  )
}

/** Date · page · edition. */
function Facts({ source }: { source: Source }): ReactElement | null {
  const { t, i18n } = useTranslation('common')
  const facts = [
    showDate(source.published, i18n.language),
    source.pageLabel ? t('page', { page: source.pageLabel }) : '',
    source.edition ?? '',
  ].filter(Boolean)
  return facts.length > 0 ? <p className={styles.facts}>{facts.join(' · ')}</p> : null
}
