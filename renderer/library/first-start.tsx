import { BookOpen, Upload } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useSend } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { notify } from '../ui/notify.tsx'
import { PagePicture } from './page-picture.tsx'
import { chooseFiles } from './import/choose-files.ts'
import styles from './first-start.module.css'

/** An empty library: what this is for, and the two ways to begin. */
export function FirstStart(): ReactElement {
  const { t } = useTranslation('library')
  const load = useSend('samples.load')
  return (
    <div className={styles.first}>
      <EmptyState
        picture={<PagePicture />}
        title={t('firstTitle')}
        actions={
          <>
            <Button variant="primary" icon={<Upload aria-hidden />} onPress={chooseFiles}>
              {t('import')}
            </Button>
            <Button
              icon={<BookOpen aria-hidden />}
              isDisabled={load.isPending}
              onPress={() => load.mutate({}, { onError: (error) => notify.error(error) })}
            >
              {load.isPending ? t('loadingSamples') : t('loadSamples')}
            </Button>
          </>
        }
      >
        <p>{t('firstWords')}</p>
        <p className={styles.hint}>{t('firstHint')}</p>
      </EmptyState>
    </div>
  )
}
