import { CloudAlert, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { Button } from '../ui/button.tsx'
import { openDialog } from '../ui/dialogs.ts'
import { IconButton } from '../ui/icon-button.tsx'
import { setPreference, usePreferences } from '../ui/preferences.ts'
import styles from './banner.module.css'

/** Warns that the library lies where a cloud service copies it while it is open; until the user has read that. */
export function SyncedBanner(): ReactElement | null {
  const { t } = useTranslation('shell')
  const { data } = useCall('library.describe', {})
  const seen = usePreferences()['library.syncedSeen']
  if (!data?.synced || data.readOnly || seen === data.path) return null
  return (
    <section aria-label={t('syncedName')} className={styles.banner} data-synced="">
      <CloudAlert aria-hidden />
      <p>{t('synced', { service: data.synced })}</p>
      <span className={styles.end}>
        <Button variant="quiet" onPress={() => openDialog({ kind: 'settings', section: 'backups' })}>
          {t('syncedShow')}
        </Button>
        <IconButton
          small
          label={t('syncedSeen')}
          icon={<X aria-hidden />}
          onPress={() => setPreference('library.syncedSeen', data.path)}
        />
      </span>
    </section>
  )
}
