import { WifiOff } from 'lucide-react'
import { useEffect, type ReactElement } from 'react'
import { useTranslation } from 'react-i18next'
import { create } from 'zustand'
import { onConnection } from '../queries.ts'
import { notify } from '../ui/notify.tsx'
import styles from './banner.module.css'

/** Whether the wire to the library is down. */
export const useConnection = create<{ lost: boolean }>(() => ({ lost: false }))

/** Says that the library cannot be reached, for as long as that is so. */
export function ConnectionBanner(): ReactElement | null {
  const { t } = useTranslation('shell')
  const lost = useConnection((state) => state.lost)
  useEffect(() => {
    onConnection((now) => {
      if (useConnection.getState().lost && !now) notify.done(t('found'))
      useConnection.setState({ lost: now })
    })
  }, [t])
  if (!lost) return null
  return (
    <div role="alert" className={styles.banner}>
      <WifiOff aria-hidden />
      <span>{t('lost')}</span>
      <span className={styles.end}>{t('lostTrying')}</span>
    </div>
  )
}
