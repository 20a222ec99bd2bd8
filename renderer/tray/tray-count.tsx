import { Unlink } from 'lucide-react'
import type { ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { useCall } from '../queries.ts'
import { openDialog } from '../ui/dialogs.ts'
import styles from './tray.module.css'

/** How much has no place, always in sight; nothing where all have one. */
export function TrayCount(): ReactElement | null {
  const { t } = useTranslation('tray')
  const count = useCall('unplaced.count', {}).data?.count ?? 0
  if (count === 0) return null
  return (
    <button type="button" className={styles.count} onClick={() => openDialog({ kind: 'tray' })}>
      <Unlink aria-hidden />
      {t('waiting', { count })}
    </button>
  )
}
