import { Plus, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReportName } from '../../shared/model/related.ts'
import { send } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { IconButton } from '../ui/icon-button.tsx'
import { notify } from '../ui/notify.tsx'
import { ReportWords } from './chronology.tsx'
import styles from './stories-view.module.css'

/** Reports the machine would add to a story, each to be taken in or refused for good. */
export function Additions({
  storyId,
  reports,
}: {
  storyId: string
  reports: readonly ReportName[]
}): ReactElement | null {
  const { t } = useTranslation('stories')
  if (reports.length === 0) return null
  const failed = (error: unknown): void => notify.error(error)
  return (
    <section className={styles.additions} aria-label={t('additions')}>
      <h3 className={styles.heading}>{t('additions')}</h3>
      <ul>
        {reports.map((report) => (
          <li key={report.id} className={styles.addition}>
            <ReportWords report={report} />
            <Button
              icon={<Plus aria-hidden />}
              onPress={() => {
                send('stories.addReports', { id: storyId, reportIds: [report.id] }).catch(failed)
              }}
            >
              {t('add')}
            </Button>
            <IconButton
              small
              label={t('addRefuse')}
              icon={<X aria-hidden />}
              onPress={() => {
                send('stories.refuse', { storyId, reportIds: [report.id] }).catch(failed)
              }}
            />
          </li>
        ))}
      </ul>
    </section>
  )
}
