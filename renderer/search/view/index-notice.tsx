import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { send, useCall } from '../../queries.ts'
import { Button } from '../../ui/button.tsx'
import { showNumber } from '../../ui/dates.ts'
import { notify } from '../../ui/notify.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import styles from './search-view.module.css'

/** While the index is being made anew: that search misses something, how far it is, and how to stop it. */
export function IndexNotice(): ReactElement | null {
  const { t, i18n } = useTranslation('search')
  const index = useCall('search.index', {}).data
  if (!index || index.state === 'ready') return null
  const { state, done, total } = index
  const isStopped = state === 'stopped'
  const counts = { done: showNumber(done, i18n.language), total: showNumber(total, i18n.language) }
  return (
    <div className={styles.indexing} data-indexing={state}>
      <div>
        <span>{t(isStopped ? 'indexingStopped' : 'indexing', counts)}</span>
        <Button
          variant="quiet"
          onPress={() => {
            send('search.reindex', { run: isStopped }).catch((error: unknown) => notify.error(error))
          }}
        >
          {t(isStopped ? 'indexGoOn' : 'indexStop')}
        </Button>
      </div>
      <ProgressBar label={t('indexing', counts)} value={done} most={total} />
    </div>
  )
}
