import { Keyboard, Newspaper } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { VERSION } from '../../shared/version.ts'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { Diagnostics } from './diagnostics.tsx'
import styles from './settings.module.css'

/** What this is, and which one. */
export function AboutSettings(): ReactElement {
  const { t } = useTranslation(['settings', 'notices'])
  const { data } = useCall('library.describe', {})
  return (
    <div className={styles.fields}>
      <div className={styles.brand}>
        <i aria-hidden />
        <strong>Pressmark</strong>
        <span>{VERSION}</span>
        {data ? <span>{t('schema', { version: data.schemaVersion })}</span> : null}
      </div>
      <p>{t('aboutWords')}</p>
      <p className={styles.words}>{t('fonts')}</p>
      <div className={styles.row}>
        <Button icon={<Newspaper aria-hidden />} onPress={() => openDialog({ kind: 'news' })}>
          {t('notices:news')}
        </Button>
        <Button icon={<Keyboard aria-hidden />} onPress={() => openDialog({ kind: 'help' })}>
          {t('shortcuts')}
        </Button>
      </div>
      <Diagnostics />
    </div>
  )
}
